import type { StoreItemId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import { StoreUnavailable } from '../../stores/failures.ts';
import type { DrainContext, RowResult } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import { notApplied } from '../not-applied.ts';
import { hideOrphans } from './hide-orphans.ts';
import { createItem, type PlannedChange, updateItems } from './product.act.ts';
import type { ProductFacts, ProductPlan } from './product.decide.ts';
import {
  type LinkedPart,
  noteItemUnknown,
  type ProductWork,
  recordPart,
} from './product.record.ts';

interface PlannedPart {
  readonly facts: ProductFacts;
  readonly plan: ProductPlan;
}

interface Parts {
  readonly head: PlannedPart;
  readonly variations: readonly PlannedPart[];
  readonly orphans: readonly Link[];
  readonly context: DrainContext;
}

/**
 * Makes and changes the items of one product: the parent first, since its variations live in it. Each
 * creation is recorded before the next begins, so that a crash leaves nothing to be made twice.
 *
 * @returns what the store refused, for a person; or when to look for an item that the store may still be making
 * @throws {StoreUnavailable} when it is unknown whether a change was taken: the next try reads before it writes
 */
export async function carryOutParts(
  work: ProductWork,
  { head, variations, orphans, context }: Parts,
): Promise<RowResult | readonly MessageRef[]> {
  const save: Saving = {
    part: (part) => context.commit((tx) => recordPart(tx, work, part)),
    unknown: (change) => context.commit((tx) => noteItemUnknown(tx, work, change)),
  };
  const make = (part: PlannedPart, parentItemId?: StoreItemId) =>
    createOrTake(work, { part, parentItemId, context });
  const headMade = await make(head);
  if ('do' in headMade) return headMade;
  // A new option must stand in the parent before a variation can choose it.
  const headProblems = await applyChanges(work, asChange(head), save);
  const parentItemId = head.facts.product.shape === 'parent' ? headMade.id : undefined;
  for (const part of variations) {
    if (part.plan.do !== 'create') continue;
    const made = await make(part, parentItemId);
    if ('do' in made) return made;
  }
  const problems = await applyChanges(work, variations.flatMap(asChange), save);
  return [...headProblems, ...problems, ...(await hideOrphans(work, { orphans, context }))];
}

interface Saving {
  readonly part: (part: LinkedPart) => Promise<void>;
  readonly unknown: (change: { product: Product; how: 'update'; fields: object }) => Promise<void>;
}

async function applyChanges(
  { store }: ProductWork,
  changes: readonly PlannedChange[],
  save: Saving,
): Promise<readonly MessageRef[]> {
  const outcomes = await updateItems(store, changes);
  const problems: MessageRef[] = [];
  let lost: string | undefined;
  for (const [at, change] of changes.entries()) {
    const { product, plan, item } = change;
    const outcome = outcomes[at];
    if (outcome?.outcome !== 'applied') {
      const detail = outcome?.detail ?? '?';
      if (outcome?.outcome === 'unknown') {
        lost = detail;
        await save.unknown({ product, how: 'update', fields: plan.fields });
      } else problems.push(message('product.refusedByStore', { name: product.name, detail }));
      continue;
    }
    const wrote = Object.keys(plan.fields).length > 0;
    const how = wrote || plan.do === 'link' ? plan.do : 'agree';
    const { print, fields } = plan;
    const { parentId: parentItemId } = item;
    await save.part({ product, item: outcome.value, parentItemId, print, how, fields });
  }
  if (lost !== undefined) throw new StoreUnavailable({ detail: lost, outcome: 'unknown' });
  return problems;
}

/** @returns the item, or what to do instead */
async function createOrTake(
  work: ProductWork,
  {
    part: { facts, plan },
    parentItemId,
    context,
  }: {
    readonly part: PlannedPart;
    readonly parentItemId: StoreItemId | undefined;
    readonly context: DrainContext;
  },
): Promise<StoreItem | RowResult> {
  const { product, item } = facts;
  if (item) return item;
  if (plan.do !== 'create')
    throw new TypeError(`product ${product.id} has neither item nor plan to create`);
  const { commit } = context;
  const made = await createItem(work.io, { work, commit, product, parentItemId, plan });
  if (made.outcome !== 'applied')
    return notApplied(made, message('product.settling', { name: product.name }));
  await commit(made.record);
  return made.value;
}

/** A part whose item exists: what differs is written, and what agrees is noted when it is news. */
function asChange({ facts, plan }: PlannedPart): PlannedChange[] {
  const { product, item, agreedPrint } = facts;
  if (!item) return [];
  if (plan.do === 'link' || plan.do === 'update') return [{ product, item, plan }];
  if (plan.do !== 'nothing' || plan.print === agreedPrint) return [];
  return [{ product, item, plan: { do: 'update', fields: {}, print: plan.print } }];
}
