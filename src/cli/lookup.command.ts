import { defineCommand } from 'citty';

import { askOwner } from '../app/ask-owner.ts';
import { findOnlyAccount } from '../app/find-account.ts';
import type { Choices } from '../app/lookup-command.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

type Choice = Choices['channels'][number];

/** `totoro lookup`: the ids that `connect store` and the mappings want, as both sides have them. */
export function lookupCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'lookup', description: terminal.say(message('cli.aboutLookup', {})) },
    args: {
      account: { type: 'string', description: terminal.say(message('cli.aboutAccount', {})) },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      const { id: accountId } = await findOnlyAccount(app, args.account);
      const choices = await askOwner<Choices>(app, { accountId, kind: 'lookup' }, () => {});
      printChoices(terminal, 'cli.lookupChannels', choices.channels);
      printChoices(terminal, 'cli.lookupWarehouses', choices.warehouses);
      printChoices(terminal, 'cli.lookupErpStatuses', choices.statuses);
      printChoices(terminal, 'cli.lookupErpPayments', choices.paymentMethods);
      for (const { name, statuses, paymentMethods } of choices.stores) {
        terminal.print(terminal.say(message('cli.lookupStore', { name })));
        printChoices(terminal, 'cli.lookupStoreStatuses', statuses);
        printChoices(terminal, 'cli.lookupStorePayments', paymentMethods);
      }
      terminal.result(choices);
    },
  });
}

type Title =
  `cli.lookup${'Channels' | 'Warehouses' | 'ErpStatuses' | 'ErpPayments' | 'StoreStatuses' | 'StorePayments'}`;

function printChoices(terminal: Terminal, title: Title, choices: readonly Choice[]): void {
  terminal.print(terminal.say(message(title, {})));
  for (const { id, name } of choices) terminal.print(`  ${id.padEnd(14)} ${name}`);
}
