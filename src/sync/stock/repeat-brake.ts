import type { Clock } from '../../kernel/clock.ts';
import type { Link } from '../link.repository.ts';

/** A second write of one number at once mends a race; what contradicts that one too is no race. */
const AT_ONCE = 2;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** What was planned for one item: a number of the store, or a balance of the ERP as text. */
interface Planned {
  readonly link: Link;
  readonly plan: { readonly do: string; readonly level?: number | string };
}

export type RepeatBrake = ReturnType<typeof createRepeatBrake>;

/**
 * Slows down the writing of one and the same number that the other side takes and then does not show, as behind a
 * cache of its host (guide woocommerce 10): each next write waits twice as long.
 */
export function createRepeatBrake(clock: Pick<Clock, 'now'>) {
  const written = new Map<string, { level: number | string; times: number; at: number }>();

  function nextAt(link: Link, level: number | string): number {
    const last = written.get(keyOf(link));
    if (last?.level !== level || last.times < AT_ONCE) return clock.now();
    return last.at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (last.times - AT_ONCE));
  }

  return {
    /** When this number may be written again, epoch ms. */
    nextAt,
    mayWrite: (link: Link, level: number | string): boolean => nextAt(link, level) <= clock.now(),
    /** What shows as it should begins anew. */
    noteShown(planned: readonly Planned[]): void {
      for (const { link, plan } of planned) if (plan.do !== 'set') written.delete(keyOf(link));
    },
    noteTaken(taken: readonly Planned[]): void {
      for (const { link, plan } of taken) {
        const { level } = plan;
        if (plan.do !== 'set' || level === undefined) continue;
        const last = written.get(keyOf(link));
        const times = last?.level === level ? last.times + 1 : 1;
        written.set(keyOf(link), { level, times, at: clock.now() });
      }
    },
  };
}

function keyOf({ store_id, product_id }: Link): string {
  return `${store_id}/${product_id}`;
}
