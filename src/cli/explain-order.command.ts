import { defineCommand } from 'citty';

import { explainOrder } from '../app/explain-order.ts';
import { message } from '../messages/message.ts';
import { printOrder } from './print-order.ts';
import { readMoment } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro explain order 1001`: what each side did with an order, where everything of it stands, and its money. */
export function explainOrderCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'order', description: terminal.say(message('cli.aboutExplainOrder', {})) },
    args: {
      number: {
        type: 'positional',
        required: true,
        description: terminal.say(message('cli.aboutOrderNumber', {})),
      },
      store: { type: 'string', description: terminal.say(message('cli.aboutStoreOnly', {})) },
      at: { type: 'string', description: terminal.say(message('cli.aboutAt', {})) },
    },
    async run({ args }) {
      const at = args.at === undefined ? undefined : readMoment('--at', args.at);
      await using app = await openAppFor(terminal);
      const wanted = { number: args.number, storeId: args.store };
      const explanation = await explainOrder(app, wanted, { language: terminal.language, at });
      printOrder(explanation, terminal);
      terminal.result({ explanation });
    },
  });
}
