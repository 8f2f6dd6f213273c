import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { auditLine } from './audit.builder.ts';
import { createAudit } from './audit.ts';

describeOnEachDatabase('audit', ({ open }) => {
  const vault = openVault({ key: newVaultKey() });
  const audit = createAudit({ vault, clock: systemClock });

  it('numbers the lines of a chain without a gap', async () => {
    const { db, transaction } = await open();
    await transaction((tx) => audit.append(tx, auditLine()));
    await transaction((tx) => audit.appendAll(tx, [auditLine(), auditLine()]));

    const lines = await db.selectFrom('audit_line').select('seq').orderBy('seq').execute();
    expect(lines.map((line) => line.seq)).toEqual([1, 2, 3]);
  });
});
