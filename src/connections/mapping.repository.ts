import type { StoreId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type MappingKind = Tables['mapping']['kind'];

export const MAPPING_KINDS = [
  'status_to_erp',
  'status_to_store',
  'payment',
  'carrier',
] as const satisfies readonly MappingKind[];

/** Words of one side and what they are on the other, as a person confirmed them. */
export function createMappings(db: Db | Tx) {
  return {
    /** Word to word; empty when nothing is mapped. */
    async find(storeId: StoreId, kind: MappingKind): Promise<ReadonlyMap<string, string>> {
      const rows = await db
        .selectFrom('mapping')
        .select(['source', 'target'])
        .where('store_id', '=', storeId)
        .where('kind', '=', kind)
        .orderBy('source')
        .execute();
      return new Map(rows.map(({ source, target }) => [source, target]));
    },

    /** Adds these words; the others stay. */
    async set(
      storeId: StoreId,
      kind: MappingKind,
      words: Readonly<Record<string, string>>,
    ): Promise<void> {
      const rows = Object.entries(words).map(([source, target]) => ({
        store_id: storeId,
        kind,
        source,
        target,
      }));
      await upsert(db, 'mapping', { rows, key: ['store_id', 'kind', 'source'] });
    },

    async remove(storeId: StoreId, kind: MappingKind, source: string): Promise<void> {
      await db
        .deleteFrom('mapping')
        .where('store_id', '=', storeId)
        .where('kind', '=', kind)
        .where('source', '=', source)
        .execute();
    },

    /** Forgets all words of this kind. */
    async clear(storeId: StoreId, kind: MappingKind): Promise<void> {
      await db
        .deleteFrom('mapping')
        .where('store_id', '=', storeId)
        .where('kind', '=', kind)
        .execute();
    },
  };
}
