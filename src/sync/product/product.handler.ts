import { ErpProductId } from '../../commerce/ids.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createLinks } from '../link.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { splitPair, WORK_KINDS } from '../work-kinds.ts';
import { carryOutParts } from './carry-out-parts.ts';
import { decideProduct } from './product.decide.ts';
import { gatherProduct, type GatheredProduct } from './product.gather.ts';
import { recordProductSkip, type ProductWork } from './product.record.ts';

/** One product of the ERP, with its variations, to one store. */
export function createProductHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { storeId, id } = splitPair(row.key);
    const account = await io.account();
    const store = storeOf(account, storeId);
    const gathered = await gatherProduct(io, store, ErpProductId.parse(id));
    if (!gathered) return { do: 'done' };
    const work = { io, account, store, correlation: row.correlation ?? `product:${id}` };
    const missing = await noteGone(work, gathered, context);
    const isWholeGone = gathered.gone.includes(gathered.product);
    const result: RowResult = isWholeGone
      ? { do: 'done' }
      : await carryOut(work, gathered, context);
    return missing && result.do === 'done'
      ? { ...result, do: 'needs_person', cause: missing }
      : result;
  }

  /**
   * An item that a person deleted in the store is never made again unasked; the other variations go on.
   *
   * @returns what to ask a person
   */
  async function noteGone(
    { store }: ProductWork,
    { product, gone }: GatheredProduct,
    { commit }: DrainContext,
  ): Promise<MessageRef | undefined> {
    if (gone.length === 0) return undefined;
    await commit(async (tx) => {
      for (const { id } of gone) await createLinks(tx, store.id).markGone(id);
    });
    const missed =
      product.state === 'active' ? gone.find(({ state }) => state === 'active') : undefined;
    return missed && message('product.goneFromStore', { name: missed.name });
  }

  async function carryOut(
    work: ProductWork,
    gathered: GatheredProduct,
    context: DrainContext,
  ): Promise<RowResult> {
    const policy = { createMissing: work.store.policy.createMissingProducts };
    const [head, ...variations] = gathered.parts;
    if (!head) return { do: 'done' };
    const plan = decideProduct(head, policy);
    if (plan.do === 'ask') return { do: 'needs_person', cause: plan.cause };
    if (plan.do === 'skip') {
      const { product } = gathered;
      const { reason } = plan;
      return {
        do: 'done',
        record: (tx) => recordProductSkip(tx, { ...work, product, reason }),
      };
    }
    const rest = variations.map((facts) => ({ facts, plan: decideProduct(facts, policy) }));
    const done = await carryOutParts(work, {
      head: { facts: head, plan },
      variations: rest,
      orphans: gathered.orphans,
      context,
    });
    if ('do' in done) return done;
    const asked = rest.flatMap((each) => (each.plan.do === 'ask' ? [each.plan.cause] : []));
    const [cause]: readonly MessageRef[] = [...done, ...asked];
    return cause ? { do: 'needs_person', cause } : { do: 'done' };
  }

  return oneByOne(WORK_KINDS.productPush, run);
}
