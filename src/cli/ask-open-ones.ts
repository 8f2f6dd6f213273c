import type { Setting } from '../app/mapping/apply-mapping.ts';
import type { Proposal } from '../app/mapping/proposal.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

interface Answers {
  readonly takesCertain: boolean;
  readonly chosen: readonly Setting[];
}

/** Asks the person at the terminal; an empty answer leaves a thing as it is. `undefined`: nobody sits there. */
export async function askOpenOnes(
  terminal: Terminal,
  proposals: readonly Proposal[],
): Promise<Answers | undefined> {
  const { ask } = terminal;
  if (!ask) return undefined;
  const count = proposals.filter(({ verdict }) => verdict === 'certain').length;
  const takesCertain =
    count > 0 && isYes(await ask(terminal.say(message('map.askCertain', { count }))));
  const chosen: Setting[] = [];
  for (const { kind, source, verdict, target, candidates } of proposals) {
    if (verdict === 'kept' || verdict === 'certain' || candidates.length === 0) continue;
    candidates.forEach(({ id, name }, at) => terminal.print(`  ${at + 1}) ${name} (${id})`));
    const wanted = `${kind}:${source}${target === undefined ? '' : ` = ${target}`}`;
    const answer = await ask(terminal.say(message('map.askOne', { wanted })));
    const choice = candidates[Number(answer) - 1];
    if (choice) chosen.push({ kind, source, target: choice.id });
  }
  return { takesCertain, chosen };
}

function isYes(answer: string): boolean {
  return /^(s|sim|y|yes)$/i.test(answer);
}
