import { defineCommand } from 'citty';

import { countAuditByAction } from '../app/audit-counts.repository.ts';
import { runSync, SYNC_PARTS, type SyncPart } from '../app/run-sync.ts';
import { message } from '../messages/message.ts';
import { WrongUse } from './failures.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro sync [products|stock|orders]`: everything afresh, all of it without a word. */
export function syncCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'sync', description: terminal.say(message('cli.aboutSync', {})) },
    args: {
      part: {
        type: 'positional',
        required: false,
        description: terminal.say(message('cli.aboutSyncPart', {})),
      },
    },
    async run({ args }) {
      const parts = readParts(args.part);
      await using app = await openAppFor(terminal);
      using bar = terminal.progress(terminal.say(message('cli.syncing', {})), 1);
      const { correlation } = await runSync(app, parts, (done, total) => bar.update(done, total));
      const done = await countAuditByAction(app.database.db, correlation);
      terminal.print(terminal.say(message('cli.synced', {})));
      for (const [action, count] of Object.entries(done)) terminal.print(`  ${action}: ${count}`);
      terminal.result({ correlation, done });
    },
  });
}

function readParts(part: string | undefined): readonly SyncPart[] {
  if (part === undefined) return SYNC_PARTS;
  const known = SYNC_PARTS.find((each) => each === part);
  if (known) return [known];
  throw new WrongUse(message('cli.wrongUse', { detail: `${part} (${SYNC_PARTS.join(', ')})` }));
}
