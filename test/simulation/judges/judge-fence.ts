import type { Mortal } from '../life/mortal.ts';
import type { SharedSqlite } from '../life/shared-sqlite.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';

/** What only the owner of an account may record. Marks, webhooks and signs of life are anybody's. */
const RECORDS = ['order_sync', 'store_order', 'store_order_line', 'link', 'audit_line', 'cursor'];

const TOUCHED = [
  'create temp table touched (name text)',
  ...RECORDS.flatMap((table) =>
    ['insert', 'update'].map(
      (act) => `create temp trigger touched_${table}_${act} after ${act} on main.${table}
        begin insert into touched values ('${table}'); end`,
    ),
  ),
].join(';');

export interface FenceWatch {
  /** What a process recorded after another one had taken the account. */
  readonly broken: readonly string[];
}

/** Looks at each commit: whose it is, who owns the account, and what was recorded. */
export function watchFence(disk: SharedSqlite): FenceWatch {
  disk.exec(TOUCHED);
  const broken: string[] = [];
  const former = new Set<Mortal>();
  let owner: { readonly holder: string; readonly life: Mortal } | undefined;

  disk.onCommit((life) => {
    const lease = disk.prepare("select holder from lease where name like 'owner:%'").get();
    const holder = holderOf(lease);
    if (holder !== owner?.holder) {
      if (owner && owner.life !== life) former.add(owner.life);
      former.delete(life);
      owner = { holder, life };
    }
    const touched = disk.prepare('select distinct name from temp.touched').all();
    if (touched.length === 0) return;
    disk.prepare('delete from temp.touched').run();
    if (former.has(life)) broken.push(`recorded by a former owner: ${JSON.stringify(touched)}`);
  });
  return { broken };
}

/** P9: a process that stood still while another took over records nothing. */
export function judgeFence({ world }: Judged): readonly Breach[] {
  return toBreaches('P9', world.fence.broken.slice(0, 3));
}

function holderOf(row: unknown): string {
  const isRow = typeof row === 'object' && row !== null && 'holder' in row;
  return isRow && typeof row.holder === 'string' ? row.holder : '';
}
