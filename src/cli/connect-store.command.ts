import { defineCommand } from 'citty';

import { connectStore } from '../app/connect-store.ts';
import { findOnlyAccount } from '../app/find-account.ts';
import { message } from '../messages/message.ts';
import { readChannel, readInstant, readStoreKind } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro connect store woocommerce --url https://... --key ck_... --secret cs_... --channel 203204` */
export function connectStoreCommand(terminal: Terminal) {
  const about = (key: Parameters<typeof message>[0]) => terminal.say(message(key, {}));
  return defineCommand({
    meta: { name: 'store', description: about('cli.aboutConnectStore') },
    args: {
      kind: { type: 'positional', required: true, description: about('cli.aboutStoreKind') },
      url: { type: 'string', required: true, description: about('cli.aboutStoreUrl') },
      key: { type: 'string', required: true, description: about('cli.aboutStoreKey') },
      secret: { type: 'string', required: true, description: about('cli.aboutStoreSecret') },
      channel: { type: 'string', required: true, description: about('cli.aboutChannel') },
      name: { type: 'string', description: about('cli.aboutStoreName') },
      'calls-per-second': { type: 'string', description: about('cli.aboutStorePace') },
      account: { type: 'string', description: about('cli.aboutAccount') },
      'go-live': { type: 'string', description: about('cli.aboutGoLive') },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      const account = await findOnlyAccount(app, args.account);
      const { store, probe } = await connectStore(app, {
        accountId: account.id,
        kind: readStoreKind(args.kind),
        ...(args.name === undefined ? {} : { name: args.name }),
        channelId: readChannel(args.channel),
        settings: {
          url: args.url,
          consumerKey: args.key,
          consumerSecret: args.secret,
          ...(args['calls-per-second'] === undefined
            ? {}
            : { requestsPerSecond: Number(args['calls-per-second']) }),
        },
        ...(args['go-live'] === undefined
          ? {}
          : { goLiveAt: readInstant('--go-live', args['go-live']) }),
      });
      terminal.print(
        terminal.say(
          message('cli.storeConnected', {
            name: store.name,
            store: store.id,
            version: probe.version,
          }),
        ),
      );
      if (!probe.managesStock) terminal.note(terminal.say(message('stock.off', {})));
      terminal.result({
        store: store.id,
        version: probe.version,
        managesStock: probe.managesStock,
      });
    },
  });
}
