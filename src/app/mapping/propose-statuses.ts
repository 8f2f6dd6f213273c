import type { ErpStatus } from '../../bling/erp-account.ts';
import { plainWord } from '../../kernel/plain-word.ts';
import { message } from '../../messages/message.ts';
import type { OrderStage } from '../../stores/order-desk.ts';
import type { MapFacts } from './map-facts.ts';
import { type Choice, type Proposal, proposalOf } from './proposal.ts';

/** Normalised values (guide 5.8) that mean the same as a stage of the store, the best first. */
const VALUES: Readonly<Partial<Record<OrderStage, readonly number[]>>> = {
  unpaid: [7, 0],
  held: [7, 0],
  paid: [8, 0],
  completed: [1],
  cancelled: [2],
  failed: [2],
};
/** Only these go back to the store by themselves (domain rules 2.4). */
const GOES_BACK: readonly (readonly [value: number, stage: OrderStage])[] = [
  [1, 'completed'],
  [2, 'cancelled'],
];

export function proposeStatuses(facts: MapFacts): readonly Proposal[] {
  return [...proposeToErp(facts), ...proposeToStore(facts)];
}

function proposeToErp({ store, account, mapped }: MapFacts): Proposal[] {
  const { importUnpaid, customStatusesImported } = store.policy;
  const candidates = account.statuses.map(toChoice);
  const wanted = store.statuses.filter(({ id, stage }) => {
    if (mapped.status_to_erp.has(id)) return true;
    if (stage === 'unpaid') return importUnpaid.length > 0;
    if (stage === 'custom') return customStatusesImported.includes(id);
    return stage in VALUES;
  });
  return wanted.map((status) =>
    proposalOf({
      kind: 'status_to_erp',
      source: status,
      present: mapped.status_to_erp.get(status.id),
      candidates,
      fits: fitsInErp(account.statuses, status).map(toChoice),
      reasons: reasonsOf(status.name),
    }),
  );
}

function fitsInErp(
  statuses: readonly ErpStatus[],
  { name, stage }: Choice & { readonly stage: OrderStage },
): readonly ErpStatus[] {
  const alike = statuses.filter((status) => plainWord(status.name) === plainWord(name));
  if (stage === 'custom') return alike;
  const ofValue = (VALUES[stage] ?? [])
    .map((value) => statuses.filter((status) => status.value === value))
    .find((found) => found.length > 0);
  return theBase(ofValue ?? []);
}

function proposeToStore({ store, account, mapped }: MapFacts): Proposal[] {
  const candidates = store.statuses.map(({ id, name }) => ({ id, name }));
  return account.statuses.flatMap((status) => {
    const present = mapped.status_to_store.get(status.id);
    const [, stage] = GOES_BACK.find(([value]) => value === status.value) ?? [];
    if (stage === undefined && present === undefined) return [];
    return proposalOf({
      kind: 'status_to_store',
      source: toChoice(status),
      present,
      candidates,
      fits: candidates.filter((_, at) => store.statuses[at]?.stage === stage),
      reasons: reasonsOf(status.name),
    });
  });
}

/** A status of the account's own derives from one that every account has: that one goes first (guide 5.8). */
function theBase(statuses: readonly ErpStatus[]): readonly ErpStatus[] {
  const base = statuses.filter(({ inheritedId }) => inheritedId === undefined);
  return base.length === 1 ? base : statuses;
}

function toChoice({ id, name }: ErpStatus): Choice {
  return { id, name };
}

function reasonsOf(word: string) {
  return {
    one: ({ name }: Choice) => message('map.statusMeansSame', { word, name }),
    several: (names: string) => message('map.statusSeveral', { word, names }),
    none: message('map.statusNone', { word }),
    gone: (target: string) => message('map.targetGone', { word, target }),
    kept: ({ name }: Choice) => message('map.kept', { word, name }),
  };
}
