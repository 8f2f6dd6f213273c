import { expect, it } from 'vitest';

import { collect } from '../../test/databases/collect.ts';
import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createAuditLineRepository } from '../audit/audit-line.repository.ts';
import { createAudit } from '../audit/audit.ts';
import { explainLine } from '../audit/explain-line.ts';
import { verifyChains } from '../audit/verify-chains.ts';
import { BlingDisconnected, BlingNotFound } from '../bling/failures.ts';
import { silentLog } from '../kernel/log.ts';
import { seededRandom } from '../kernel/random.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { ACCOUNT, newWork, START } from '../work/drain.builder.ts';
import { createDrain } from '../work/drain.ts';
import { mark } from '../work/mark.repository.ts';
import type { NewWork } from '../work/work-row.ts';
import { auditParked } from './audit-parked.ts';

describeOnEachDatabase('what stands still is in the audit', ({ open }) => {
  /** Marks a row, lets it fail so, and gives what the audit says of it by then, the oldest first. */
  async function openFailing() {
    const clock = createVirtualClock(START);
    const database = await open({ clock });
    const vault = openVault({ key: newVaultKey() });
    const audit = createAudit({ vault, clock });
    let error: unknown;
    const drain = createDrain({
      accountId: ACCOUNT,
      handlers: [{ kind: 'stock', batchSize: 1, run: () => Promise.reject(error) }],
      database,
      clock,
      random: seededRandom(1),
      log: silentLog,
      guard: async () => {},
      signal: new AbortController().signal,
      witness: auditParked(audit),
    });
    return {
      lines: async () => (await createAuditLineRepository(database.db).find()).toReversed(),
      verify: () => collect(verifyChains({ db: database.db, vault })),
      async fail(by: unknown, change: Partial<NewWork> = {}): Promise<void> {
        error = by;
        await database.transaction((tx) => mark(tx, [newWork(change)], clock.now()));
        await drain.run();
      },
    };
  }
  const missing = (resource: string) => new BlingNotFound({ resource, detail: 'x' });

  it('once with its cause, however often it is tried again in vain, and again for another cause', async () => {
    const { fail, lines, verify } = await openFailing();
    await fail(missing('produto'), { correlation: 'event-1' });
    await fail(missing('produto'), { retryParked: true });
    await fail(missing('produto'), { force: true });
    expect(await lines()).toMatchObject([
      {
        chain: ACCOUNT,
        actor: 'sync',
        action: 'work.needs_person',
        subject: 'stock:1',
        outcome: 'failed',
        correlation: 'event-1',
      },
    ]);

    await fail(missing('depósito'), { retryParked: true });

    expect((await lines()).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('produto'),
      expect.stringContaining('depósito'),
    ]);
    expect(await verify()).toMatchObject([{ ok: true, lines: 2 }]);
  });

  it('as a defect of ours when it is one', async () => {
    const { fail, lines } = await openFailing();
    await fail(new TypeError('x is undefined'));

    const [line, ...others] = await lines();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ action: 'work.failed', outcome: 'failed' });
    expect(line && explainLine(line, 'pt-BR')).toContain('parou por um erro do programa');
  });

  it('once for a lane that refuses our access, not for each of its rows', async () => {
    const { fail, lines } = await openFailing();
    await fail(new BlingDisconnected({ detail: 'revoked' }), { key: '1' });
    await fail(new BlingDisconnected({ detail: 'revoked' }), { key: '2' });

    expect(await lines()).toMatchObject([{ subject: 'reconnect:bling' }]);
  });
});
