import { defineCommand } from 'citty';

import { message } from '../messages/message.ts';
import { connectBlingCommand } from './connect-bling.command.ts';
import { connectStoreCommand } from './connect-store.command.ts';
import type { Terminal } from './terminal.ts';

/** `totoro connect bling` and `totoro connect store`. */
export function connectCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'connect', description: terminal.say(message('cli.aboutConnect', {})) },
    subCommands: {
      bling: connectBlingCommand(terminal),
      store: connectStoreCommand(terminal),
    },
  });
}
