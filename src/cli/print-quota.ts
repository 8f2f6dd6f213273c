import type { QuotaStatus } from '../app/read-quota.ts';
import type { StoppedAddress } from '../app/read-status.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

type Speaker = Pick<Terminal, 'print' | 'say'>;

const CLASSES = ['order', 'payment', 'stock', 'catalogue', 'sweep'] as const;

export function printQuota(quota: QuotaStatus, terminal: Speaker): void {
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  const { spent, limit, shed } = quota;
  say(message('quota.calls', { spent, limit }));
  say(message('quota.byClass', { counts: countsOf(quota, terminal) }));
  say(message('quota.kept', { orders: quota.keptForOrders }));
  say(othersLine(quota));
  say(forecastLine(quota));
  const [first] = shed;
  if (!first) return;
  const at = timeOf(Math.min(...shed.map(({ until }) => until)));
  const classes = shed.map(({ priority }) => priority).join(',');
  say(message('quota.shed', { classes, at, latest: timeOf(quota.endsAt) }));
}

export function printBreakers(breakers: readonly StoppedAddress[], terminal: Speaker): void {
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  if (breakers.length === 0) say(message('quota.addressFree', {}));
  for (const { host, reason, openUntil } of breakers) {
    const key = reason === 'blocked' ? 'quota.addressBlocked' : 'quota.addressErrors';
    say(message(key, { host, at: timeOf(openUntil) }));
  }
}

function countsOf({ byClass, withoutClass }: QuotaStatus, terminal: Speaker): string {
  const counts = CLASSES.map((work) =>
    terminal.say(message('quota.ofClass', { work, count: byClass[work] })),
  );
  return [...counts, terminal.say(message('quota.reserved', { count: withoutClass }))].join(', ');
}

function othersLine({ others }: QuotaStatus): MessageRef {
  if (!others) return message('quota.othersUnknown', {});
  const tenths = Math.round((others.perSecond ?? 0) * 10);
  return message('quota.others', { calls: others.callsToday, tenths });
}

function forecastLine({ forecast, limit, endsAt }: QuotaStatus): MessageRef {
  switch (forecast.kind) {
    case 'ends':
      return message('quota.forecastEnds', { limit, at: timeOf(forecast.at) });
    case 'suffices':
      return message('quota.forecastSuffices', { left: forecast.left });
    case 'ended':
      return message('quota.forecastEnded', { at: timeOf(endsAt) });
    default:
      return exhaustive(forecast);
  }
}

/** `HH:MM` in São Paulo. */
function timeOf(instant: number): string {
  return toSaoPauloDateTime(instant).slice(11, 16);
}
