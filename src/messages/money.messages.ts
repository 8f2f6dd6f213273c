type Place = { number: string; difference: string };

export const moneyMessages = {
  'money.storeTerms': {
    'pt-BR': ({ number, difference }: Place) =>
      `Entre os itens, descontos, taxas e frete do pedido ${number} e o total dele na loja há uma diferença de R$ ${difference} sem explicação. Confira o pedido na loja e repita.`,
    en: ({ number, difference }: Place) =>
      `Between items, discounts, fees and freight of order ${number} and its total in the store R$ ${difference} have no explanation. Check the order in the store and retry.`,
  },
  'money.storeAndErp': {
    'pt-BR': ({ number, difference }: Place) =>
      `Entre o pedido ${number} na loja e no Bling há uma diferença de R$ ${difference} sem explicação. Nada é baixado nem faturado até que ela seja corrigida: confira itens, descontos e frete no Bling e repita.`,
    en: ({ number, difference }: Place) =>
      `Between order ${number} in the store and in Bling R$ ${difference} have no explanation. Nothing is settled or invoiced until that is mended: check items, discounts and freight in Bling and retry.`,
  },
  'money.erpAndInstallments': {
    'pt-BR': ({ number, difference }: Place) =>
      `Entre o pedido ${number} no Bling e suas parcelas há uma diferença de R$ ${difference}. Corrija as parcelas no Bling e repita.`,
    en: ({ number, difference }: Place) =>
      `Between order ${number} in Bling and its instalments there is a difference of R$ ${difference}. Mend the instalments in Bling and retry.`,
  },
  'money.erpAndReceivables': {
    'pt-BR': ({ number, difference }: Place) =>
      `Entre o pedido ${number} e suas contas a receber há uma diferença de R$ ${difference}. Nada é baixado nem faturado até que ela seja corrigida: confira as contas no Bling e repita.`,
    en: ({ number, difference }: Place) =>
      `Between order ${number} and its receivables there is a difference of R$ ${difference}. Nothing is settled or invoiced until that is mended: check the receivables in Bling and retry.`,
  },
  'money.erpAndInvoice': {
    'pt-BR': ({ number, difference }: Place) =>
      `Entre o pedido ${number} e sua nota fiscal há uma diferença de R$ ${difference} que IPI e ICMS-ST não explicam. Confira a nota com o contador e repita.`,
    en: ({ number, difference }: Place) =>
      `Between order ${number} and its invoice there is a difference of R$ ${difference} that IPI and ICMS-ST do not explain. Check the invoice with the accountant and retry.`,
  },
  'audit.actionMoneyCheck': {
    'pt-BR': () => 'valores do pedido conferidos',
    en: () => 'money of the order checked',
  },
};
