import { defineCommand } from 'citty';

import { explainStock } from '../app/explain-stock.ts';
import { message } from '../messages/message.ts';
import { printExplanation } from './print-explanation.ts';
import { readMoment } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro explain stock CAN-1`: each term of the number, in each store, now or at an instant of the past. */
export function explainStockCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'stock', description: terminal.say(message('cli.aboutExplainStock', {})) },
    args: {
      sku: {
        type: 'positional',
        required: true,
        description: terminal.say(message('cli.aboutSku', {})),
      },
      store: { type: 'string', description: terminal.say(message('cli.aboutStoreOnly', {})) },
      at: { type: 'string', description: terminal.say(message('cli.aboutAt', {})) },
      product: { type: 'string', description: terminal.say(message('cli.aboutProductId', {})) },
    },
    async run({ args }) {
      const { sku, store: storeId, product: productId } = args;
      const at = args.at === undefined ? undefined : readMoment('--at', args.at);
      await using app = await openAppFor(terminal);
      const explanations = await explainStock(app, { sku, storeId, productId }, at);
      for (const each of explanations) printExplanation(each, terminal);
      terminal.result({ explanations });
    },
  });
}
