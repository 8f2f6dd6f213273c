import type { Tx } from '../../database/tables.ts';
import { ChangeHalfDone } from '../failures.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { acceptOrderByHand } from '../order/accept-by-hand.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { createWriteIntents } from '../write-intent.repository.ts';
import { auditChange, type Place } from './audit-change.ts';
import { endChange } from './change.record.ts';
import { type OpenChange, readOpenChange } from './open-change.ts';
import { owedAfter } from './owed.ts';

/** What a person says of the open change of an order. */
export const CHANGE_WORDS = ['apply', 'drop', 'done'] as const;
export type ChangeWord = (typeof CHANGE_WORDS)[number];

export interface Decision extends Place {
  /** `person:<name>`. */
  readonly actor: string;
}

type DecideIo = Pick<SyncIo, 'audit' | 'clock' | 'vault'>;

/**
 * A person's word on the change of an order, in one transaction; the flow goes on from there.
 *
 * `apply`: carry the proposed plan out. `drop`: leave the ERP as it is; it is not asked again until something changes.
 * `done`: the step that waits for a person is done; of a plan that is only proposed: all of it, by hand.
 *
 * @returns whether there was something to decide
 * @throws {ChangeHalfDone} when it would leave behind what was taken back and not done again
 */
export async function decideChange(
  io: DecideIo,
  tx: Tx,
  { word, ...decision }: Decision & { readonly word: ChangeWord },
): Promise<boolean> {
  const changes = createOrderChanges(tx, decision.store.id);
  const open = await readOpenChange(changes, decision.orderId);
  if (word === 'apply') return open?.state === 'proposed' && approve(io, tx, { decision, open });
  if (word === 'done' && open?.state === 'running') return stepDone(io, tx, { decision, open });
  if (open) await refuseWhileOwed(tx, { decision, open });
  if (open) await endChange(io, decision, { change: open, state: 'dropped' })(tx);
  await acceptOrderByHand(io, tx, decision);
  return true;
}

interface Open {
  readonly decision: Decision;
  readonly open: OpenChange;
}

/** Nobody would ever look again for what we took back, once the change is closed. */
async function refuseWhileOwed(tx: Tx, { decision, open }: Open): Promise<void> {
  const owed = owedAfter(open.owed, open.steps.slice(0, open.stepsDone));
  if (owed.length === 0) return;
  const { store, orderId } = decision;
  const numbers = await createStoreOrders(tx, store.id).numbers([orderId]);
  const isUnderWay = open.state === 'running';
  throw new ChangeHalfDone(numbers.get(orderId) ?? orderId, { owed, isUnderWay });
}

async function approve(io: DecideIo, tx: Tx, { decision, open }: Open): Promise<true> {
  const { store, orderId, actor } = decision;
  await createOrderChanges(tx, store.id).update(
    { orderId, changeId: open.id },
    { state: 'running', decided_by: actor },
  );
  const { kind, steps } = open;
  const after = { kind, steps: steps.map(({ step }) => step) };
  await auditChange(io, decision, { action: 'change.approve', after, outcome: 'applied' })(tx);
  return true;
}

async function stepDone(io: DecideIo, tx: Tx, { decision, open }: Open): Promise<true> {
  const { store, orderId } = decision;
  const step = open.steps[open.stepsDone]?.step;
  await createOrderChanges(tx, store.id).update(
    { orderId, changeId: open.id },
    { steps_done: Math.min(open.stepsDone + 1, open.steps.length) },
  );
  // A person knows what came of it: nothing of it is looked for any more.
  const intents = createWriteIntents(tx, store.id);
  for (const key of KEYS) await intents.close(INTENT_KEYS[key](orderId));
  const syncs = createOrderSyncs(tx, store.id);
  if (step === 'reverse_stock') await syncs.update(orderId, { posted_at: null });
  if (step === 'post_stock') await syncs.update(orderId, { posted_at: io.clock.now() });
  const after = { step };
  await auditChange(io, decision, { action: 'change.step_by_hand', after, outcome: 'applied' })(tx);
  return true;
}

const KEYS = ['orderEdit', 'noteBack', 'accounts', 'accountsBack', 'shelf', 'shelfBack'] as const;
