import { insertIfNew } from '../database/insert-if-new.ts';
import { locked } from '../database/locked.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';

export type Lease = Tables['lease'];

export interface LeaseClaim {
  readonly name: string;
  readonly holder: string;
  /** Epoch ms. */
  readonly now: number;
  readonly ttlMs: number;
  /** A holder that is known to be dead: its lease is free although it has not run out. */
  readonly dead?: string | undefined;
}

export type ClaimedLease =
  | { readonly claimed: true; readonly epoch: number; readonly before: string | undefined }
  | { readonly claimed: false; readonly lease: Lease };

/** Takes the lease if it is free. Each claim has a higher epoch than all before, which fences them. */
export async function claimLease(tx: Tx, claim: LeaseClaim): Promise<ClaimedLease> {
  const { name, holder, now, ttlMs } = claim;
  const expires_at = now + ttlMs;
  if (await insertIfNew(tx, 'lease', { name, holder, epoch: 1, expires_at }))
    return { claimed: true, epoch: 1, before: undefined };

  const query = tx.selectFrom('lease').selectAll().where('name', '=', name);
  const found = await locked(tx, query).executeTakeFirstOrThrow();
  const isFree = found.expires_at <= now || [holder, claim.dead].includes(found.holder);
  if (!isFree) return { claimed: false, lease: found };

  const epoch = found.epoch + 1;
  await tx
    .updateTable('lease')
    .set({ holder, epoch, expires_at })
    .where('name', '=', name)
    .execute();
  return { claimed: true, epoch, before: found.holder };
}

type HeldLease = Pick<Lease, 'name' | 'epoch'>;

/** `false` when another process took it. */
export async function renewLease(
  db: Db | Tx,
  { name, epoch }: HeldLease,
  expiresAt: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lease')
    .set({ expires_at: expiresAt })
    .where('name', '=', name)
    .where('epoch', '=', epoch)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Locks the lease until the transaction ends, and says whether it is still ours. */
export async function holdsLease(tx: Tx, { name, epoch }: HeldLease): Promise<boolean> {
  const query = tx.selectFrom('lease').select('epoch').where('name', '=', name);
  return (await locked(tx, query).executeTakeFirst())?.epoch === epoch;
}

export async function findLease(db: Db | Tx, name: string): Promise<Lease | undefined> {
  return db.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst();
}

/** All leases whose names begin so. */
export async function listLeases(db: Db | Tx, prefix: string): Promise<Lease[]> {
  return db.selectFrom('lease').selectAll().where('name', 'like', `${prefix}%`).execute();
}

/** Removes leases of such names that ran out before `before`, epoch ms, or were let go. */
export async function forgetLeases(db: Db | Tx, prefix: string, before: number): Promise<void> {
  await db
    .deleteFrom('lease')
    .where('name', 'like', `${prefix}%`)
    .where('expires_at', '<', before)
    .execute();
}
