import { describe, expect, it } from 'vitest';

import { ErpStatusId } from '../../commerce/ids.ts';
import { storeOrder } from '../order.builder.ts';
import type { OrderFacts, OrderPolicy } from './order.decide.ts';
import { decideOrder } from './order.decide.ts';

const OPEN = ErpStatusId.parse('6');
const CANCELLED = ErpStatusId.parse('12');
const FULFILLED = ErpStatusId.parse('9');

/** A paid order, first seen after the store went live. */
function facts(change: Partial<OrderFacts> = {}): OrderFacts {
  return {
    order: storeOrder(),
    stage: 'paid',
    step: 'seen',
    agreedStatus: undefined,
    contentChanged: false,
    erpStatusId: undefined,
    hasPostings: false,
    erpStatusValue: undefined,
    ...change,
  };
}
const imported = {
  step: 'imported',
  agreedStatus: 'processing',
  erpStatusId: OPEN,
  erpStatusValue: 0,
} as const;

function policy(change: Partial<OrderPolicy> = {}): OrderPolicy {
  return {
    goLiveAt: 0,
    importUnpaidMethods: [],
    importedCustomStatuses: [],
    statusToErp: new Map([
      ['on-hold', OPEN],
      ['processing', OPEN],
      ['completed', FULFILLED],
      ['cancelled', CANCELLED],
    ]),
    ...change,
  };
}

describe('import of an order', () => {
  it('imports a paid order with the mapped status', () => {
    expect(decideOrder(facts(), policy())).toEqual({ do: 'import', statusId: OPEN });
  });

  it('records an order older than the go-live instant as skipped, with the reason', () => {
    const plan = decideOrder(facts(), policy({ goLiveAt: Date.UTC(2027, 0) }));

    expect(plan).toMatchObject({ do: 'skip', reason: { key: 'order.beforeGoLive' } });
  });

  it.each(['failed', 'cancelled', 'refunded'] as const)(
    'skips an order that was %s when first seen',
    (stage) => {
      expect(decideOrder(facts({ stage }), policy())).toMatchObject({ do: 'skip' });
    },
  );

  it.each(['draft', 'trashed'] as const)('never imports a %s', (stage) => {
    expect(decideOrder(facts({ stage }), policy())).toEqual({ do: 'nothing' });
  });

  it('waits for the payment of an unpaid order, unless its method is imported unpaid', () => {
    const unpaid = facts({
      order: storeOrder({ status: 'pending', paymentMethod: 'boleto' }),
      stage: 'unpaid',
    });
    const statusToErp = new Map([['pending', OPEN]]);

    expect(decideOrder(unpaid, policy())).toEqual({ do: 'nothing' });
    expect(decideOrder(unpaid, policy({ importUnpaidMethods: ['boleto'], statusToErp }))).toEqual({
      do: 'import',
      statusId: OPEN,
    });
  });

  it('imports a custom status only when the merchant chose it', () => {
    const custom = facts({ order: storeOrder({ status: 'separando' }), stage: 'custom' });
    const chosen = {
      importedCustomStatuses: ['separando'],
      statusToErp: new Map([['separando', OPEN]]),
    };

    expect(decideOrder(custom, policy())).toEqual({ do: 'nothing' });
    expect(decideOrder(custom, policy(chosen))).toEqual({ do: 'import', statusId: OPEN });
  });

  it('asks a person about an order in another currency instead of taking it one to one', () => {
    const inDollars = facts({ order: storeOrder({ currency: 'USD' }) });

    expect(decideOrder(inDollars, policy())).toMatchObject({
      do: 'ask',
      cause: { key: 'order.otherCurrency' },
    });
  });

  it('asks a person for a status that nobody mapped', () => {
    expect(decideOrder(facts(), policy({ statusToErp: new Map() }))).toMatchObject({
      do: 'ask',
      cause: { key: 'order.unmappedStatus' },
    });
  });

  it('skips an order that ended in the store while its lost POST was looked for in vain', () => {
    const lost = facts({
      stage: 'cancelled',
      order: storeOrder({ status: 'cancelled' }),
    });

    expect(decideOrder(lost, policy())).toMatchObject({ do: 'skip' });
  });
});

describe('an order after its import', () => {
  it('writes nothing while nothing changed', () => {
    expect(decideOrder(facts(imported), policy())).toEqual({ do: 'nothing' });
  });

  it('carries a cancellation of the store to the ERP', () => {
    const gone = facts({
      ...imported,
      stage: 'cancelled',
      order: storeOrder({ status: 'cancelled' }),
    });

    expect(decideOrder(gone, policy())).toEqual({ do: 'set_status', statusId: CANCELLED });
  });

  it('plans a change when a cancelled order was fulfilled already', () => {
    const late = facts({
      ...imported,
      erpStatusId: FULFILLED,
      erpStatusValue: 1,
      stage: 'cancelled',
      order: storeOrder({ status: 'cancelled' }),
    });

    expect(decideOrder(late, policy())).toEqual({ do: 'change' });
  });

  it('plans a change when a payment arrives after the cancellation', () => {
    const reopened = facts({
      ...imported,
      agreedStatus: 'cancelled',
      erpStatusId: CANCELLED,
      erpStatusValue: 2,
    });

    expect(decideOrder(reopened, policy())).toEqual({ do: 'change' });
  });

  it('does not write back the status that the ERP itself caused', () => {
    const echo = facts({
      ...imported,
      agreedStatus: 'completed',
      erpStatusId: FULFILLED,
      erpStatusValue: 1,
      stage: 'completed',
      order: storeOrder({ status: 'completed' }),
    });

    expect(decideOrder(echo, policy())).toEqual({ do: 'nothing' });
  });

  it('plans a change when it was put into the trash of the store, and once', () => {
    const order = storeOrder({ status: 'trash' });
    const trashed = facts({ ...imported, stage: 'trashed', order });

    expect(decideOrder(trashed, policy())).toEqual({ do: 'change' });
    expect(decideOrder({ ...trashed, agreedStatus: 'trash' }, policy())).toEqual({ do: 'nothing' });
  });

  it('plans a change when it was refunded whole', () => {
    const order = storeOrder({ status: 'refunded' });

    expect(decideOrder(facts({ ...imported, stage: 'refunded', order }), policy())).toEqual({
      do: 'change',
    });
  });

  it.each(['cancelled', 'failed'] as const)(
    'plans a change when it was %s and something was made of it in the ERP',
    (stage) => {
      const order = storeOrder({ status: 'cancelled' });
      const posted = facts({ ...imported, stage, order, hasPostings: true });

      expect(decideOrder(posted, policy())).toEqual({ do: 'change' });
      expect(decideOrder({ ...posted, hasPostings: false }, policy())).toMatchObject({
        do: 'set_status',
      });
    },
  );

  it('never creates an order again that was deleted in the ERP', () => {
    expect(decideOrder(facts({ step: 'tombstone' }), policy())).toEqual({ do: 'nothing' });
  });

  it('plans a change when lines changed or money went back, but not of one that is over', () => {
    const changed = facts({ ...imported, contentChanged: true });
    const over = { stage: 'cancelled', order: storeOrder({ status: 'cancelled' }) } as const;

    expect(decideOrder(changed, policy())).toEqual({ do: 'change' });
    expect(decideOrder({ ...changed, ...over, agreedStatus: 'cancelled' }, policy())).toEqual({
      do: 'nothing',
    });
  });
});
