import type { Fields } from '../input.ts';
import { isFields, isGiven, toInteger, toList } from '../input.ts';
import { Refusal, refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { toResponse } from './answer.ts';
import type { Call } from './call.ts';
import { settle } from './settle.ts';

/** What a resource does with one item of a batch. Without validation, as observed (fact 8). */
export interface BatchActions {
  create(item: Fields): unknown;
  update(id: number, item: Fields): unknown;
  delete(id: number): unknown;
}

type Step = { list: 'create' | 'update' | 'delete'; id: number | null; run: () => unknown };

/**
 * Items run one after another, each in its own fate; 200 with errors inside; over 100 items 413.
 * Empty requests answer `[]`, and `_fields` trims everything away (guide 2, 4).
 */
export async function answerBatch(
  shop: Shop,
  call: Call,
  actions: BatchActions,
): Promise<Response> {
  const steps = toSteps(call.body, actions);
  const asked = ['create', 'update', 'delete'].flatMap((name) => toList(call.body[name])).length;
  if (asked > 100) {
    throw refusal(
      413,
      'woocommerce_rest_request_entity_too_large',
      'Unable to accept more than 100 items for this request.',
    );
  }
  const done: Partial<Record<Step['list'], unknown[]>> = {};
  for (const step of steps.slice(0, call.batchItems ?? steps.length)) {
    const result = await settle(() =>
      withCause(shop, { by: 'api', callNumber: call.number }, step.run),
    );
    (done[step.list] ??= []).push(result instanceof Refusal ? toError(step.id, result) : result);
  }
  const isTrimmed = call.args.has('_fields');
  return toResponse(steps.length === 0 || isTrimmed ? [] : done);
}

function toSteps(body: Fields, actions: BatchActions): readonly Step[] {
  const items = (name: string) => toList(body[name]).filter(isFields);
  return [
    ...items('create').map((item) => ({
      list: 'create' as const,
      id: 0,
      run: () => actions.create(withoutNulls(item)),
    })),
    ...items('update').map((item) => ({
      list: 'update' as const,
      id: isGiven(item, 'id') ? toInteger(item['id']) : null,
      run: () => actions.update(toInteger(item['id']), withoutNulls(item)),
    })),
    ...toList(body['delete'])
      .map(toInteger)
      .filter((id) => id !== 0)
      .map((id) => ({ list: 'delete' as const, id, run: () => actions.delete(id) })),
  ];
}

/** In a batch null counts as not sent (guide 4). */
function withoutNulls(item: Fields): Fields {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
}

function toError(id: number | null, refused: Refusal) {
  const { code, message, data } = refused.toWire();
  return { id, error: { code, message, data } };
}
