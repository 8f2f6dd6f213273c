type Nothing = Record<never, never>;

export const stockMessages = {
  'stock.balanceUnknown': {
    'pt-BR': (_: Nothing) =>
      'O Bling não informou o saldo deste produto. Desconhecido não é zero: a loja fica como está e tentamos de novo.',
    en: (_: Nothing) =>
      'Bling did not tell the balance of this product. Unknown is not zero: the store stays as it is and we try again.',
  },
  'stock.warehouseUntold': {
    'pt-BR': ({ warehouse }: { warehouse: string }) =>
      `O Bling não informa o saldo do depósito ${warehouse}, que foi escolhido para esta conta. Desconhecido não é zero: a loja fica como está. Reative o depósito no Bling ou escolha outros na configuração da conta (warehouses).`,
    en: ({ warehouse }: { warehouse: string }) =>
      `Bling tells no balance of warehouse ${warehouse}, which was chosen for this account. Unknown is not zero: the store stays as it is. Activate the warehouse in Bling again or choose others in the account's configuration (warehouses).`,
  },
  'stock.waitsForReservation': {
    'pt-BR': (_: Nothing) => 'Esperando o Bling reservar as vendas mais recentes.',
    en: (_: Nothing) => 'Waiting for Bling to reserve the newest sales.',
  },
  'stock.unmanaged': {
    'pt-BR': ({ sku }: { sku: string }) =>
      `O item ${sku} da loja não controla quantidade. Ligue "Gerenciar estoque" no item e repita.`,
    en: ({ sku }: { sku: string }) =>
      `The store's item ${sku} does not count quantities. Switch "Manage stock" on and retry.`,
  },
  'stock.parentPool': {
    'pt-BR': ({ sku }: { sku: string }) =>
      `O item ${sku} usa o estoque do produto pai na loja. Passe a gerenciar o estoque por variação e repita.`,
    en: ({ sku }: { sku: string }) =>
      `The item ${sku} uses its parent's stock in the store. Manage stock per variation and retry.`,
  },
  'stock.off': {
    'pt-BR': (_: Nothing) =>
      'O controle de estoque está desligado na loja inteira. Ligue-o nas configurações da loja e repita.',
    en: (_: Nothing) =>
      'Stock management is switched off in the whole store. Switch it on in the settings of the store and retry.',
  },
  'stock.refused': {
    'pt-BR': ({ sku, detail }: { sku: string; detail: string }) =>
      `A loja recusou a quantidade de ${sku}: ${detail}.`,
    en: ({ sku, detail }: { sku: string; detail: string }) =>
      `The store refused the quantity of ${sku}: ${detail}.`,
  },
  'stock.fulfilledNotPosted': {
    'pt-BR': ({ number }: { number: string }) =>
      `O pedido ${number} está atendido no Bling, mas a baixa de estoque não está comprovada. Lance o estoque no Bling ou confirme qual situação faz a baixa.`,
    en: ({ number }: { number: string }) =>
      `Order ${number} is fulfilled in Bling but its stock posting is not proven. Post the stock in Bling or confirm which status posts it.`,
  },
};
