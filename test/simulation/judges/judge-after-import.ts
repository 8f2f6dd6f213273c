import { STATUS } from '../../journeys/shop-world.builder.ts';
import { ACCOUNT } from '../world/shop.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';
import { eachStore } from './judged.ts';

const CANCELLED_NOTE = 2;
const AUTHORISED = [5, 6];
const PAID = ['processing', 'completed'];

type Books = ReturnType<Judged['world']['bling']['state']>;
type ErpOrder = Books['orders'][number];

/**
 * P1 and P5 after the import: one note an order, one set of receivables, each settled once, all worth the order to
 * the cent; and what is paid has them, or a person is asked.
 */
export function judgeAfterImport(judged: Judged): readonly Breach[] {
  if (!judged.world.shop.keepsBooks) return [];
  const books = judged.world.bling.state(ACCOUNT);
  const ours = books.orders.filter(({ lojaId }) =>
    eachStore(judged).some(({ connection }) => String(lojaId) === String(connection.channelId)),
  );
  return [
    ...ours.flatMap((order) => [
      ...toBreaches('P1', twins(books, order)),
      ...toBreaches('P5', amounts(books, order)),
    ]),
    ...toBreaches('P6', missing(judged, books)),
    ...toBreaches('P5', unpaid(judged, books)),
  ];
}

function livingNotes({ notes }: Books, { id }: ErpOrder) {
  return notes.filter(({ orderId, situacao }) => orderId === id && situacao !== CANCELLED_NOTE);
}

function twins(books: Books, order: ErpOrder): readonly string[] {
  const notes = livingNotes(books, order).length;
  const settledTwice = order.receivables.filter(({ settlements }) => settlements.length > 1);
  return [
    ...(notes > 1 ? [`order ${order.numeroLoja} has ${notes} notes`] : []),
    ...(order.receivables.length > order.parcelas.length
      ? [`order ${order.numeroLoja} has ${order.receivables.length} receivables`]
      : []),
    ...settledTwice.map(({ id }) => `receivable ${id} of ${order.numeroLoja} is settled twice`),
  ];
}

function amounts(books: Books, order: ErpOrder): readonly string[] {
  const { numeroLoja, totalCents, receivables } = order;
  const due = receivables.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const other = livingNotes(books, order).filter((note) => note.totalCents !== totalCents);
  return [
    ...(receivables.length > 0 && due !== totalCents
      ? [`order ${numeroLoja} is worth ${totalCents}, its receivables ${due}`]
      : []),
    ...other.map(
      (note) => `order ${numeroLoja} is worth ${totalCents}, its note ${note.totalCents}`,
    ),
  ];
}

/** Notes of what nobody has paid, or pays only at the door (domain rules 4.2). */
function unpaid(judged: Judged, books: Books): readonly string[] {
  return eachStore(judged).flatMap(({ store, connection }) =>
    store.state().orders.flatMap(({ id, paidAt, paymentMethod }) => {
      if (paidAt !== null && paymentMethod !== 'cod') return [];
      const order = findOrder(books, connection, id);
      if (!order || livingNotes(books, order).length === 0) return [];
      return [`order ${id} has a note and nobody has paid it`];
    }),
  );
}

function findOrder(
  { orders }: Books,
  { channelId }: ReturnType<typeof eachStore>[number]['connection'],
  id: number,
): ErpOrder | undefined {
  return orders.find(
    ({ lojaId, numeroLoja }) => String(lojaId) === String(channelId) && numeroLoja === String(id),
  );
}

/** Paid orders without an authorised note or without receivables, although nobody is asked. */
function missing(judged: Judged, books: Books): readonly string[] {
  return eachStore(judged).flatMap(({ store, connection }) =>
    store.state().orders.flatMap(({ id, status, paymentMethod, totalCents }) => {
      const order = findOrder(books, connection, id);
      const isAsked = [...judged.pending].some((key) => key.endsWith(` ${connection.id}/${id}`));
      const isPaid = PAID.includes(status) && paymentMethod !== 'cod' && totalCents > 0;
      if (!order || isAsked || !isPaid || order.statusId === STATUS.cancelled) return [];
      const isInvoiced = livingNotes(books, order).some(({ situacao }) =>
        AUTHORISED.includes(situacao),
      );
      return [
        ...(isInvoiced ? [] : [`order ${id} is paid and has no authorised note`]),
        ...(order.receivables.length > 0 ? [] : [`order ${id} is paid and has no receivables`]),
      ];
    }),
  );
}
