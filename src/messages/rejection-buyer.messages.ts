import { rejection } from './rejection-words.ts';

/** Rejections that the buyer's data or the way of paying cause. */
export const rejectionBuyerMessages = {
  'rejection.buyerDocument': rejection(
    'O CPF ou CNPJ do cliente não é válido ou não existe. Confirme com o cliente e corrija no pedido da loja.',
    "The buyer's CPF or CNPJ is not valid or unknown. Ask the buyer and mend it in the store's order.",
  ),
  'rejection.buyerIeInvalid': rejection(
    'A inscrição estadual do cliente não é válida no estado dele. Confirme com o cliente e corrija no pedido da loja.',
    "The buyer's state registration is not valid in that state. Ask the buyer and mend it in the store's order.",
  ),
  'rejection.buyerIeMissing': rejection(
    'O cliente é contribuinte do ICMS e a nota não traz a inscrição estadual dele. Peça o número e preencha no pedido da loja ou no contato do Bling.',
    "The buyer pays ICMS and the invoice lacks the state registration. Ask for it and fill it in the store's order or in Bling's contact.",
  ),
  'rejection.buyerIeUnknown': rejection(
    'O estado não conhece a inscrição estadual do cliente. Confirme o número com o cliente; sem inscrição, marque o contato como não contribuinte.',
    'The state does not know the state registration of the buyer. Ask for the right one; without one, mark the contact as no taxpayer.',
  ),
  'rejection.buyerIeNotOfCnpj': rejection(
    'A inscrição estadual informada não é do CNPJ do cliente. Peça a inscrição certa e corrija no pedido da loja ou no contato do Bling.',
    "The state registration is not of the buyer's CNPJ. Ask for the right one and mend it in the store's order or in Bling's contact.",
  ),
  'rejection.buyerIeThoughExempt': rejection(
    'O cliente está como isento ou não contribuinte, mas a nota traz inscrição estadual. Apague a inscrição no contato do Bling ou marque-o como contribuinte.',
    'The buyer is marked exempt or no taxpayer, yet the invoice has a state registration. Empty it in the contact of Bling or mark the buyer as a taxpayer.',
  ),
  'rejection.exemptNotAllowed': rejection(
    'O estado do cliente não aceita contribuinte isento de inscrição. Marque o contato no Bling como não contribuinte.',
    "The buyer's state knows no exempt taxpayers. Mark the contact in Bling as no taxpayer.",
  ),
  'rejection.buyerSuframa': rejection(
    'A inscrição SUFRAMA do cliente não é válida. Confirme com o cliente e corrija no contato do Bling.',
    "The buyer's SUFRAMA registration is not valid. Ask the buyer and mend the contact in Bling.",
  ),
  'rejection.buyerCity': rejection(
    'A cidade do cliente não existe com esse nome ou não é do estado informado. Corrija cidade, UF e CEP no pedido da loja.',
    "The buyer's city is unknown or not of that state. Mend city, state and postal code in the store's order.",
  ),
  'rejection.buyerMissing': rejection(
    'A nota não identifica o cliente. Preencha nome e CPF ou CNPJ no pedido da loja.',
    "The invoice does not identify the buyer. Fill in name and CPF or CNPJ in the store's order.",
  ),
  'rejection.buyerAddress': rejection(
    'Falta o endereço do cliente na nota. Preencha rua, número, bairro, cidade, UF e CEP no pedido da loja.',
    "The buyer's address is missing. Fill in street, number, neighbourhood, city, state and postal code in the store's order.",
  ),
  'rejection.buyerIsSeller': rejection(
    'O cliente da nota é a própria empresa que emite. Confira o contato do pedido.',
    'The buyer of the invoice is the company that issues it. Check the contact of the order.',
  ),
  'rejection.carrier': rejection(
    'Os dados da transportadora (CNPJ, CPF ou UF) não são válidos. Corrija a transportadora na nota, no Bling.',
    'The data of the carrier (CNPJ, CPF or state) is not valid. Mend the carrier in the invoice, in Bling.',
  ),
  'rejection.payment': rejection(
    'O pagamento da nota não fecha com o total, ou o meio de pagamento foi informado errado. Confira as parcelas e a forma de pagamento no Bling.',
    'The payment does not close with the total, or its means is wrong. Check instalments and payment method in Bling.',
  ),
  'rejection.cardData': rejection(
    'Faltam os dados do cartão (bandeira, credenciadora ou tipo de integração). Complete a forma de pagamento no Bling.',
    'The data of the card is missing (brand, acquirer or kind of integration). Complete the payment method in Bling.',
  ),
  'rejection.duplicate': rejection(
    'A SEFAZ já tem esta nota. Abra a nota no Bling e use "Consultar situação": ela deve passar a autorizada. Não emita outra.',
    'The authority has this invoice already. Open it in Bling and ask for its situation: it should turn authorised. Issue no other.',
  ),
  'rejection.nfcePurchaseData': rejection(
    'A NFC-e não pode levar número de pedido de compra. Apague esse campo no pedido e na nota, no Bling.',
    'An NFC-e must not carry a purchase order number. Empty that field in the order and in the invoice, in Bling.',
  ),
};
