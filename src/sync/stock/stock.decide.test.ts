import { describe, expect, it } from 'vitest';

import { quantity } from '../../kernel/quantity.ts';
import {
  component,
  IMPORTED_AT,
  MUG,
  OTHER,
  POSTING,
  readBalance,
  RELEASE_MS,
  RELEASED_AT,
  sale,
  SET,
  stockFacts,
  stockPolicy,
  toldBalance,
  TRAY,
} from './stock.builder.ts';
import { decideStock } from './stock.decide.ts';

const setTo = (level: number) => ({ do: 'set', level });
const ofMugs = (...sales: readonly ReturnType<typeof sale>[]) => new Map([[MUG, sales]]);
const before = (atMs: number) => new Map([[MUG, readBalance(10, atMs)]]);

describe('the number that a store may show', () => {
  it('stays unknown while the balance is unknown: nothing is written, least of all 0', () => {
    const facts = stockFacts({ balances: new Map(), shown: 7 });

    expect(decideStock(facts, stockPolicy())).toEqual({ do: 'unknown', productId: MUG });
  });

  it('is the balance, less what was sold and is not yet in it, less the buffer', () => {
    const facts = stockFacts({ balances: before(IMPORTED_AT), sales: ofMugs(sale()) });
    const plan = decideStock(facts, stockPolicy({ bufferUnits: 3 }));

    expect(plan).toMatchObject({
      do: 'set',
      level: 5,
      startManaging: false,
      buffer: { units: 3, fixed: 3 },
      terms: [
        {
          productId: MUG,
          balance: '10',
          source: 'read',
          inFlightUnits: '2',
          lines: [{ orderKey: 'sto_11111111/40', units: '2', why: 'too_young' }],
          allows: 8,
        },
      ],
    });
  });

  it('counts whole units only, of what is there after the sales', () => {
    const balances = new Map([[MUG, readBalance('7.9')]]);
    const halfSold = sale({ importedAt: undefined, units: quantity('0.5') });

    expect(decideStock(stockFacts({ balances }), stockPolicy())).toMatchObject(setTo(7));
    expect(
      decideStock(
        stockFacts({ balances, sales: ofMugs(halfSold, halfSold, halfSold) }),
        stockPolicy(),
      ),
    ).toMatchObject(setTo(6));
  });

  it.each([
    ['the balance is below 0', -4, 0],
    ['more was sold than there is', 1, 0],
    ['the buffer is more than what is left', 3, 5],
  ])('is never below 0, though %s', (_, units, bufferUnits) => {
    const facts = stockFacts({
      balances: new Map([[MUG, readBalance(units, IMPORTED_AT)]]),
      sales: ofMugs(sale()),
    });

    expect(decideStock(facts, stockPolicy({ bufferUnits }))).toMatchObject(setTo(0));
  });

  it('gives a sale back only when it is proven to be in the balance', () => {
    const sales = ofMugs(sale());
    const early = stockFacts({ balances: before(RELEASED_AT - 1), sales });
    const late = stockFacts({ balances: before(RELEASED_AT), sales });

    expect(decideStock(early, stockPolicy())).toMatchObject(setTo(8));
    expect(decideStock(late, stockPolicy())).toMatchObject({ do: 'nothing', level: 10 });
  });

  it('is not raised by a balance that an event told', () => {
    const told = stockFacts({
      balances: new Map([[MUG, toldBalance(10, RELEASED_AT + RELEASE_MS)]]),
      sales: ofMugs(sale()),
      ordersReadAt: RELEASED_AT + RELEASE_MS,
    });

    expect(decideStock(told, stockPolicy())).toMatchObject(setTo(8));
  });

  it('keeps a fulfilled order subtracted while its posting is not proven', () => {
    const fulfilled = ofMugs(sale({ erpStatusId: POSTING, erpStatusSeenAt: RELEASED_AT }));
    const facts = stockFacts({ sales: fulfilled });

    expect(decideStock(facts, stockPolicy())).toMatchObject(setTo(8));
    expect(decideStock(facts, stockPolicy({ postingStatuses: [] }))).toMatchObject({
      level: 8,
      lookAgainAt: undefined,
    });
  });

  it('keeps what open orders hold subtracted from a physical balance', () => {
    const facts = stockFacts({ sales: ofMugs(sale()) });

    expect(decideStock(facts, stockPolicy({ balance: 'physical' }))).toMatchObject(setTo(8));
  });

  it('takes every sale off, whichever store made it', () => {
    const sales = ofMugs(
      sale({ importedAt: undefined }),
      sale({ orderKey: 'sto_22222222/40', importedAt: undefined, units: quantity(3) }),
    );

    expect(decideStock(stockFacts({ sales }), stockPolicy())).toMatchObject(setTo(5));
  });

  it('is looked at again at the first instant at which a sale may be in the balance', () => {
    const sales = ofMugs(
      sale({ importedAt: IMPORTED_AT + 5_000, erpStatusSeenAt: IMPORTED_AT + 5_000 }),
      sale(),
      sale({ erpStatusId: OTHER }),
    );
    const plan = decideStock(
      stockFacts({ balances: before(IMPORTED_AT), sales, shown: 4 }),
      stockPolicy(),
    );

    expect(plan).toMatchObject({ do: 'nothing', level: 4, lookAgainAt: RELEASED_AT });
  });
});

