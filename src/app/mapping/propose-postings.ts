import type { ErpStatusId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import type { MapFacts } from './map-facts.ts';
import type { Choice, Proposal } from './proposal.ts';

const POSTINGS = [
  { source: 'stock', action: 'lancarEstoque', word: 'stock' },
  { source: 'receivables', action: 'lancarContas', word: 'receivables' },
] as const;

/**
 * Who posts stock and receivables: read from what the account's status transitions do, and confirmed by a person, for
 * two owners post twice (domain rules 3.4).
 */
export function proposePostings(facts: MapFacts): readonly Proposal[] {
  return POSTINGS.map(({ source, action, word }) => {
    const present = presentOwner(facts, source);
    const statuses = statusesThatPost(facts, action);
    const names = statuses.map((id) => nameOf(facts, id)).join(', ');
    const target = statuses.length > 0 ? `status:${statuses.join(',')}` : undefined;
    const base = {
      kind: 'posting' as const,
      source,
      sourceName: source,
      present,
      candidates: ownersOf(target),
    };
    if (present === target)
      return {
        ...base,
        target,
        verdict: 'kept',
        reason: message('map.postsByStatus', { word, names }),
      };
    if (target !== undefined)
      return {
        ...base,
        target,
        verdict: 'confirm',
        reason: message('map.postsByStatus', { word, names }),
      };
    if (present === 'status:')
      return { ...base, target, verdict: 'missing', reason: message('map.nobodyPosts', { word }) };
    return present.startsWith('status:')
      ? { ...base, target, verdict: 'broken', reason: message('map.postsNoMore', { word }) }
      : {
          ...base,
          target: present,
          verdict: 'kept',
          reason: message('map.ownerKept', { word, owner: present }),
        };
  });
}

/** Statuses on whose entry an active transition posts, whatever status the order comes from. */
function statusesThatPost({ account }: MapFacts, action: string): readonly ErpStatusId[] {
  const posting = account.transitions.filter(
    ({ active, actions }) => active && actions.includes(action),
  );
  return [...new Set(posting.map(({ toId }) => toId))].toSorted();
}

function presentOwner({ account }: MapFacts, source: 'stock' | 'receivables'): string {
  const { policy } = account;
  const owner = source === 'stock' ? policy.stockPostedBy : policy.receivablesPostedBy;
  if (owner !== 'status') return owner;
  const statuses = source === 'stock' ? policy.postingStatuses : policy.receivableStatuses;
  return `status:${statuses.toSorted().join(',')}`;
}

function ownersOf(target: string | undefined): readonly Choice[] {
  const owners = ['sync', 'invoice', 'nobody'].map((id) => ({ id, name: id }));
  return target === undefined ? owners : [{ id: target, name: target }, ...owners];
}

function nameOf({ account }: MapFacts, id: ErpStatusId): string {
  return account.statuses.find((status) => status.id === id)?.name ?? id;
}
