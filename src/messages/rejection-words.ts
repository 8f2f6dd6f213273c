/** What a rejected invoice is told with. `text` is the authority's own; it may be empty. */
export type Rejected = {
  readonly number: string;
  readonly code: string;
  readonly text: string;
  /** `store`, `catalogue`, `accountant` or `retry`. */
  readonly owner: string;
  /** 1: looked at again, and nothing in the note differs. */
  readonly unchanged: number;
};

const WHO: Readonly<Record<string, { readonly pt: string; readonly en: string }>> = {
  store: { pt: 'Quem resolve: a loja.', en: 'Who mends it: the store.' },
  catalogue: {
    pt: 'Quem resolve: quem cuida do cadastro de produtos no Bling.',
    en: 'Who mends it: whoever keeps the products in Bling.',
  },
  accountant: { pt: 'Quem resolve: o contador.', en: 'Who mends it: the accountant.' },
  retry: { pt: 'Nada a fazer: enviamos de novo.', en: 'Nothing to do: it is sent again.' },
};

const UNCHANGED = {
  pt: ' Nada mudou na nota desde a recusa; se a correção não aparece nela, mande enviar com "totoro invoice".',
  en: ' Nothing in the invoice changed since; if it does not show the mending, send it with "totoro invoice".',
};

/** One rejection in both languages: what is wrong, what to do, who does it, and what the authority said. */
export function rejection(pt: string, en: string) {
  return {
    'pt-BR': ({ number, code, text, owner, unchanged }: Rejected) =>
      `A SEFAZ recusou a nota do pedido ${number} (${code || 'sem código'}). ${pt} ${WHO[owner]?.pt ?? ''}${unchanged ? UNCHANGED.pt : ''}${text && ` [${text}]`}`,
    en: ({ number, code, text, owner, unchanged }: Rejected) =>
      `The tax authority refused the invoice of order ${number} (${code || 'no code'}). ${en} ${WHO[owner]?.en ?? ''}${unchanged ? UNCHANGED.en : ''}${text && ` [${text}]`}`,
  };
}
