import { rejection } from './rejection-words.ts';

/** Rejections that the data of products cause. */
export const rejectionCatalogueMessages = {
  'rejection.gtinInvalid': rejection(
    'O código de barras (GTIN) de um produto está errado: o último dígito não confere. Corrija ou apague o GTIN no produto do Bling.',
    'The bar code (GTIN) of a product is wrong: its last digit does not match. Mend or empty it in the product of Bling.',
  ),
  'rejection.gtinPrefix': rejection(
    'O código de barras (GTIN) de um produto tem um começo que não existe: é um código interno. Apague o GTIN no produto do Bling.',
    'The bar code (GTIN) of a product begins as none does: it is a code of your own. Empty it in the product of Bling.',
  ),
  'rejection.gtinMissing': rejection(
    'Este tipo de produto precisa do código de barras (GTIN). Preencha o GTIN da embalagem no produto do Bling.',
    'This kind of product needs its bar code (GTIN). Fill it in from the package in the product of Bling.',
  ),
  'rejection.gtinPair': rejection(
    'O GTIN do produto e o GTIN tributário devem vir os dois ou nenhum. Complete ou apague os dois no produto do Bling.',
    'The GTIN of a product and that of its taxed unit come both or not at all. Fill or empty both in the product of Bling.',
  ),
  'rejection.gtinUnknown': rejection(
    'O código de barras (GTIN) não está no cadastro nacional. Confira na embalagem; se for revenda, peça ao fabricante que o registre, ou apague-o no Bling.',
    'The bar code (GTIN) is not in the national register. Check the package; ask its maker to register it, or empty it in Bling.',
  ),
  'rejection.gtinOfOther': rejection(
    'O código de barras (GTIN) é de um produto com outro NCM ou CEST. Confira GTIN, NCM e CEST no produto do Bling.',
    'The bar code (GTIN) is of a product with another NCM or CEST. Check GTIN, NCM and CEST in the product of Bling.',
  ),
  'rejection.ncmIncomplete': rejection(
    'Um produto está sem o NCM completo (oito números). Preencha no produto do Bling.',
    'A product lacks its whole NCM (eight digits). Fill it in in the product of Bling.',
  ),
  'rejection.ncmUnknown': rejection(
    'O NCM de um produto não existe ou não vale mais. Procure o NCM atual e corrija no produto do Bling.',
    'The NCM of a product does not exist or no longer holds. Look up the present one and mend the product of Bling.',
  ),
  'rejection.cestMissing': rejection(
    'Um produto com substituição tributária está sem CEST. Preencha o CEST no produto do Bling.',
    'A product with tax substitution lacks its CEST. Fill it in in the product of Bling.',
  ),
  'rejection.lineDiffers': rejection(
    'O valor de um item não é preço vezes quantidade. Confira unidade, preço e quantidade do item na nota, no Bling.',
    'The amount of a line is not price times quantity. Check its unit, price and quantity in the invoice, in Bling.',
  ),
};
