import type { StoreItemId } from '../../commerce/ids.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import { createItem, type PlannedChange, updateItems } from './product.act.ts';
import type { ProductFacts, ProductPlan } from './product.decide.ts';
import { type LinkedPart, type ProductWork, recordHidden, recordPart } from './product.record.ts';

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
 * @returns what the store refused, for a person
 */
export async function carryOutParts(
  work: ProductWork,
  { head, variations, orphans, context }: Parts,
): Promise<readonly MessageRef[]> {
  const save = (part: LinkedPart) => context.commit((tx) => recordPart(tx, work, part));
  const make = (part: PlannedPart, parentItemId?: StoreItemId) =>
    createOrTake({ ...work, parentItemId }, part, save);
  const headItem = await make(head);
  // A new option must stand in the parent before a variation can choose it.
  const headProblems = await applyChanges(work, asChange(head), save);
  const parentItemId = head.facts.product.shape === 'parent' ? headItem.id : undefined;
  for (const part of variations) {
    if (part.plan.do === 'create') await make(part, parentItemId);
  }
  const problems = await applyChanges(work, variations.flatMap(asChange), save);
  return [...headProblems, ...problems, ...(await hideOrphans(work, { orphans, context }))];
}

async function applyChanges(
  { store }: ProductWork,
  changes: readonly PlannedChange[],
  save: (part: LinkedPart) => Promise<void>,
): Promise<readonly MessageRef[]> {
  const outcomes = await updateItems(store, changes);
  const problems: MessageRef[] = [];
  for (const [at, change] of changes.entries()) {
    const { product, plan, item } = change;
    const outcome = outcomes[at];
    if (outcome?.outcome !== 'applied') {
      const detail = outcome?.detail ?? '?';
      problems.push(message('product.refusedByStore', { name: product.name, detail }));
      continue;
    }
    const wrote = Object.keys(plan.fields).length > 0;
    const how = wrote || plan.do === 'link' ? plan.do : 'agree';
    const { print, fields } = plan;
    await save({ product, item: outcome.value, parentItemId: item.parentId, print, how, fields });
  }
  return problems;
}

async function createOrTake(
  work: ProductWork & { readonly parentItemId: StoreItemId | undefined },
  { facts, plan }: PlannedPart,
  save: (part: LinkedPart) => Promise<void>,
): Promise<StoreItem> {
  const { product, item } = facts;
  if (item) return item;
  if (plan.do !== 'create')
    throw new TypeError(`product ${product.id} has neither item nor plan to create`);
  const made = await createItem(work, product, plan.fields);
  await save({
    product,
    item: made,
    parentItemId: work.parentItemId,
    print: plan.print,
    how: 'create',
    fields: plan.fields,
  });
  return made;
}

/** A part whose item exists: what differs is written, and what agrees is noted when it is news. */
function asChange({ facts, plan }: PlannedPart): PlannedChange[] {
  const { product, item, agreedPrint } = facts;
  if (!item) return [];
  if (plan.do === 'link' || plan.do === 'update') return [{ product, item, plan }];
  if (plan.do !== 'nothing' || plan.print === agreedPrint) return [];
  return [{ product, item, plan: { do: 'update', fields: {}, print: plan.print } }];
}

/** Variations that left their parent in the ERP are hidden, never deleted. */
async function hideOrphans(
  work: ProductWork,
  { orphans, context }: Pick<Parts, 'orphans' | 'context'>,
): Promise<readonly MessageRef[]> {
  const { catalogue } = work.store.store;
  if (orphans.length === 0) return [];
  const items = await catalogue.read(orphans.map((link) => link.item_id));
  const shown = items.filter((item) => item.state === 'published');
  if (shown.length === 0) return [];
  const outcomes = await catalogue.update(
    shown.map((item) => ({ id: item.id, parentId: item.parentId, fields: { state: 'hidden' } })),
  );
  const hidden = shown.filter((_, at) => outcomes[at]?.outcome === 'applied');
  const productOf = new Map(orphans.map((link) => [link.item_id, link.product_id]));
  await context.commit((tx) => recordHidden(tx, work, { hidden, productOf }));
  return shown.flatMap(({ name, sku }, at) => {
    const outcome = outcomes[at];
    if (outcome?.outcome === 'applied') return [];
    const detail = outcome?.detail ?? '?';
    return [message('product.refusedByStore', { name: name || sku, detail })];
  });
}
