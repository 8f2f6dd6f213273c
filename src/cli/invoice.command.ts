import { defineCommand } from 'citty';

import { findOrder } from '../app/find-order.ts';
import { listInvoices, wantInvoice } from '../app/order-invoices.ts';
import { message } from '../messages/message.ts';
import { WrongUse } from './failures.ts';
import { printInvoice } from './print-invoice.ts';
import { readWholeNumber } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro invoice <order>`: the invoice of one order is wanted now. `--list`: where all of them stand. */
export function invoiceCommand(terminal: Terminal) {
  const about = (text: Parameters<typeof terminal.say>[0]) => terminal.say(text);
  return defineCommand({
    meta: { name: 'invoice', description: about(message('invoice.aboutCommand', {})) },
    args: {
      order: {
        type: 'positional',
        required: false,
        description: about(message('invoice.aboutOrder', {})),
      },
      store: { type: 'string', description: about(message('invoice.aboutStore', {})) },
      list: {
        type: 'boolean',
        default: false,
        description: about(message('invoice.aboutList', {})),
      },
      limit: {
        type: 'string',
        default: '50',
        description: about(message('invoice.aboutLimit', {})),
      },
      'accept-total': {
        type: 'boolean',
        default: false,
        description: about(message('invoice.aboutAcceptTotal', {})),
      },
    },
    async run({ args }) {
      if (args.list === (args.order !== undefined))
        throw new WrongUse(message('cli.wrongUse', { detail: 'invoice <pedido> | --list' }));
      const limit = readWholeNumber('--limit', args.limit, { least: 1, most: 10_000 });
      await using app = await openAppFor(terminal);
      if (args.order === undefined) {
        const invoices = await listInvoices(app, limit);
        for (const invoice of invoices) printInvoice(invoice, terminal);
        if (invoices.length === 0) terminal.print(terminal.say(message('invoice.none', {})));
        return terminal.result({ invoices });
      }
      const found = await findOrder(app, { number: args.order, storeId: args.store });
      using bar = terminal.progress(terminal.say(message('invoice.issuing', {})), 1);
      const invoice = await wantInvoice(app, found, {
        acceptsTotal: args['accept-total'],
        onProgress: (done, total) => bar.update(done, total),
      });
      printInvoice(invoice, terminal);
      if (invoice.step !== 'authorised') terminal.answerNo();
      return terminal.result({ invoice });
    },
  });
}
