/** Steps and stages of an order after its import, for people. */
const WORDS = {
  'pt-BR': {
    seen: 'visto na loja',
    skipped: 'não é importado',
    imported: 'importado',
    tombstone: 'encerrado',
    wanted: 'a fazer',
    generated: 'gerada, ainda não enviada',
    sent: 'enviada à SEFAZ',
    authorised: 'autorizada',
    rejected: 'recusada pela SEFAZ',
    dead: 'denegada ou bloqueada',
    cancelled: 'cancelada',
    expected: 'a lançar',
    posted: 'lançadas',
    none_expected: 'nada a receber por contas',
    reversed: 'estornadas',
    none: 'nada enviado ainda',
    labelled: 'etiqueta feita',
    shipped: 'enviado',
    delivered: 'entregue',
  },
  en: {
    seen: 'seen in the store',
    skipped: 'not imported',
    imported: 'imported',
    tombstone: 'closed',
    wanted: 'to be made',
    generated: 'made, not sent yet',
    sent: 'sent to the tax authority',
    authorised: 'authorised',
    rejected: 'refused by the tax authority',
    dead: 'denied or blocked',
    cancelled: 'cancelled',
    expected: 'to be posted',
    posted: 'posted',
    none_expected: 'nothing to receive by receivables',
    reversed: 'taken back',
    none: 'nothing sent yet',
    labelled: 'label made',
    shipped: 'shipped',
    delivered: 'delivered',
  },
} as const;

/** A step that has no word yet is shown by its name. */
export function orderWord(step: string, language: keyof typeof WORDS): string {
  const words: Readonly<Record<string, string>> = WORDS[language];
  return words[step] ?? step;
}
