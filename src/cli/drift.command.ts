import { defineCommand } from 'citty';

import { countAuditByAction } from '../app/audit-counts.repository.ts';
import { findAllDrift } from '../app/find-drift.ts';
import { message } from '../messages/message.ts';
import { DRIFT_REPAIRS, type DriftRepair } from '../sync/drift-report.ts';
import { toCsv } from './csv.ts';
import { driftToRows, printDrift } from './drift-table.ts';
import { WrongUse } from './failures.ts';
import { readWholeNumber } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro drift`: what the stores show and should not, ranked by the money at risk; mends it when told to. */
export function driftCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'drift', description: terminal.say(message('cli.aboutDrift', {})) },
    args: {
      store: { type: 'string', description: terminal.say(message('cli.aboutDriftStore', {})) },
      repair: {
        type: 'string',
        default: 'ask',
        description: terminal.say(message('cli.aboutDriftRepair', {})),
      },
      csv: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutDriftCsv', {})),
      },
      limit: {
        type: 'string',
        default: '200',
        description: terminal.say(message('cli.aboutDriftLimit', {})),
      },
    },
    async run({ args }) {
      const repair = readRepair(args.repair);
      const limit = readWholeNumber('--limit', args.limit, { most: 1_000_000 });
      await using app = await openAppFor(terminal);
      using bar = terminal.progress(terminal.say(message('drift.comparing', {})), 1);
      const wish = { store: args.store, repair, limit };
      const report = await findAllDrift(app, wish, (done) => bar.update(done, done));
      const done = await countAuditByAction(app.database.db, report.correlation);
      const written = done['stock.set'] ?? 0;
      const { marked, totals } = report;
      if (args.csv) terminal.print(toCsv(driftToRows(report)).trimEnd());
      else printDrift(report, terminal);
      if (!args.csv && repair === 'auto')
        terminal.print(terminal.say(message('drift.mended', { marked, written })));
      if (!args.csv && repair === 'ask' && totals.drift > 0)
        terminal.print(terminal.say(message('drift.plan', { count: totals.drift })));
      if (repair !== 'auto' && totals.drift > 0) terminal.answerNo();
      terminal.result({ ...report, repair, written });
    },
  });
}

function readRepair(text: string): DriftRepair {
  const known = DRIFT_REPAIRS.find((each) => each === text);
  if (known) return known;
  throw new WrongUse(
    message('cli.wrongUse', { detail: `--repair ${text} (${DRIFT_REPAIRS.join(', ')})` }),
  );
}
