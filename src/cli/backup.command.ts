import { join } from 'node:path';

import { defineCommand } from 'citty';

import { backupDatabase } from '../database/backup-database.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro backup [file]`: a copy of the database, also while `serve` runs. The key is not in it. */
export function backupCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'backup', description: terminal.say(message('cli.aboutBackup', {})) },
    args: {
      file: {
        type: 'positional',
        required: false,
        description: terminal.say(message('cli.aboutFile', {})),
      },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      const stamp = toSaoPauloDateTime(app.clock.now()).replaceAll(/[ :]/g, '-');
      const file = args.file ?? join(app.settings.app.dataFolder, `totoro-${stamp}.backup.db`);
      await backupDatabase(app.database, file);
      terminal.print(terminal.say(message('cli.backedUp', { file })));
      terminal.result({ file });
    },
  });
}
