type Nothing = Record<never, never>;
type Named = { name: string; sku: string };

export const productMessages = {
  'product.notGoods': {
    'pt-BR': (_: Nothing) => 'Serviço ou matéria-prima: não vai para a loja.',
    en: (_: Nothing) => 'A service or raw material: it does not go to the store.',
  },
  'product.inactive': {
    'pt-BR': (_: Nothing) => 'Inativo no Bling e ainda não existe na loja: nada a fazer.',
    en: (_: Nothing) => 'Inactive in Bling and not in the store: nothing to do.',
  },
  'product.creationOff': {
    'pt-BR': (_: Nothing) => 'Não existe na loja, e a criação automática está desligada.',
    en: (_: Nothing) => 'Not in the store, and creating is switched off.',
  },
  'product.noSku': {
    'pt-BR': ({ name }: { name: string }) =>
      `O produto "${name}" não tem código (SKU) no Bling. Preencha o código e repita.`,
    en: ({ name }: { name: string }) =>
      `The product "${name}" has no code (SKU) in Bling. Fill it in and retry.`,
  },
  'product.repeatedSkuInErp': {
    'pt-BR': ({ name, sku }: Named) =>
      `O código ${sku} de "${name}" está em mais de um produto do Bling. Deixe cada produto com um código próprio e repita.`,
    en: ({ name, sku }: Named) =>
      `The code ${sku} of "${name}" is on more than one product of Bling. Give each its own code and retry.`,
  },
  'product.repeatedSkuInStore': {
    'pt-BR': ({ name, sku }: Named) =>
      `O código ${sku} de "${name}" está em mais de um item da loja. Corrija na loja e repita.`,
    en: ({ name, sku }: Named) =>
      `The code ${sku} of "${name}" is on more than one item of the store. Mend it in the store and retry.`,
  },
  'product.otherShapeInStore': {
    'pt-BR': ({ name, sku }: Named) =>
      `O código ${sku} de "${name}" existe na loja com outro formato (com ou sem variações). Ajuste um dos lados e repita.`,
    en: ({ name, sku }: Named) =>
      `The code ${sku} of "${name}" exists in the store in another shape (with or without variations). Adjust one side and retry.`,
  },
  'product.refusedByStore': {
    'pt-BR': ({ name, detail }: { name: string; detail: string }) =>
      `A loja recusou o produto "${name}": ${detail}. Corrija o cadastro no Bling e repita.`,
    en: ({ name, detail }: { name: string; detail: string }) =>
      `The store refused the product "${name}": ${detail}. Mend it in Bling and retry.`,
  },
  'product.settling': {
    'pt-BR': ({ name }: { name: string }) =>
      `A loja não confirmou se criou o item de "${name}". Esperamos um pouco e procuramos por ele antes de repetir.`,
    en: ({ name }: { name: string }) =>
      `The store did not say whether it made the item of "${name}". We wait a little and look for it before repeating.`,
  },
  'product.goneFromStore': {
    'pt-BR': ({ name }: { name: string }) =>
      `O item de "${name}" foi apagado na loja. Restaure-o na loja ou desfaça a ligação para criá-lo de novo.`,
    en: ({ name }: { name: string }) =>
      `The item of "${name}" was deleted in the store. Restore it there, or unlink it to have it made again.`,
  },
};
