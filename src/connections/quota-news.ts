import type { QuotaNews } from '../bling/day-budget.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import type { QuotaState } from './quota-state.repository.ts';

/** What a piece of news changes. */
export function changeByNews(
  state: QuotaState,
  news: QuotaNews,
  { now, spent, perDay }: { readonly now: number; readonly spent: number; readonly perDay: number },
): QuotaState {
  switch (news.kind) {
    case 'day_ended': {
      const limit = news.limit ?? perDay;
      // Also where Bling's limit or day is another than we think; so it is shown as an estimate.
      const othersTold = Math.max(0, limit - spent);
      return { ...state, dayEndedAt: now, limitTold: news.limit ?? state.limitTold, othersTold };
    }
    case 'day_goes_on':
      return state.dayEndedAt === undefined
        ? state
        : { ...state, dayEndedAt: undefined, othersTold: undefined };
    case 'others': {
      const { perSecond } = news;
      const seenAt = perSecond > 0 ? now : state.othersSeenAt;
      return { ...state, othersPerSecond: perSecond, othersSeenAt: seenAt };
    }
    default:
      return exhaustive(news);
  }
}
