import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { auditLine } from '../audit/audit.builder.ts';
import { createAudit } from '../audit/audit.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { countAuditByAction } from './audit-counts.repository.ts';

describeOnEachDatabase('what one cause has led to', ({ open }) => {
  it('is counted by action, as numbers, without what others caused', async () => {
    const { db, transaction } = await open();
    const audit = createAudit({ vault: openVault({ key: newVaultKey() }), clock: systemClock });
    const lines = [
      auditLine(),
      auditLine(),
      auditLine({ action: 'order.create' }),
      auditLine({ correlation: 'event-2' }),
    ];
    await transaction((tx) => audit.appendAll(tx, lines));

    expect(await countAuditByAction(db, 'event-1')).toEqual({ 'order.create': 1, 'stock.set': 2 });
    expect(await countAuditByAction(db, 'event-3')).toEqual({});
  });
});
