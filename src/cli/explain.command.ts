import { defineCommand } from 'citty';

import { message } from '../messages/message.ts';
import { explainOrderCommand } from './explain-order.command.ts';
import { explainStockCommand } from './explain-stock.command.ts';
import type { Terminal } from './terminal.ts';

/** `totoro explain`: why something is as it is. */
export function explainCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'explain', description: terminal.say(message('cli.aboutExplain', {})) },
    subCommands: {
      stock: explainStockCommand(terminal),
      order: explainOrderCommand(terminal),
    },
  });
}
