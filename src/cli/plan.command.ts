import { defineCommand } from 'citty';

import { makePlan } from '../app/make-plan.ts';
import { message } from '../messages/message.ts';
import type { PlanLine } from '../sync/plan-line.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

const CALLS_A_DAY = 120_000;
const CALLS_A_SECOND = 3;

/** `totoro plan`: what a sync would do, with its calls, its share of the day and its time. Writes nothing. */
export function planCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'plan', description: terminal.say(message('cli.aboutPlan', {})) },
    async run() {
      await using app = await openAppFor(terminal);
      using bar = terminal.progress(terminal.say(message('cli.planning', {})), 1);
      const lines = await makePlan(app, (done) => bar.update(done, done));
      for (const line of lines) terminal.print(lineText(line, terminal));
      const cost = costOf(lines);
      terminal.print(terminal.say(message('cli.planCost', cost)));
      terminal.result({ lines, cost });
    },
  });
}

function lineText(line: PlanLine, terminal: Terminal): string {
  const change = Object.keys(line.change).length > 0 ? ` ${JSON.stringify(line.change)}` : '';
  const reason = line.reason ? ` — ${terminal.say(line.reason)}` : '';
  return `${line.do.padEnd(8)} ${line.flow.padEnd(8)} ${line.name}${change}${reason}`;
}

function costOf(lines: readonly PlanLine[]) {
  const bling = lines.reduce((sum, line) => sum + line.calls.bling, 0);
  const store = lines.reduce((sum, line) => sum + line.calls.store, 0);
  const sharePercent = Math.ceil((bling * 100) / CALLS_A_DAY);
  return { bling, store, sharePercent, seconds: Math.ceil(bling / CALLS_A_SECOND) };
}
