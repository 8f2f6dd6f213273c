import { message, type MessageRef } from '../../messages/message.ts';
import type { MapFacts } from './map-facts.ts';
import type { Choice, Proposal, Verdict } from './proposal.ts';

/** Bling's own type of a channel that is fed by its API; any other feeds itself (guide 7.1, 46). */
const API_CHANNEL = /^api/i;
/** `padrao` of natures that a sale may have (guide 5.12). */
const OF_SALES = new Set([1, 3, 4]);

/** The choices that no word of the store says: channel, warehouses, where settled money goes, natures. */
export function proposeAccount(facts: MapFacts): readonly Proposal[] {
  return [channel(facts), warehouses(facts), ...ledger(facts), ...nature(facts)];
}

function channel({ store, account }: MapFacts): Proposal {
  const own = account.channels.find(({ id }) => id === store.channelId);
  const about = { kind: 'channel', source: 'store', present: store.channelId } as const;
  if (!own || !own.active)
    return told(about, 'broken', message('map.channelGone', { channel: store.channelId }));
  const args = { name: own.name, type: own.type };
  return API_CHANNEL.test(own.type)
    ? told(about, 'kept', message('map.channelKept', args))
    : told(about, 'confirm', message('map.channelFeedsItself', args));
}

function warehouses({ account }: MapFacts): Proposal {
  const { warehouses: chosen } = account.policy;
  const there = account.warehouses.filter(({ active, counts }) => active && counts);
  const candidates = [
    { id: 'all', name: 'all' },
    ...there.map(({ id, name }): Choice => ({ id, name })),
  ];
  const present = chosen === 'all' ? 'all' : chosen.join(',');
  const about = { kind: 'warehouse', source: 'sold', present, candidates } as const;
  const names = there.map(({ name }) => name).join(', ');
  if (chosen === 'all')
    return there.length > 1
      ? told(about, 'kept', message('map.warehousesAll', { names }))
      : told(about, 'kept', message('map.warehouseOne', { names }));
  const gone = chosen.filter((wanted) => !there.some(({ id }) => id === wanted));
  return gone.length > 0
    ? told(about, 'broken', message('map.targetGone', { word: 'sold', target: gone.join(', ') }))
    : told(about, 'kept', message('map.kept', { word: 'sold', name: present }));
}

function ledger({ account }: MapFacts): Proposal[] {
  if (!account.ledgerAccounts) return [];
  const { ledgerAccount: present } = account.policy;
  const candidates = account.ledgerAccounts.map(({ id, name }): Choice => ({ id, name }));
  const about = { kind: 'ledger', source: 'default', present, candidates } as const;
  const set = candidates.find(({ id }) => id === present);
  if (set) return [told(about, 'kept', message('map.kept', { word: 'default', name: set.name }))];
  if (present !== undefined)
    return [told(about, 'broken', message('map.targetGone', { word: 'default', target: present }))];
  const [only, second] = candidates;
  if (!only) return [told(about, 'missing', message('map.noLedger', {}))];
  if (second) return [told(about, 'ambiguous', message('map.ledgerSeveral', {}))];
  const reason = message('map.ledgerOne', { name: only.name });
  return [{ ...told(about, 'confirm', reason), target: only.id }];
}

function nature({ account }: MapFacts): Proposal[] {
  if (!account.natures) return [];
  const found = account.natures.filter(
    ({ active, defaultFor }) => active && OF_SALES.has(defaultFor),
  );
  const names = found.map(({ name }) => name).join(', ');
  const about = { kind: 'nature', source: 'sale', present: undefined } as const;
  return [
    found.length > 0
      ? told(about, 'kept', message('map.natureKept', { names }))
      : told(about, 'missing', message('map.natureNone', {})),
  ];
}

function told(
  about: Pick<Proposal, 'kind' | 'source' | 'present'> & {
    readonly candidates?: readonly Choice[];
  },
  verdict: Verdict,
  reason: MessageRef,
): Proposal {
  const { source, present } = about;
  const target = verdict === 'kept' || verdict === 'confirm' ? present : undefined;
  return { candidates: [], ...about, sourceName: source, target, verdict, reason };
}
