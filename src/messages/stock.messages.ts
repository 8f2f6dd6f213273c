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
  'stock.masterWaitsForSale': {
    'pt-BR': ({ sku }: { sku: string }) =>
      `Uma venda de ${sku} ainda não está comprovada no Bling: até lá, o saldo que a loja manda para o Bling espera.`,
    en: ({ sku }: { sku: string }) =>
      `A sale of ${sku} is not proven to be in Bling yet: until then the balance that the store sends to Bling waits.`,
  },
  'stock.masterWarehouse': {
    'pt-BR': (_: Nothing) =>
      'A loja é a dona do estoque, e a conta do Bling tem vários depósitos. Escolha um só na configuração da conta (warehouses): é nele que o saldo é lançado.',
    en: (_: Nothing) =>
      "The store is the stock master, and the Bling account has several warehouses. Choose exactly one in the account's configuration (warehouses): the balance is written there.",
  },
  'stock.masterNeverCounted': {
    'pt-BR': ({ sku }: { sku: string }) =>
      `A loja é a dona do estoque e mostra 0 de ${sku}, mas nunca foi contado nela e o Bling tem saldo. Digite a quantidade na loja, ou zere o saldo no Bling.`,
    en: ({ sku }: { sku: string }) =>
      `The store is the stock master and shows 0 of ${sku}, but it was never counted there and Bling has a balance. Type the quantity in the store, or set the balance in Bling to 0.`,
  },
  'stock.masterSoldElsewhere': {
    'pt-BR': ({ sku, units }: { sku: string; units: string }) =>
      `${units} de ${sku} saíram por outra loja ou em um kit, e a loja dona do estoque não sabe. Baixe a quantidade nela; se já baixou, ajuste o saldo no Bling para o que ela mostra.`,
    en: ({ sku, units }: { sku: string; units: string }) =>
      `${units} of ${sku} left through another store or in a kit, and the stock master does not know. Lower the quantity there; if that was done already, set the balance in Bling to what it shows.`,
  },
};
