import type { SharedSqlite } from '../life/shared-sqlite.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';

/** Notes whenever a dated balance is replaced by an older one. It belongs to the connection and is on no disk. */
const WATCH = `
  create temp table went_back (product_id text, from_at integer, to_at integer);
  create temp trigger watch_watermark after update on main.erp_stock
  when new.observed_at < old.observed_at begin
    insert into went_back values (new.product_id, old.observed_at, new.observed_at);
  end;
  create temp trigger watch_events after update on main.erp_stock_proof
  when new.event_date < old.event_date begin
    insert into went_back values (new.product_id, old.event_date, new.event_date);
  end;`;

export function watchWatermark(disk: SharedSqlite): void {
  disk.exec(WATCH);
}

/** P3: what is kept of events is a dated observation, and the newest wins whatever the order they come in. */
export function judgeWatermark({ world }: Judged): readonly Breach[] {
  const rows = world.machine.disk.prepare('select * from temp.went_back').all();
  return toBreaches(
    'P3',
    rows.slice(0, 3).map((row) => `an older balance replaced a newer one: ${JSON.stringify(row)}`),
  );
}
