import { Refusal } from '../refusal.ts';

/** Runs to a value either way: a refusal comes back as one, a defect stays thrown. */
export async function settle<Result>(run: () => Result): Promise<Result | Refusal> {
  const [settled] = await Promise.allSettled([Promise.resolve().then(run)]);
  if (settled.status === 'fulfilled') return settled.value;
  if (settled.reason instanceof Refusal) return settled.reason;
  throw settled.reason;
}
