import { defineCommand } from 'citty';

import type { AccountStatus } from '../app/read-status.ts';
import { readBreakers, readStatus } from '../app/read-status.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import { message } from '../messages/message.ts';
import { printEvents } from './print-events.ts';
import { exposureLine } from './print-exposure.ts';
import { printBreakers, printQuota } from './print-quota.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro status`: how everything stands. */
export function statusCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'status', description: terminal.say(message('cli.aboutStatus', {})) },
    async run() {
      await using app = await openAppFor(terminal);
      const accounts = await readStatus(app);
      if (accounts.length === 0) terminal.print(terminal.say(message('app.noAccount', {})));
      for (const account of accounts) printAccount(account, terminal);
      const stoppedAddresses = await readBreakers(app);
      printBreakers(stoppedAddresses, terminal);
      const { publicUrl } = app.settings.web;
      const { blingPollSeconds, storePollSeconds } = app.settings.sync;
      if (!publicUrl) {
        const late = { bling: blingPollSeconds, store: storePollSeconds };
        terminal.print(terminal.say(message('cli.statusPolling', late)));
      }
      terminal.result({
        accounts,
        stoppedAddresses,
        publicUrl: publicUrl ?? null,
        blingPollSeconds,
        storePollSeconds,
      });
    },
  });
}

function printAccount(account: AccountStatus, terminal: Terminal): void {
  const { work } = account;
  const owner = account.ownedBy ?? terminal.say(message('cli.nobody', {}));
  terminal.print(
    terminal.say(message('cli.statusAccount', { name: account.name, state: account.state, owner })),
  );
  terminal.print(
    terminal.say(
      message('cli.statusWork', {
        ready: work.ready,
        waiting: work.waiting,
        pending: work.needs_person,
      }),
    ),
  );
  printQuota(account.quota, terminal);
  printEvents('Bling', account.events, terminal);
  for (const store of account.stores) {
    const orders =
      Object.entries(store.orders)
        .map(([step, count]) => `${step} ${count}`)
        .join(', ') || '0';
    const last = store.lastEventAt === undefined ? '-' : toSaoPauloDateTime(store.lastEventAt);
    terminal.print(
      terminal.say(
        message('cli.statusStore', {
          name: store.name,
          state: store.state,
          links: store.links,
          orders,
          last,
        }),
      ),
    );
    terminal.print(terminal.say(exposureLine(store.exposure)));
    printEvents(store.name, store.events, terminal);
  }
}
