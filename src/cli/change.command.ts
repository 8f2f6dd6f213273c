import { defineCommand } from 'citty';

import { findOrder, type FoundOrder } from '../app/find-order.ts';
import type { App } from '../app/open-app.ts';
import { type ChangeShown, decideOrderChange, readChanges } from '../app/order-change.ts';
import { message } from '../messages/message.ts';
import { CHANGE_WORDS, type ChangeWord } from '../sync/change/decide-change.ts';
import { WrongUse } from './failures.ts';
import { printChange } from './print-change.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro change 40`: what the change of an order needs in the ERP; `--apply`, `--drop` or `--done` decide. */
export function changeCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'change', description: terminal.say(message('cli.aboutChange', {})) },
    args: {
      order: {
        type: 'positional',
        required: true,
        description: terminal.say(message('cli.aboutOrderNumber', {})),
      },
      store: { type: 'string', description: terminal.say(message('cli.aboutStoreOnly', {})) },
      apply: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutChangeApply', {})),
      },
      drop: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutChangeDrop', {})),
      },
      done: {
        type: 'boolean',
        default: false,
        description: terminal.say(message('cli.aboutChangeDone', {})),
      },
    },
    async run({ args }) {
      const word = readWord(args);
      await using app = await openAppFor(terminal);
      const found = await findOrder(app, { number: args.order, storeId: args.store });
      const decided = word !== undefined && (await decide(app, found, { word, terminal }));
      const changes = await readChanges(app, found);
      show(changes, { number: found.number, isDecided: decided, terminal });
      if (word !== undefined && !decided) terminal.answerNo();
      terminal.result({ order: found.orderId, store: found.store.id, decided, changes });
    },
  });
}

function readWord(args: Readonly<Record<ChangeWord, boolean>>): ChangeWord | undefined {
  const [word, second] = CHANGE_WORDS.filter((each) => args[each]);
  if (second) throw new WrongUse(message('cli.wrongUse', { detail: `--${word} --${second}` }));
  return word;
}

async function decide(
  app: App,
  found: FoundOrder,
  { word, terminal }: { word: ChangeWord; terminal: Terminal },
): Promise<boolean> {
  using bar = terminal.progress(terminal.say(message('change.working', {})), 1);
  const onProgress = (done: number, total: number) => bar.update(done, total);
  return decideOrderChange(app, found, { word, onProgress });
}

function show(
  changes: readonly ChangeShown[],
  { number, isDecided, terminal }: { number: string; isDecided: boolean; terminal: Terminal },
): void {
  const open = changes.find(({ state }) => state === 'proposed' || state === 'running');
  const shown = open ?? (isDecided ? changes.at(-1) : undefined);
  if (!shown) return terminal.print(terminal.say(message('change.none', { number })));
  printChange(shown, { number, terminal });
  if (open?.state === 'proposed')
    terminal.print(terminal.say(message('change.howToDecide', { number })));
  if (open?.state === 'running')
    terminal.print(terminal.say(message('change.howToGoOn', { number })));
}