describe('a number is raised', () => {
  const balances = before(RELEASED_AT);

  it('only after the orders were read later than the balance', () => {
    const facts = stockFacts({ balances, shown: 9, ordersReadAt: RELEASED_AT - 1 });

    expect(decideStock(facts, stockPolicy())).toEqual({ do: 'read_orders_first' });
    expect(decideStock({ ...facts, ordersReadAt: RELEASED_AT }, stockPolicy())).toMatchObject(
      setTo(10),
    );
  });

  it('also from nothing: a store that tells no number waits for the orders too', () => {
    const facts = stockFacts({ balances, shown: undefined, ordersReadAt: RELEASED_AT - 1 });

    expect(decideStock(facts, stockPolicy())).toEqual({ do: 'read_orders_first' });
  });

  it('and lowered at once, with whatever orders are known', () => {
    const facts = stockFacts({ balances, shown: 11, ordersReadAt: 0 });

    expect(decideStock(facts, stockPolicy())).toMatchObject(setTo(10));
  });
});

describe('a kit without a balance of its own', () => {
  const supply = { productId: SET, components: [component(MUG, 2), component(TRAY, 1)] };

  it('shows what the scarcest component allows', () => {
    const balances = new Map([
      [MUG, readBalance(9)],
      [TRAY, readBalance(5)],
    ]);

    expect(decideStock(stockFacts({ supply, balances }), stockPolicy())).toMatchObject(setTo(4));
  });

  it('contends for its components with what else was sold of them', () => {
    const balances = new Map([
      [MUG, readBalance(9)],
      [TRAY, readBalance(5)],
    ]);
    const sales = new Map([
      [MUG, [sale({ importedAt: undefined, units: quantity(4) })]],
      [TRAY, [sale({ importedAt: undefined, units: quantity(1) })]],
    ]);

    expect(decideStock(stockFacts({ supply, balances, sales }), stockPolicy())).toMatchObject(
      setTo(2),
    );
  });

  it('is unknown when the balance of one component is', () => {
    const balances = new Map([[MUG, readBalance(9)]]);

    expect(decideStock(stockFacts({ supply, balances }), stockPolicy())).toEqual({
      do: 'unknown',
      productId: TRAY,
    });
  });

  it('keeps the buffer once, not once a component', () => {
    const balances = new Map([
      [MUG, readBalance(20)],
      [TRAY, readBalance(10)],
    ]);

    expect(
      decideStock(stockFacts({ supply, balances }), stockPolicy({ bufferUnits: 3 })),
    ).toMatchObject(setTo(7));
  });

  it('with a balance of its own is a product like any other', () => {
    const facts = stockFacts({
      supply: { productId: SET, components: undefined },
      balances: new Map([
        [SET, readBalance(3)],
        [MUG, readBalance(0)],
      ]),
    });

    expect(decideStock(facts, stockPolicy())).toMatchObject(setTo(3));
  });
});

describe('how the store counts the item', () => {
  it('by nothing: the plan proposes to start counting', () => {
    const facts = stockFacts({ mode: 'unmanaged', shown: undefined });

    expect(decideStock(facts, stockPolicy())).toMatchObject({
      do: 'set',
      level: 10,
      startManaging: true,
    });
  });

  it('by nothing, and a person wants to be asked', () => {
    const facts = stockFacts({ mode: 'unmanaged', shown: undefined });

    expect(decideStock(facts, stockPolicy({ whenUnmanaged: 'ask' }))).toEqual({
      do: 'ask',
      why: 'unmanaged',
    });
  });

  it.each([
    ['one pool of the parent', 'parent', 'parent_pool'],
    ['stock switched off in the whole store', 'off', 'stock_off'],
  ] as const)('by %s: no number is written, a person is asked', (_, mode, why) => {
    expect(decideStock(stockFacts({ mode, shown: 3 }), stockPolicy())).toEqual({ do: 'ask', why });
  });

  it('and sells below 0 on purpose: the number is kept all the same', () => {
    const facts = stockFacts({ mode: 'backorder', shown: -2 });

    expect(decideStock(facts, stockPolicy())).toMatchObject({
      do: 'set',
      level: 10,
      startManaging: false,
    });
  });
});
