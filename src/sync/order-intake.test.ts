import { describe, expect, it } from 'vitest';

import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { unsealOrder } from './order-intake.ts';
import { storeOrder } from './order.builder.ts';

const vault = openVault({ key: newVaultKey() });

function sealed(order: object) {
  return { facts_sealed: vault.seal(JSON.stringify(order), 'store_order.facts_sealed') };
}

describe('an order as it was last read', () => {
  it('opens as it was sealed', () => {
    const order = storeOrder({ installments: 3, paymentReference: 'NSU-1' });

    expect(unsealOrder({ vault }, sealed(order))).toEqual(order);
  });

  it('of an older version is paid in one part, without a reference, and its refunds tell no lines', () => {
    const { installments, paymentReference, ...older } = storeOrder();
    const refunds = [{ id: '1', totalCents: -500, reason: '' }];

    const order = unsealOrder({ vault }, sealed({ ...older, refunds }));

    expect(order).toMatchObject({ installments, paymentReference, refunds });
    expect(order.refunds[0]?.lines).toBeUndefined();
  });
});
