import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createAuditChainRepository, createAuditReadRepository } from './audit-chain.repository.ts';
import type { AuditRow } from './audit-line.ts';
import { auditLine } from './audit.builder.ts';
import { CHAIN_START } from './link-digest.ts';

const { chain } = auditLine();
const [person_id, sealed] = ['person-1', 'v1.sealed'];

function row(seq: number): AuditRow {
  return {
    chain,
    seq,
    at: 1,
    actor: 'sync',
    action: 'stock.set',
    subject: 'product:1',
    store_id: null,
    before: null,
    after: 'é'.repeat(2_000),
    reason: null,
    outcome: 'applied',
    correlation: 'event-1',
    person_id: null,
    personal_digest: null,
    digest: `digest ${seq}`,
  };
}

describeOnEachDatabase('the chain of the audit', ({ open }) => {
  it('begins at nothing, and stands where its head was moved', async () => {
    const { db, transaction } = await open();
    await transaction(async (tx) => {
      const chains = createAuditChainRepository(tx);
      expect(await chains.lockHead(chain)).toEqual({ chain, seq: 0, digest: CHAIN_START });
      await chains.moveHead({ chain, seq: 2, digest: 'digest 2' });
      expect(await chains.lockHead(chain)).toMatchObject({ seq: 2 });
    });

    const reader = createAuditReadRepository(db);
    expect(await reader.heads()).toEqual([{ chain, seq: 2, digest: 'digest 2' }]);
    expect(await reader.head('system')).toBeUndefined();
  });

  it('is read page by page in its order, its personal parts apart', async () => {
    const { db, transaction } = await open();
    const personal = [2, 3].map((seq) => ({ chain, seq, person_id, sealed }));
    await transaction((tx) =>
      createAuditChainRepository(tx).append([row(3), row(1), row(2)], personal),
    );

    const reader = createAuditReadRepository(db);
    expect(await reader.chains()).toEqual([chain]);
    expect(await reader.page(chain, 0, 2)).toEqual([row(1), row(2)]);
    expect(await reader.page(chain, 2, 2)).toEqual([row(3)]);
    expect(await reader.personal(chain, 1, 2)).toEqual([personal[0]]);
  });

  it('takes no second line for one number', async () => {
    const { db, transaction } = await open();
    const append = () => transaction((tx) => createAuditChainRepository(tx).append([row(1)], []));
    await append();

    await expect(append()).rejects.toThrow(/unique|duplicate/i);
    expect(await createAuditReadRepository(db).page(chain, 0, 9)).toHaveLength(1);
  });
});
