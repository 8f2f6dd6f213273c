import { defineCommand } from 'citty';

import { makeBackup } from '../app/make-backup.ts';
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
      const file = await makeBackup(app, args.file);
      terminal.print(terminal.say(message('cli.backedUp', { file })));
      terminal.result({ file });
    },
  });
}
