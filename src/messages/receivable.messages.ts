type OfOrder = { number: string };
type Difference = { number: string; listed: string; expected: string; difference: string };
type Nothing = Record<never, never>;

export const receivableMessages = {
  'receivable.partlySettled': {
    'pt-BR': ({ number }: OfOrder) =>
      `Uma conta a receber do pedido ${number} foi baixada em parte por outra pessoa ou programa. Complete ou desfaça essa baixa no Bling e repita.`,
    en: ({ number }: OfOrder) =>
      `A receivable of order ${number} was settled in part by another person or program. Complete or undo that settlement in Bling and retry.`,
  },
  'receivable.gone': {
    'pt-BR': ({ number }: OfOrder) =>
      `Uma conta a receber do pedido ${number} foi excluída, cancelada ou devolvida no Bling. Confira as contas do pedido no Bling e repita.`,
    en: ({ number }: OfOrder) =>
      `A receivable of order ${number} was deleted, cancelled or returned in Bling. Check the order's receivables there and retry.`,
  },
  'receivable.ofInvoice': {
    'pt-BR': ({ number }: OfOrder) =>
      `As contas a receber do pedido ${number} foram lançadas pela nota fiscal. Estorne-as na nota, no Bling, e repita.`,
    en: ({ number }: OfOrder) =>
      `The receivables of order ${number} were posted by its invoice. Reverse them there, in Bling, and retry.`,
  },
  'receivable.settling': {
    'pt-BR': (_: Nothing) =>
      'O Bling não confirmou se lançou, baixou ou estornou. Esperamos um pouco e olhamos lá antes de repetir.',
    en: (_: Nothing) =>
      'Bling did not say whether it posted, settled or reversed. We wait a little and look there before repeating.',
  },
  'receivable.notThereYet': {
    'pt-BR': ({ number }: OfOrder) =>
      `As contas a receber do pedido ${number} ainda não apareceram no Bling. Olhamos de novo daqui a pouco.`,
    en: ({ number }: OfOrder) =>
      `The receivables of order ${number} are not in Bling yet. We look again soon.`,
  },
  'receivable.changing': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} tem uma alteração em aberto: as contas a receber esperam por ela.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} has a change that is not decided or done yet: its receivables wait for it.`,
  },
  'receivable.missing': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} deveria ter contas a receber no Bling e não tem. Lance as contas no pedido (ou na nota) e repita; se outra pessoa é quem lança, mude quem lança as contas na configuração (receivablesPostedBy).`,
    en: ({ number }: OfOrder) =>
      `Order ${number} should have receivables in Bling and has none. Post them on the order (or its invoice) and retry; if somebody else posts them, change who does in the configuration (receivablesPostedBy).`,
  },
  'receivable.sumDiffers': {
    'pt-BR': ({ number, listed, expected, difference }: Difference) =>
      `Entre o pedido ${number} e suas contas a receber há uma diferença de R$ ${difference}: o pedido soma R$ ${expected} e as contas somam R$ ${listed}. Corrija as contas no Bling e repita.`,
    en: ({ number, listed, expected, difference }: Difference) =>
      `Between order ${number} and its receivables there is a difference of R$ ${difference}: the order comes to R$ ${expected}, the receivables to R$ ${listed}. Mend the receivables in Bling and retry.`,
  },
  'receivable.doubled': {
    'pt-BR': ({ number, listed, expected }: Difference) =>
      `As contas a receber do pedido ${number} estão em dobro: o pedido soma R$ ${expected} e as contas somam R$ ${listed}. Outra pessoa, uma transição de situação ou a nota também lança. O lançamento de contas desta conta do Bling está parado: exclua as repetidas, deixe um só responsável (receivablesPostedBy) e repita.`,
    en: ({ number, listed, expected }: Difference) =>
      `The receivables of order ${number} are doubled: the order comes to R$ ${expected}, the receivables to R$ ${listed}. A person, a status transition or the invoice posts them too. Posting stands still for this Bling account: delete the doubles, leave one owner (receivablesPostedBy) and retry.`,
  },
  'receivable.postedByOther': {
    'pt-BR': ({ number }: OfOrder) =>
      `As contas a receber do pedido ${number} já estavam no Bling antes de as lançarmos: outra pessoa, uma transição ou a nota também lança. O lançamento de contas desta conta do Bling está parado: deixe um só responsável (receivablesPostedBy) e repita.`,
    en: ({ number }: OfOrder) =>
      `The receivables of order ${number} were in Bling before we posted them: a person, a transition or the invoice posts them too. Posting stands still for this Bling account: leave one owner (receivablesPostedBy) and retry.`,
  },
  'receivable.stopped': {
    'pt-BR': ({ number }: OfOrder) =>
      `O lançamento desta conta do Bling está parado até que alguém resolva o pedido ${number}, que mostrou dois responsáveis pelo mesmo lançamento.`,
    en: ({ number }: OfOrder) =>
      `Posting stands still for this Bling account until somebody sees to order ${number}, which showed two owners of one posting.`,
  },
  'receivable.proving': {
    'pt-BR': ({ number }: OfOrder) =>
      `O primeiro lançamento desta conta do Bling (pedido ${number}) está sendo conferido; os outros esperam por ele.`,
    en: ({ number }: OfOrder) =>
      `The first posting of this Bling account (order ${number}) is being checked; the others wait for it.`,
  },
  'receivable.noLedgerAccount': {
    'pt-BR': ({ number, accounts }: { number: string; accounts: string }) =>
      `O pedido ${number} está pago, mas não foi dito em que conta o dinheiro entra. Escolha uma das contas do Bling na configuração (ledgerAccount, ou ledgerAccountByMethod por forma de pagamento) e repita: ${accounts}.`,
    en: ({ number, accounts }: { number: string; accounts: string }) =>
      `Order ${number} is paid, but nobody has said where the money goes. Choose one of Bling's accounts in the configuration (ledgerAccount, or ledgerAccountByMethod by method of payment) and retry: ${accounts}.`,
  },
  'receivable.termsUnknown': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} está pago e tem conta a receber em aberto, mas não sabemos se devemos baixá-la: a forma de pagamento do pedido não está mais associada a uma forma do Bling, ou foi excluída de lá. Associe-a de novo a uma forma de pagamento que existe no Bling e repita.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} is paid and has an open receivable, but we cannot tell whether to settle it: the order's payment method is no longer mapped to one of Bling's, or was deleted there. Map it again to a payment method that exists in Bling and retry.`,
  },
  'receivable.totalZero': {
    'pt-BR': (_: Nothing) => 'O pedido soma zero: não há o que receber.',
    en: (_: Nothing) => 'The order comes to nothing: there is nothing to receive.',
  },
  'receivable.methodKeepsNone': {
    'pt-BR': ({ method }: { method: string }) =>
      `A forma de pagamento "${method}" não gera contas a receber no Bling (destino: ficha financeira ou caixa).`,
    en: ({ method }: { method: string }) =>
      `The payment method "${method}" makes no receivables in Bling (destination: financial record or cash).`,
  },
  'receivable.stockUnknown': {
    'pt-BR': ({ number }: OfOrder) =>
      `O Bling não confirmou se movimentou o estoque do pedido ${number}, e o saldo não permite saber. Confira no Bling se o estoque do pedido foi lançado (ou estornado), faça à mão o que faltar e marque como resolvido.`,
    en: ({ number }: OfOrder) =>
      `Bling did not say whether it moved the stock of order ${number}, and the balances do not tell. Look in Bling whether the order's stock was posted (or reversed), do by hand what is missing and mark it as settled.`,
  },
  'receivable.stockDiffers': {
    'pt-BR': ({ number, sku }: { number: string; sku: string }) =>
      `O primeiro lançamento de estoque desta conta (pedido ${number}) não baixou o produto ${sku} exatamente uma vez. O lançamento de estoque está parado: confira os movimentos no Bling, deixe um só responsável (stockPostedBy) e repita.`,
    en: ({ number, sku }: { number: string; sku: string }) =>
      `The first stock posting of this account (order ${number}) did not lower product ${sku} exactly once. Stock posting stands still: check the movements in Bling, leave one owner (stockPostedBy) and retry.`,
  },
  'receivable.twoStockOwners': {
    'pt-BR': ({ number }: OfOrder) =>
      `O pedido ${number} está numa situação que já lança o estoque no Bling (postingStatuses), e a configuração diz que nós lançamos (stockPostedBy: sync). Deixe um só responsável e repita.`,
    en: ({ number }: OfOrder) =>
      `Order ${number} is in a status that posts the stock in Bling (postingStatuses), and the configuration says that we do (stockPostedBy: sync). Leave one owner and retry.`,
  },
  'audit.actionReceivablesPost': {
    'pt-BR': () => 'contas a receber lançadas no Bling',
    en: () => 'receivables posted in Bling',
  },
  'audit.actionReceivablesRead': {
    'pt-BR': () => 'contas a receber lidas do Bling',
    en: () => 'receivables read from Bling',
  },
  'audit.actionReceivablesNone': {
    'pt-BR': () => 'sem contas a receber',
    en: () => 'no receivables',
  },
  'audit.actionReceivablesSettle': {
    'pt-BR': () => 'conta a receber baixada no Bling',
    en: () => 'receivable settled in Bling',
  },
  'audit.actionReceivablesUnsettle': {
    'pt-BR': () => 'baixa de conta a receber desfeita no Bling',
    en: () => 'settlement of a receivable undone in Bling',
  },
  'audit.actionReceivablesReverse': {
    'pt-BR': () => 'contas a receber estornadas no Bling',
    en: () => 'receivables reversed in Bling',
  },
  'audit.actionOrderStockPost': {
    'pt-BR': () => 'estoque do pedido lançado no Bling',
    en: () => 'stock of the order posted in Bling',
  },
  'audit.actionOrderStockReverse': {
    'pt-BR': () => 'estoque do pedido estornado no Bling',
    en: () => 'stock of the order reversed in Bling',
  },
  'audit.actionPostingProof': {
    'pt-BR': () => 'responsável pelo lançamento conferido',
    en: () => 'owner of the posting checked',
  },
};
