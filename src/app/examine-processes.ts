import { clockSkewMs } from '../database/clock-skew.ts';
import { hearsNotifications } from '../database/notifications.ts';
import { message } from '../messages/message.ts';
import { findEngineUrl } from './create-engine.ts';
import { ClockWrong, EngineNeedsServer, EngineUnreachable, OneWorkerOnly } from './failures.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';
import type { App } from './open-app.ts';
import { findSoleWorker, listLiving } from './roll-call.ts';

const ALIKE_MS = 1_000;

/** What spreads the accounts over processes, and which of those live. */
export async function* examineProcesses(app: App): AsyncGenerator<Finding> {
  yield await examineEngine(app);
  if (app.database.engine !== 'sqlite') yield await examineClock(app);
  const living = await listLiving(app);
  const count = (wanted: string) => living.filter(({ mode }) => mode === wanted).length;
  const counts = { serve: count('serve'), web: count('web'), worker: count('worker') };
  yield finding('processes', true, message('doctor.processes', counts));

  const works = counts.serve + counts.worker;
  if (counts.web > 0 && works === 0)
    yield finding('processes', false, message('doctor.noWorker', {}));
  const sole = await findSoleWorker(app);
  if (sole !== undefined && works > 1) {
    const { merchantMessage } = new OneWorkerOnly(app.database.engine, sole);
    yield finding('processes', false, merchantMessage);
  }
}

async function examineClock({ database, clock }: App): Promise<Finding> {
  const skewMs = await clockSkewMs(database, clock);
  return Math.abs(skewMs) > ALIKE_MS
    ? finding('clock', false, new ClockWrong(skewMs).merchantMessage)
    : finding('clock', true, message('doctor.clockOk', {}));
}

async function examineEngine(app: App): Promise<Finding> {
  const { database, settings, clock } = app;
  if (database.engine === 'sqlite' && settings.engine.url !== undefined)
    return finding('engine', false, new EngineNeedsServer().merchantMessage);
  const url = findEngineUrl(app);
  if (url === undefined)
    return finding('engine', true, message('doctor.oneProcess', { database: database.engine }));

  const [hears] = await Promise.allSettled([hearsNotifications(url, clock)]);
  if (hears.status === 'rejected')
    return finding('engine', false, new EngineUnreachable(hears.reason).merchantMessage);
  const at = URL.parse(url);
  const place = at ? `${at.host}${at.pathname}` : 'ENGINE_URL';
  const key = hears.value ? 'doctor.manyProcesses' : 'doctor.engineDeaf';
  return finding('engine', hears.value, message(key, { place }));
}
