import { defineCommand } from 'citty';

import { restoreBackup } from '../app/restore-backup.ts';
import { readSettings } from '../app/settings.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/** `totoro restore <file>`: puts a backup in the place of the database, which is kept beside it. */
export function restoreCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'restore', description: terminal.say(message('cli.aboutRestore', {})) },
    args: {
      file: {
        type: 'positional',
        required: true,
        description: terminal.say(message('cli.aboutFile', {})),
      },
    },
    async run({ args }) {
      const { kept } = await restoreBackup(readSettings(terminal.source), args.file);
      terminal.print(terminal.say(message('cli.restored', { file: args.file, kept: kept ?? '-' })));
      terminal.result({ restored: args.file, kept: kept ?? null });
    },
  });
}
