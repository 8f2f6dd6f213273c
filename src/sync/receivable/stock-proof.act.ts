import { ownJson } from '../../kernel/own-json.ts';
import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { createProductNames } from '../product-names.repository.ts';
import { createPostingProofs, type PostingProof } from './posting-proof.repository.ts';
import type { PostingWork, Step } from './posting-work.ts';
import { saveProof } from './save-proof.ts';
import { movedBetween, Shelf } from './shelf.ts';
import { postStock, shelfNow, type StockIo } from './stock.act.ts';

/** Bling moves the shelf some time after it has answered. */
const AGAIN_MS = 60_000;
const GIVE_UP_MS = 600_000;

/** Reads what lies there, keeps it, and posts: what is found there afterwards shows who else posts. */
export async function postFirstStock(io: StockIo, work: PostingWork): Promise<Step> {
  const proof = await proofOf(io, work);
  const before = shelfBefore(proof, work) ?? (await shelfNow(io, work));
  await saveStockProof(io, work, { state: 'proving', before });
  return postStock(io, work, before);
}

/** Exactly what the order takes must have gone, and nothing more (domain rules 3.4). */
export async function proveStock(io: StockIo, work: PostingWork): Promise<RowResult> {
  const proof = await proofOf(io, work);
  const before = shelfBefore(proof, work);
  if (!proof || !before) return { do: 'done' };
  // Looked at again after a conflict: a person has seen to it, and the next order shows it anew.
  if (proof.state === 'conflict') return forget(work);
  const seen = movedBetween(before, await shelfNow(io, work), -1);
  if (seen.moved === 'once') {
    await saveStockProof(io, work, { state: 'proven', before });
    return { do: 'done' };
  }
  const { number } = work.order;
  const now = io.clock.now();
  const isYoung = now < proof.proved_at + GIVE_UP_MS;
  if (seen.moved === 'not' && isYoung) {
    const cause = message('receivable.proving', { number });
    return { do: 'wait', untilMs: now + AGAIN_MS, cause };
  }
  const productId = seen.moved === 'unclear' ? seen.productId : before.products[0]?.productId;
  // Nothing of it lies on a shelf, such as a service: another order must show it.
  if (productId === undefined) return forget(work);
  const names = await createProductNames(io.database.db, work.account.id).find([productId]);
  const sku = names.get(productId)?.sku ?? productId;
  await saveStockProof(io, work, { state: 'conflict', before });
  return { do: 'needs_person', cause: message('receivable.stockDiffers', { number, sku }) };
}

function forget({ account }: PostingWork): RowResult {
  return {
    do: 'done',
    record: (tx) => createPostingProofs(tx, account.id).forget('stock'),
  };
}

function proofOf(io: StockIo, { account }: PostingWork): Promise<PostingProof | undefined> {
  return createPostingProofs(io.database.db, account.id).find('stock', 'sync');
}

function shelfBefore(proof: PostingProof | undefined, { order }: PostingWork): Shelf | undefined {
  if (proof?.order_id !== order.id || proof.shelf_before === null) return undefined;
  return Shelf.parse(ownJson(proof.shelf_before));
}

function saveStockProof(
  io: StockIo,
  work: PostingWork,
  { state, before }: { state: PostingProof['state']; before: Shelf },
): Promise<void> {
  const kept = { shelfBefore: JSON.stringify(before) };
  return saveProof(io, work, { posting: 'stock', owner: 'sync', state, ...kept });
}
