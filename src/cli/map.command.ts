import { defineCommand } from 'citty';

import { askOwner } from '../app/ask-owner.ts';
import { findOnlyStore } from '../app/find-store.ts';
import {
  applyMapping,
  certainOnes,
  checkedSetting,
  type Setting,
} from '../app/mapping/apply-mapping.ts';
import type { MapResult } from '../app/mapping/map-command.ts';
import type { Proposal } from '../app/mapping/proposal.ts';
import type { StoreId } from '../commerce/ids.ts';
import { message } from '../messages/message.ts';
import { askOpenOnes } from './ask-open-ones.ts';
import { printProposals } from './print-proposals.ts';
import { readSettings } from './read-setting.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/**
 * `totoro map [store]`: proposes what goes with what, from what both sides really have. Writes nothing, but with
 * `--apply` what is certain, and with `--set` what a person says. On a terminal it asks about the rest.
 */
export function mapCommand(terminal: Terminal) {
  const about = (key: Parameters<typeof message>[0]) => terminal.say(message(key, {}));
  return defineCommand({
    meta: { name: 'map', description: about('cli.aboutMap') },
    args: {
      store: { type: 'positional', required: false, description: about('cli.aboutMapStore') },
      apply: { type: 'boolean', default: false, description: about('cli.aboutMapApply') },
      set: { type: 'string', description: about('cli.aboutMapSet') },
    },
    async run({ args, rawArgs }) {
      const wanted = readSettings(rawArgs);
      await using app = await openAppFor(terminal);
      const store = await findOnlyStore(app, args.store);
      const { accountId } = store;
      const read = () =>
        askOwner<MapResult>(app, { accountId, kind: 'map', args: { store: store.id } }, () => {});
      const { proposals, unread } = await read();
      for (const text of unread) terminal.note(terminal.say(text));
      const said = wanted.map((setting) => checkedSetting(setting, proposals));
      const isPlain = args.apply || said.length > 0;
      if (!isPlain) printProposals(terminal, proposals);
      const chosen = isPlain
        ? [...(args.apply ? without(certainOnes(proposals), said) : []), ...said]
        : await askChoices(terminal, proposals);
      const written = await applyMapping(app, store, chosen);
      const left = chosen.length === 0 ? proposals : (await read()).proposals;
      if (isPlain) printProposals(terminal, left.filter(isOpen));
      printEnd(terminal, { store: store.id, chosen, written, left });
    },
  });
}

/** On a terminal: what the person there decides; elsewhere nothing. */
async function askChoices(
  terminal: Terminal,
  proposals: readonly Proposal[],
): Promise<readonly Setting[]> {
  const asked = await askOpenOnes(terminal, proposals);
  if (!asked) return [];
  return [...(asked.takesCertain ? certainOnes(proposals) : []), ...asked.chosen];
}

/** Ends with 1 while something is left to decide. */
function printEnd(
  terminal: Terminal,
  end: {
    readonly store: StoreId;
    readonly chosen: readonly Setting[];
    readonly written: number;
    readonly left: readonly Proposal[];
  },
): void {
  const { store, chosen, written, left } = end;
  if (chosen.length > 0) terminal.print(terminal.say(message('map.written', { count: written })));
  const open = left.filter(isOpen).length;
  terminal.print(terminal.say(message(open === 0 ? 'map.allSet' : 'map.open', { count: open })));
  terminal.result({ store, written, open, proposals: toJson(terminal, left) });
  if (open > 0) terminal.answerNo();
}

/** What a person said goes before what was proposed. */
function without(certain: readonly Setting[], said: readonly Setting[]): readonly Setting[] {
  return certain.filter(
    ({ kind, source }) => !said.some((one) => one.kind === kind && one.source === source),
  );
}

function isOpen({ verdict }: Proposal): boolean {
  return verdict !== 'kept';
}

function toJson(terminal: Terminal, proposals: readonly Proposal[]) {
  return proposals.map(({ reason, note, ...proposal }) => ({
    ...proposal,
    reason: terminal.say(reason),
    ...(note && { note: terminal.say(note) }),
  }));
}
