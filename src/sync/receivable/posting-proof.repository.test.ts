import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { StoreOrderId } from '../../commerce/ids.ts';
import { ACCOUNT, OTHER_ACCOUNT, STORE } from '../repository.builder.ts';
import { createPostingProofs } from './posting-proof.repository.ts';

const PROVEN = {
  posting: 'receivables',
  owner: 'sync',
  state: 'proving',
  store_id: STORE,
  order_id: StoreOrderId.parse('40'),
  shelf_before: null,
  proved_at: 1_000,
} as const;

describeOnEachDatabase('what a first posting has shown', ({ open }) => {
  it('holds for one posting of one account, and only while its owner stays', async () => {
    const { db } = await open();
    const proofs = createPostingProofs(db, ACCOUNT);
    await proofs.save(PROVEN);

    expect(await proofs.find('receivables', 'sync')).toEqual({ account_id: ACCOUNT, ...PROVEN });
    expect(await proofs.find('receivables', 'status')).toBeUndefined();
    expect(await proofs.find('stock', 'sync')).toBeUndefined();
    expect(await createPostingProofs(db, OTHER_ACCOUNT).find('receivables', 'sync')).toBe(
      undefined,
    );
  });

  it('is replaced by what is shown later, and can be forgotten', async () => {
    const { db } = await open();
    const proofs = createPostingProofs(db, ACCOUNT);
    await proofs.save(PROVEN);
    await proofs.save({ ...PROVEN, state: 'conflict', proved_at: 2_000 });

    expect(await proofs.find('receivables', 'sync')).toMatchObject({
      state: 'conflict',
      proved_at: 2_000,
    });
    await createPostingProofs(db, OTHER_ACCOUNT).forget('receivables');
    expect(await proofs.find('receivables', 'sync')).toBeDefined();
    await proofs.forget('receivables');
    expect(await proofs.find('receivables', 'sync')).toBeUndefined();
  });
});
