import { CALL_PRIORITIES } from '../bling/call-priority.ts';
import type { DayFacts } from '../bling/day-facts.ts';
import { decideShedding } from '../bling/shedding.ts';
import type { ShedClass } from './quota-state.repository.ts';

/** Who would be held back now. Who is so already keeps its instant until that has come. */
export function shedClasses(facts: DayFacts, before: readonly ShedClass[]): readonly ShedClass[] {
  const decided = decideShedding(facts);
  return CALL_PRIORITIES.flatMap((priority) => {
    const shedding = decided[priority];
    if (shedding.do === 'allow') return [];
    const { why, until } = shedding;
    const same = before.find((shed) => shed.priority === priority && shed.why === why);
    return [{ priority, why, until: same && same.until > facts.now ? same.until : until }];
  });
}
