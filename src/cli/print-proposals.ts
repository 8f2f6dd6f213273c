import type { Proposal, ProposalKind } from '../app/mapping/proposal.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

const SIGN = {
  kept: '=',
  certain: '+',
  confirm: '?',
  ambiguous: '?',
  missing: '-',
  broken: '!',
} as const;
const MOST_CANDIDATES = 12;

/** Proposals by kind: what is set, what is sure, and what a person must say, each with its reason. */
export function printProposals(terminal: Terminal, proposals: readonly Proposal[]): void {
  let kind: ProposalKind | undefined;
  for (const proposal of proposals) {
    if (proposal.kind !== kind)
      terminal.print(terminal.say(message('map.kind', { kind: proposal.kind })));
    ({ kind } = proposal);
    const { source, verdict, target, reason, note } = proposal;
    const to = target === undefined ? '' : ` = ${target}`;
    terminal.print(`  ${SIGN[verdict]} ${source}${to}  ${terminal.say(reason)}`);
    if (note) terminal.print(`      ${terminal.say(note)}`);
    if (verdict !== 'kept' && verdict !== 'certain') printCandidates(terminal, proposal);
  }
}

function printCandidates(terminal: Terminal, { kind, source, candidates }: Proposal): void {
  if (candidates.length === 0) return;
  const shown = candidates
    .slice(0, MOST_CANDIDATES)
    .map(({ id, name }) => (id === name ? id : `${id} ${name}`));
  const more = candidates.length > MOST_CANDIDATES ? ', …' : '';
  terminal.print(`      --set "${kind}:${source}=…"  (${shown.join(', ')}${more})`);
}
