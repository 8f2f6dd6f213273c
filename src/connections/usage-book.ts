import type { CallPriority } from '../bling/call-priority.ts';
import { CALL_PRIORITIES } from '../bling/call-priority.ts';
import { NO_CALLS } from '../bling/day-facts.ts';
import type { ByClass } from '../bling/day-facts.ts';
import type { SlotCalls } from './call-slot.repository.ts';

type Slots = ReadonlyMap<number, SlotCalls>;

/** Calls that the database does not know yet, by slot and class. */
export function createUsageBook() {
  const bySlot = new Map<number, SlotCalls>();
  /** Less than a call of others, until it is one. */
  let rest = 0;
  const at = (slot: number): SlotCalls => bySlot.get(slot) ?? { own: NO_CALLS, others: 0 };

  return {
    note(slot: number, priority: CallPriority): void {
      const { own, others } = at(slot);
      bySlot.set(slot, { own: { ...own, [priority]: own[priority] + 1 }, others });
    },
    /** An estimate, in parts of a call. */
    noteOthers(slot: number, calls: number): void {
      rest += calls;
      const whole = Math.floor(rest);
      if (whole === 0) return;
      rest -= whole;
      const { own, others } = at(slot);
      bySlot.set(slot, { own, others: others + whole });
    },
    /** All slots together. */
    sum: (): SlotCalls => [...bySlot.values()].reduce(plus, { own: NO_CALLS, others: 0 }),
    list: (): Slots => new Map(bySlot),
    /** These are in the database now; what came meanwhile is not. */
    forget(saved: Slots): void {
      for (const [slot, calls] of saved) {
        const left = minus(at(slot), calls);
        if (left.others === 0 && CALL_PRIORITIES.every((priority) => left.own[priority] === 0))
          bySlot.delete(slot);
        else bySlot.set(slot, left);
      }
    },
  };
}

function plus(one: SlotCalls, other: SlotCalls): SlotCalls {
  return { own: eachClass(one.own, other.own, 1), others: one.others + other.others };
}

function minus(one: SlotCalls, other: SlotCalls): SlotCalls {
  return { own: eachClass(one.own, other.own, -1), others: one.others - other.others };
}

function eachClass(one: ByClass, other: ByClass, sign: 1 | -1): ByClass {
  const pairs = CALL_PRIORITIES.map((priority) => [
    priority,
    one[priority] + sign * other[priority],
  ]);
  return { ...NO_CALLS, ...Object.fromEntries(pairs) };
}
