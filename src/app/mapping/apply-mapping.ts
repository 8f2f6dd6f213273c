import { isDeepStrictEqual } from 'node:util';

import { ErpStatusId, LedgerAccountId, WarehouseId } from '../../commerce/ids.ts';
import { type AccountPolicy, PostedBy } from '../../connections/account-policy.ts';
import { createAccounts } from '../../connections/account.repository.ts';
import {
  createMappings,
  MAPPING_KINDS,
  type MappingKind,
} from '../../connections/mapping.repository.ts';
import type { StoreConnection } from '../../connections/store.repository.ts';
import type { Tx } from '../../database/tables.ts';
import { WORK_KINDS } from '../../sync/work-kinds.ts';
import { replay } from '../../work/pending.repository.ts';
import type { App } from '../open-app.ts';
import { MappingRefused } from './failures.ts';
import type { Proposal, ProposalKind } from './proposal.ts';

/** One thing to write, as a person said it or a proposal is sure of it. */
export interface Setting {
  readonly kind: ProposalKind;
  readonly source: string;
  readonly target: string;
}

/**
 * Writes these choices of one store and its account, with one line of the audit, and tries the orders again that
 * waited for a mapping.
 *
 * @returns how many of them were new
 */
export async function applyMapping(
  app: App,
  store: Pick<StoreConnection, 'id' | 'accountId'>,
  settings: readonly Setting[],
): Promise<number> {
  if (settings.length === 0) return 0;
  const { accountId } = store;
  return app.database.transaction(async (tx) => {
    const changes = [];
    for (const setting of settings) {
      const before = await writeOne(tx, store, setting);
      if (before !== setting.target) changes.push({ ...setting, before });
    }
    await replay(tx, { accountId, kind: WORK_KINDS.orderPush }, app.clock.now());
    if (changes.length === 0) return 0;
    await app.audit.append(tx, {
      chain: accountId,
      actor: 'person:cli',
      action: 'mapping.set',
      subject: `store:${store.id}`,
      storeId: store.id,
      before: changes.map(({ kind, source, before }) => ({ kind, source, target: before })),
      after: changes.map(({ kind, source, target }) => ({ kind, source, target })),
      outcome: 'applied',
      correlation: `map:${app.random.uuid()}`,
    });
    return changes.length;
  });
}

/** What `--apply` writes: only what is certain. */
export function certainOnes(proposals: readonly Proposal[]): readonly Setting[] {
  return proposals.flatMap(({ kind, source, target, verdict }) =>
    verdict === 'certain' && target !== undefined ? [{ kind, source, target }] : [],
  );
}

/**
 * A person's choice, if the other side has such a thing.
 *
 * @throws {MappingRefused} when there is no such word or target
 */
export function checkedSetting(wanted: Setting, proposals: readonly Proposal[]): Setting {
  const { kind, source, target } = wanted;
  const ofKind = proposals.filter((proposal) => proposal.kind === kind);
  const own = ofKind.find((proposal) => proposal.source === source);
  // A word that no list shows, such as that of a custom status, may be mapped all the same.
  const isWord = isMappingKind(kind);
  const candidates = own?.candidates ?? (isWord ? ofKind[0]?.candidates : undefined) ?? [];
  const wantedIds = kind === 'warehouse' ? target.split(',') : [target];
  const isThere = wantedIds.every(
    (id) => candidates.some((candidate) => candidate.id === id) || isPosting(kind, id),
  );
  if (!isThere || (!own && !isWord))
    throw new MappingRefused({
      setting: `${kind}:${source}=${target}`,
      candidates: candidates.map(({ id, name }) => (id === name ? id : `${id} (${name})`)),
    });
  return wanted;
}

function isPosting(kind: ProposalKind, id: string): boolean {
  return kind === 'posting' && /^status:\d+(,\d+)*$/.test(id);
}

function isMappingKind(kind: ProposalKind): kind is MappingKind {
  return MAPPING_KINDS.some((known) => known === kind);
}

/** @returns what was set before */
async function writeOne(
  tx: Tx,
  { id, accountId }: Pick<StoreConnection, 'id' | 'accountId'>,
  { kind, source, target }: Setting,
): Promise<string | undefined> {
  if (isMappingKind(kind)) {
    const mappings = createMappings(tx);
    const before = (await mappings.find(id, kind)).get(source);
    await mappings.set(id, kind, { [source]: target });
    return before;
  }
  const accounts = createAccounts(tx);
  const { policy } = await accounts.get(accountId);
  const changed = { ...policy, ...policyChange(kind, source, target) };
  if (isDeepStrictEqual(policy, changed)) return target;
  await accounts.savePolicy(accountId, changed);
  return undefined;
}

function policyChange(kind: ProposalKind, source: string, target: string): Partial<AccountPolicy> {
  if (kind === 'ledger') return { ledgerAccount: LedgerAccountId.parse(target) };
  if (kind === 'warehouse')
    return {
      warehouses: target === 'all' ? 'all' : target.split(',').map((id) => WarehouseId.parse(id)),
    };
  if (kind !== 'posting') return {};
  const [owner = '', list = ''] = target.split(':');
  const statuses = list === '' ? [] : list.split(',').map((id) => ErpStatusId.parse(id));
  const postedBy = PostedBy.parse(owner);
  return source === 'stock'
    ? { stockPostedBy: postedBy, ...(postedBy === 'status' && { postingStatuses: statuses }) }
    : {
        receivablesPostedBy: postedBy,
        ...(postedBy === 'status' && { receivableStatuses: statuses }),
      };
}
