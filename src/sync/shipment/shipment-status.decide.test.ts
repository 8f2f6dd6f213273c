import { describe, expect, it } from 'vitest';

import type { OrderStage } from '../../stores/order-desk.ts';
import { decideShipmentStatus } from './shipment-status.decide.ts';

const STAGES: Readonly<Record<string, OrderStage>> = {
  processing: 'paid',
  'on-hold': 'held',
  completed: 'completed',
  cancelled: 'cancelled',
  refunded: 'refunded',
  trash: 'trashed',
  pending: 'unpaid',
};
const stageOf = (status: string): OrderStage => STAGES[status] ?? 'custom';

function decide(
  stage: 'none' | 'labelled' | 'shipped' | 'delivered',
  storeStatus: string,
  words: { shippedStatus?: string; deliveredStatus?: string } = {},
) {
  const facts = { stage, storeStatus, storeStage: stageOf(storeStatus), stageOf };
  const policy = { shippedStatus: 'enviado', deliveredStatus: 'entregue', ...words };
  return decideShipmentStatus(facts, policy);
}

describe('parcels that move the status of an order in the store', () => {
  it.each([
    ['shipped', 'processing', 'enviado'],
    ['shipped', 'on-hold', 'enviado'],
    ['shipped', 'em-separacao', 'enviado'],
    ['delivered', 'enviado', 'entregue'],
    ['delivered', 'completed', 'entregue'],
  ] as const)('%s: from %s to %s', (stage, from, to) => {
    expect(decide(stage, from)).toBe(to);
  });

  it.each([
    ['none', 'processing'],
    ['labelled', 'processing'],
    ['shipped', 'enviado'],
    ['shipped', 'entregue'],
    ['shipped', 'completed'],
    ['shipped', 'pending'],
    ['delivered', 'cancelled'],
    ['delivered', 'refunded'],
    ['delivered', 'trash'],
    ['delivered', 'entregue'],
  ] as const)('%s leave %s as it is', (stage, from) => {
    expect(decide(stage, from)).toBeUndefined();
  });

  it('move nothing where the merchant mapped nothing', () => {
    expect(decide('shipped', 'processing', { shippedStatus: '' })).toBeUndefined();
    expect(decide('delivered', 'processing', { deliveredStatus: '' })).toBeUndefined();
  });

  it('complete an order when the merchant wants that, and do not complete it twice', () => {
    const words = { deliveredStatus: 'completed' };

    expect(decide('delivered', 'processing', words)).toBe('completed');
    expect(decide('delivered', 'completed', words)).toBeUndefined();
  });

  it.each(['pending', 'refunded', 'cancelled', 'on-hold'])(
    'never make it %s, whatever was mapped: that moves stock or money',
    (shippedStatus) => {
      expect(decide('shipped', 'processing', { shippedStatus })).toBeUndefined();
    },
  );
});
