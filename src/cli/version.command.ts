import { defineCommand } from 'citty';

import { readVersion } from '../app/version.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/** `totoro version` */
export function versionCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'version', description: terminal.say(message('cli.aboutVersion', {})) },
    run() {
      const version = readVersion();
      terminal.print(`totoro ${version} (Node ${process.versions.node})`);
      terminal.result({ version, node: process.versions.node });
    },
  });
}
