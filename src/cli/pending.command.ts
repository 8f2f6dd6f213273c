import { defineCommand } from 'citty';

import { listPending, retryPending, settlePending, type PendingRow } from '../app/pending-work.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import { message } from '../messages/message.ts';
import { WrongUse } from './failures.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro pending`: what needs a person, why, and what mends it. `totoro pending retry [kind] [key]` tries again. */
export function pendingCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'pending', description: terminal.say(message('cli.aboutPending', {})) },
    args: {
      retry: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutRetry', {})),
      },
      done: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutDone', {})),
      },
      kind: { type: 'string', description: terminal.say(message('cli.aboutKind', {})) },
      key: { type: 'string', description: terminal.say(message('cli.aboutKey', {})) },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      const filter = {
        ...(args.kind === undefined ? {} : { kind: args.kind }),
        ...(args.key === undefined ? {} : { key: args.key }),
      };
      if (args.retry) {
        const retried = await retryPending(app, filter);
        terminal.print(terminal.say(message('cli.retried', { count: retried })));
        return terminal.result({ retried });
      }
      if (args.done) {
        // Everything at once would hide what nobody has looked at.
        if (args.key === undefined)
          throw new WrongUse(message('cli.wrongUse', { detail: '--done --key' }));
        const settled = await settlePending(app, filter);
        terminal.print(terminal.say(message('cli.settled', { count: settled })));
        return terminal.result({ settled });
      }
      const rows = await listPending(app, filter);
      for (const row of rows) printRow(row, terminal);
      if (rows.length === 0) terminal.print(terminal.say(message('doctor.pending', { count: 0 })));
      return terminal.result({ pending: rows.map((row) => toJson(row, terminal)) });
    },
  });
}

function printRow(row: PendingRow, terminal: Terminal): void {
  const number = row.orderNumber === undefined ? '' : ` #${row.orderNumber}`;
  const where = row.storeName === undefined ? '' : `  ${row.storeName}${number}`;
  terminal.print(`${row.kind} ${row.key}${where}  (${toSaoPauloDateTime(row.markedAt)})`);
  if (row.cause) terminal.print(`    ${terminal.say(row.cause)}`);
}

function toJson(row: PendingRow, terminal: Terminal) {
  const { accountId: account, kind, key, cause, attempts, storeName, orderNumber } = row;
  const text = cause && terminal.say(cause);
  return {
    account,
    kind,
    key,
    cause: cause?.key,
    text,
    attempts,
    since: row.markedAt,
    storeName,
    orderNumber,
  };
}
