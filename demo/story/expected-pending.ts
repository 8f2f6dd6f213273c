import { STATUSES } from '../shop/account.ts';
import { SAME_SKU, WITHOUT_SKU } from '../shop/oddities.ts';
import type { OrderMove } from './operator.ts';
import type { Shopper } from './shopper.ts';
import type { Visit } from './visit.ts';

interface Story {
  readonly visits: readonly Visit[];
  /** Orders of the store, partly refunded, whose note was authorised before. */
  readonly refundedUnderNote: readonly number[];
  /** Whose invoice is refused. */
  readonly rejected: Shopper;
}

/** Everything in this run that only a person can settle, one line each, for the table. */
export function expectedPending(
  { visits, refundedUnderNote, rejected }: Story,
  orderMoves: readonly OrderMove[],
): readonly string[] {
  const bought = visits.filter(({ orderId }) => orderId !== undefined);
  const paidAndCancelled = orderMoves.filter(({ place, statusIds }) => {
    const payment = bought.find(({ shopper }) => shopper.place === place)?.shopper.payment;
    return statusIds.includes(STATUSES.cancelled) && payment === 'cartao';
  });
  return [
    ...WITHOUT_SKU.map(({ nome }) => `produto sem código: ${nome}`),
    ...SAME_SKU.map(({ nome }) => `código repetido: ${nome}`),
    ...bought
      .filter(({ shopper }) => shopper.part === 'impossible')
      .map(({ orderId, shopper }) => `pedido ${orderId}: ${reasonOf(shopper)}`),
    ...refundedUnderNote.map((id) => `pedido ${id}: devolvido em parte depois da nota`),
    ...bought
      .filter(({ shopper }) => shopper.place === rejected.place)
      .map(({ orderId }) => `pedido ${orderId}: a nota foi rejeitada`),
    ...paidAndCancelled.map(({ place }) => `comprador ${place}: cancelado no Bling embora pago`),
  ];
}

function reasonOf({ documentFault, payment }: Visit['shopper']): string {
  if (documentFault === 'invalid') return 'CPF inválido';
  if (documentFault === 'missing') return 'sem CPF nem CNPJ';
  return payment === 'cripto'
    ? 'forma de pagamento sem par no Bling'
    : 'artigo que o Bling não tem';
}
