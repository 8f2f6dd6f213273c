import { plainWord } from '../../kernel/plain-word.ts';
import { message } from '../../messages/message.ts';
import type { MapFacts } from './map-facts.ts';
import { type Choice, type Proposal, proposalOf } from './proposal.ts';

/** Ways of delivery to aliases of carrier services: any other word makes no label (guide 5.7). */
export function proposeCarriers({ store, account, mapped }: MapFacts): readonly Proposal[] {
  if (!account.carrierServices) return [];
  const active = account.carrierServices.filter((service) => service.active);
  const candidates = active.flatMap(({ aliases }) => aliases.map((alias) => choice(alias)));
  const unmapped = store.deliveries.map(({ id }) => id);
  const words = new Set([...unmapped, ...mapped.carrier.keys()]);
  return [...words].map((word) =>
    proposalOf({
      kind: 'carrier',
      source: choice(word),
      present: mapped.carrier.get(word),
      candidates,
      fits: active.flatMap((service) => fitsOf(word, service)),
      reasons: {
        one: ({ name }) => message('map.carrierAlias', { word, name }),
        several: (names) => message('map.carrierSeveral', { word, names }),
        none: message(candidates.length === 0 ? 'map.noCarriers' : 'map.carrierNone', { word }),
        gone: (target) => message('map.targetGone', { word, target }),
        kept: ({ name }) => message('map.kept', { word, name }),
      },
    }),
  );
}

/** A service by one of its aliases, or by its name when it has one alias alone. */
function fitsOf(
  word: string,
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
): readonly Choice[] {
  const wanted = plainWord(word);
  const same = aliases.find((alias) => plainWord(alias) === wanted);
  if (same !== undefined) return [choice(same)];
  return plainWord(name) === wanted ? aliases.map(choice) : [];
}

function choice(word: string): Choice {
  return { id: word, name: word };
}
