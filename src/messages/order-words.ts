/** Steps and stages of an order after its import, for people. */
const WORDS = {
  'pt-BR': {
    seen: 'visto na loja',
    skipped: 'não é importado',
    imported: 'importado',
    tombstone: 'encerrado',
    wanted: 'a emitir',
    generated: 'gerada, não enviada',
    sent: 'enviada à SEFAZ',
    authorised: 'autorizada',
    rejected: 'recusada',
    dead: 'sem validade (denegada, bloqueada ou excluída)',
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
    wanted: 'to be issued',
    generated: 'made, not sent',
    sent: 'sent to the tax authority',
    authorised: 'authorised',
    rejected: 'refused',
    dead: 'not valid (denied, blocked or deleted)',
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
