import type { DrainContext, RowResult, WorkHandler } from '../work/handler.ts';
import type { WorkRow } from '../work/work-row.ts';

/** A handler whose rows have nothing to share: each is gathered, decided, acted on and recorded by itself. */
export function oneByOne(
  kind: string,
  run: (row: WorkRow, context: DrainContext) => Promise<RowResult>,
): WorkHandler {
  return {
    kind,
    batchSize: 1,
    run: (rows, context) => Promise.all(rows.map((row) => run(row, context))),
  };
}
