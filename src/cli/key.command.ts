import { defineCommand } from 'citty';

import { forgetNextKey } from '../app/next-key.ts';
import { rotateVaultKey } from '../app/rotate-vault-key.ts';
import { readSettings } from '../app/settings.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/** `totoro key rotate`: everything is sealed again under a new key. Nothing else may run meanwhile. */
export function keyCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'key', description: terminal.say(message('cli.aboutKeys', {})) },
    subCommands: { rotate: rotateCommand(terminal) },
  });
}

function rotateCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'rotate', description: terminal.say(message('cli.aboutKeyRotate', {})) },
    async run() {
      const settings = readSettings(terminal.source);
      const { sealed, newKey, file } = await rotateVaultKey(settings);
      terminal.print(terminal.say(message('cli.keyRotated', { sealed })));
      terminal.print(
        terminal.say(
          file
            ? message('cli.keyInFile', { file })
            : message('cli.keyForEnvironment', { key: newKey }),
        ),
      );
      terminal.result({ sealed, ...(file ? { file } : { newKey }) });
      if (!file) forgetNextKey(settings.vault.keyFile);
    },
  });
}
