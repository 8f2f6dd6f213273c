import type { Clock } from '../../kernel/clock.ts';
import type { ItemOutcome } from '../item-outcome.ts';
import type { BatchBody, BatchGroup, BatchResult, BatchWriter } from './batch.ts';
import type { ItemAddress } from './item-id.ts';
import { settle } from './transport.ts';

/** After a lost answer the store may still be at work; only then is it looked at. */
const STILL_WORKING_MS = 5_000;

export type WriteTask<Value> =
  /** Decided before sending. */
  | { readonly is: 'known'; readonly outcome: ItemOutcome<Value> }
  | { readonly is: 'send'; readonly address: ItemAddress; readonly body: BatchBody };

export interface WritePorts<Value> {
  readonly writer: BatchWriter;
  readonly clock: Clock;
  readonly toValue: (
    result: Extract<BatchResult, { is: 'row' }>,
    address: ItemAddress,
  ) => ItemOutcome<Value>;
  /** Looks at tasks (by their place) whose answer was lost: a value where the write is seen to be there. */
  readonly settle: (places: readonly number[]) => Promise<readonly (Value | undefined)[]>;
}

/** Writes by parent, and puts what came of it back into the order of the tasks. */
export async function writeItems<Value>(
  tasks: readonly WriteTask<Value>[],
  ports: WritePorts<Value>,
): Promise<readonly ItemOutcome<Value>[]> {
  const places = groupPlaces(tasks);
  const groups = places.map(({ path, at }): BatchGroup => ({
    path,
    bodies: at.flatMap((place) => bodyOf(tasks[place])),
  }));
  const results = await ports.writer.update(groups);
  const resultByPlace = new Map(
    places.flatMap(({ at }, group) =>
      at.map((place, row) => [place, results[group]?.[row]] as const),
    ),
  );
  const outcomes = tasks.map((task, place) => toOutcome(task, resultByPlace.get(place), ports));
  return settleLost(outcomes, ports);
}

/** Places of the tasks, by the address to which their batch goes. */
function groupPlaces(tasks: readonly WriteTask<unknown>[]): { path: string; at: number[] }[] {
  const places = new Map<string, number[]>();
  for (const [place, task] of tasks.entries()) {
    if (task.is !== 'send') continue;
    const { productId, variationId } = task.address;
    const path = variationId === undefined ? 'products' : `products/${productId}/variations`;
    places.set(path, [...(places.get(path) ?? []), place]);
  }
  return [...places].map(([path, at]) => ({ path, at }));
}

function bodyOf(task: WriteTask<unknown> | undefined): BatchBody[] {
  return task?.is === 'send' ? [task.body] : [];
}

function toOutcome<Value>(
  task: WriteTask<Value>,
  result: BatchResult | undefined,
  { toValue }: WritePorts<Value>,
): ItemOutcome<Value> {
  if (task.is === 'known') return task.outcome;
  if (!result || result.is === 'lost') return { outcome: 'unknown', detail: result?.detail ?? '' };
  if (result.is === 'row') return toValue(result, task.address);
  return { outcome: 'not_applied', code: result.code, detail: result.detail };
}

/** What is seen to be there was applied; the rest stays unknown, and is never repeated here. */
async function settleLost<Value>(
  outcomes: readonly ItemOutcome<Value>[],
  ports: WritePorts<Value>,
): Promise<readonly ItemOutcome<Value>[]> {
  const lost = outcomes.flatMap(({ outcome }, place) => (outcome === 'unknown' ? [place] : []));
  if (lost.length === 0) return outcomes;

  await ports.clock.sleep(STILL_WORKING_MS);
  const seen = await settle(ports.settle(lost));
  if (!seen.ok) return outcomes;
  return outcomes.map((outcome, place) => {
    const value = seen.value[lost.indexOf(place)];
    return outcome.outcome === 'unknown' && value !== undefined
      ? { outcome: 'applied', value }
      : outcome;
  });
}
