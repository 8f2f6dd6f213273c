import { defineCommand } from 'citty';

import { systemRandom } from '../kernel/random.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { message } from '../messages/message.ts';
import { openBlingSimulatorServer } from '../simulator/bling/server.ts';
import { openStoreSimulatorServer } from '../simulator/store/open-server.ts';
import { readWholeNumber } from './read-argument.ts';
import type { Terminal } from './terminal.ts';

/** `totoro sandbox`: a Bling and a store to rehearse with, on this machine, until Ctrl-C. */
export function sandboxCommand(terminal: Terminal) {
  const about = (key: Parameters<typeof message>[0]) => terminal.say(message(key, {}));
  return defineCommand({
    meta: { name: 'sandbox', description: about('cli.aboutSandbox') },
    args: {
      'bling-port': { type: 'string', default: '4030', description: about('cli.aboutBlingPort') },
      'store-port': { type: 'string', default: '4031', description: about('cli.aboutStorePort') },
    },
    async run({ args }) {
      const world = { clock: systemClock, random: systemRandom, fetch };
      const blingPort = readWholeNumber('--bling-port', args['bling-port']);
      const storePort = readWholeNumber('--store-port', args['store-port']);
      const bling = await openBlingSimulatorServer({ ...world, port: blingPort });
      const store = await openStoreSimulatorServer({ ...world, port: storePort });
      const urls = { bling: `${bling.url}/Api/v3`, store: store.url };
      terminal.print(terminal.say(message('cli.sandboxOpen', urls)));
      terminal.result(urls);
      await new Promise<void>((resolve) => {
        process.once('SIGTERM', () => resolve());
        process.once('SIGINT', () => resolve());
      });
      await Promise.all([bling.close(), store.close()]);
    },
  });
}
