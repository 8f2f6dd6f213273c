import type { Act } from '../sandboxes/bling.ts';
import type { Shopper } from './shopper.ts';

/** Whose invoice the tax authority refuses until a person mends something: one who pays by card and buys once. */
export function rejectedBuyer(shoppers: readonly Shopper[]): Shopper {
  const documents = shoppers.map(documentOf);
  const isAlone = (shopper: Shopper) =>
    documents.filter((one) => one === documentOf(shopper)).length === 1;
  const found = shoppers.filter(
    (shopper) =>
      shopper.part === 'ordinary' &&
      shopper.payment === 'cartao' &&
      shopper.afterwards.do === 'nothing' &&
      isAlone(shopper),
  );
  const last = found.at(-1);
  if (!last) throw new RangeError('nobody in this run pays by card and buys once');
  return last;
}

/** The word that the authority will have for it (Manual de Orientação do Contribuinte, 234). */
export function refuseNotesOf(shopper: Shopper): Act {
  const outcome = {
    is: 'reject' as const,
    code: 234,
    text: 'Rejeicao: IE do destinatario nao vinculada ao CNPJ',
  };
  return { do: 'scriptSefaz', rule: { document: documentOf(shopper), outcome } };
}

function documentOf({ person: { document } }: Shopper): string {
  return document.kind === 'cnpj' ? document.cnpj : document.cpf;
}
