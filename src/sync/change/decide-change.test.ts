import { describe, expect, it } from 'vitest';

import { createAudit } from '../../audit/audit.ts';
import { say } from '../../messages/message.ts';
import { openVault } from '../../vault/open-vault.ts';
import { newVaultKey } from '../../vault/vault-key.ts';
import { ChangeHalfDone } from '../failures.ts';
import { createOrderChanges, type OrderChange } from '../order-change.repository.ts';
import { storeOrder } from '../order.builder.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import { openWriting } from '../write-once.builder.ts';
import type { Owed } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { type ChangeWord, decideChange } from './decide-change.ts';
import type { SavedPlan } from './open-change.ts';

const ORDER = storeOrder();
const STEPS: readonly ChangeStep[] = [
  { step: 'reverse_accounts', why: 'resists_edit' },
  { step: 'reverse_stock', why: 'resists_edit' },
  { step: 'replace_order', why: 'store_changed' },
  { step: 'post_accounts', why: 'was_reversed' },
  { step: 'post_stock', why: 'was_reversed' },
];

interface Standing {
  readonly state: OrderChange['state'];
  readonly done: number;
  readonly owed?: readonly Owed[];
}

/** An order with a change that stands so far. */
async function openChangeDesk({ state, done, owed = [] }: Standing) {
  const world = await openWriting();
  const { db } = world.database;
  const plan: SavedPlan = { kind: 'edited', steps: STEPS, owed, content: 'content' };
  const changes = createOrderChanges(db, STORE);
  await changes.save({
    order_id: ORDER.id,
    change_id: 'change',
    kind: 'edited',
    state,
    plan: JSON.stringify(plan),
    facts_print: 'print',
    steps_done: done,
    proposed_at: 0,
    decided_by: null,
    ended_at: null,
  });
  const vault = openVault({ key: newVaultKey() });
  const io = { vault, clock: world.clock, audit: createAudit({ vault, clock: world.clock }) };
  const by = { account: { id: ACCOUNT }, store: { id: STORE }, orderId: ORDER.id };
  const order = { ...by, correlation: 'change:40', actor: 'person:cli' };
  return {
    decide: (word: ChangeWord) =>
      world.database.transaction((tx) => decideChange(io, tx, { ...order, word })),
    know: () => {
      const saved = { order: ORDER, stage: 'paid', print: '', sealed: '' } as const;
      return createStoreOrders(db, STORE).save(saved, new Map(), 0);
    },
    stands: async () => (await changes.history(ORDER.id)).map((row) => row.state).join(),
    [Symbol.asyncDispose]: () => world.database.close(),
  };
}

const refusal = (error: unknown) => (error instanceof ChangeHalfDone ? error : undefined);

describe('a change that took receivables or stock back', () => {
  it.each([
    { state: 'running', done: 1 },
    { state: 'running', done: 2 },
    { state: 'running', done: 4 },
    { state: 'proposed', done: 0, owed: ['accounts'] },
  ] as const)('is not dropped before they are posted again: %o', async (standing) => {
    await using desk = await openChangeDesk(standing);

    await expect(desk.decide('drop')).rejects.toBeInstanceOf(ChangeHalfDone);
    expect(await desk.stands()).toBe(standing.state);
  });

  it('is not called done by hand while it is only proposed anew', async () => {
    await using desk = await openChangeDesk({ state: 'proposed', done: 0, owed: ['stock'] });

    await expect(desk.decide('done')).rejects.toBeInstanceOf(ChangeHalfDone);
    expect(await desk.stands()).toBe('proposed');
    expect(await desk.decide('apply')).toBe(true);
    expect(await desk.stands()).toBe('running');
  });

  it('says what is still taken back, and how it is finished', async () => {
    await using desk = await openChangeDesk({
      state: 'proposed',
      done: 0,
      owed: ['accounts', 'stock'],
    });
    await desk.know();
    const refused = refusal(await desk.decide('drop').catch((error: unknown) => error));

    expect(refused && say(refused.merchantMessage, 'pt-BR')).toBe(
      `A mudança do pedido ${ORDER.number} não pode ser deixada de lado nem dada como feita: no Bling ainda está desfeito, por nós: as contas a receber, o lançamento de estoque. Para terminar e refazer o que falta: totoro change ${ORDER.number} --apply`,
    );
  });

  it.each([
    { state: 'proposed', done: 0 },
    { state: 'running', done: 0 },
    { state: 'running', done: 5 },
  ] as const)('may be dropped when nothing is owed: %o', async (standing) => {
    await using desk = await openChangeDesk(standing);

    expect(await desk.decide('drop')).toBe(true);
    expect(await desk.stands()).toBe('dropped');
  });

  it('lets a person do a step of it by hand while it is under way', async () => {
    await using desk = await openChangeDesk({ state: 'running', done: 3 });

    expect(await desk.decide('done')).toBe(true);
    expect(await desk.stands()).toBe('running');
  });
});
