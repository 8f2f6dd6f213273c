import type { CallFault, Faults } from '../faults.ts';
import type { LogEntry } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { toResponse } from './answer.ts';
import { createArgs } from './args.ts';
import type { Arrival } from './arrival.ts';
import { countItems, loseAnswer, openEntry, untilAborted } from './arrival.ts';
import { createAuthorizer } from './authorize.ts';
import type { Call, StoreRoutes } from './call.ts';
import { delayOf, gatewayTimeout, interceptedAnswer } from './fault-plays.ts';
import { createHostCache } from './host-cache.ts';
import { effectiveMethod, readBody } from './read-request.ts';
import { settle } from './settle.ts';

interface Told {
  readonly method: string;
  readonly entry: LogEntry;
  readonly fault: CallFault | undefined;
  readonly text: string;
}

/** The way of a call: log, faults in front, key, body, route, faults behind. */
export function createGate(
  shop: Shop,
  parts: { routes: StoreRoutes; faults: Faults; log: LogEntry[] },
) {
  const authorize = createAuthorizer(shop);
  const cache = createHostCache();

  async function pass(arrival: Arrival): Promise<Response> {
    const method = effectiveMethod(arrival.request, arrival.url);
    const entry = openEntry(shop, parts.log, { method, url: arrival.url });
    const fault = parts.faults.takeForCall({ method, path: arrival.path });
    entry.fault = fault?.kind;
    const text = await arrival.request.text();
    const work = answerCall(arrival, { method, entry, fault, text });
    const isLate = fault?.kind === 'late-commit';
    const response = await (isLate ? untilAborted(work, arrival.request.signal) : work);
    entry.status = response.status;
    if (fault?.kind !== 'lose-answer') return response;
    return loseAnswer(arrival.connection);
  }

  async function answerCall(arrival: Arrival, told: Told): Promise<Response> {
    const { fault } = told;
    const waitMs = delayOf(fault);
    const goesOnAlone = fault?.kind === 'late-commit';
    const signal = goesOnAlone ? undefined : arrival.request.signal;
    if (waitMs > 0) await shop.clock.sleep(waitMs, signal);
    const stale = fault?.kind === 'stale-get' ? cache.find(arrival.url) : undefined;
    const intercepted = interceptedAnswer(fault) ?? stale;
    if (intercepted) return intercepted;
    const response = await route(arrival, told);
    if (told.method === 'GET') await cache.keep(arrival.url, response);
    return fault?.kind === 'half-batch' ? gatewayTimeout() : response;
  }

  async function route(arrival: Arrival, told: Told): Promise<Response> {
    const { request, url } = arrival;
    const body = await readBody(told.text, request.headers.get('content-type') ?? '');
    const key = await settle(() => authorizeCall(arrival, told));
    if (key instanceof Refusal) return toResponse(key.toWire(), { status: key.status });
    if (body instanceof Refusal) return toResponse(body.toWire(), { status: body.status });
    told.entry.key = key?.key.slice(-7);
    const call: Call = {
      number: told.entry.number,
      url: new URL(`${arrival.path}${url.search}`, url),
      args: createArgs(url.searchParams),
      body,
      key,
      batchItems: told.fault?.kind === 'half-batch' ? Math.floor(countItems(body) / 2) : undefined,
      listRows: told.fault?.kind === 'truncate-list' ? (told.fault.amount ?? 1) : undefined,
    };
    const from = shop.history.quantities.length;
    const inner = new Request(call.url, { method: told.method });
    const response = await withCause(shop, { by: 'api', callNumber: call.number }, () =>
      parts.routes.fetch(inner, { call }),
    );
    told.entry.status = response.status;
    told.entry.writes = shop.history.quantities
      .slice(from)
      .filter((change) => change.callNumber === call.number);
    return response;
  }

  function authorizeCall(arrival: Arrival, told: Told) {
    const { request, url } = arrival;
    if (!arrival.path.startsWith('/wc/')) return undefined;
    const stripped = told.fault?.kind === 'strip-authorization';
    return authorize({
      method: told.method,
      sentMethod: request.method,
      url,
      authorization: stripped ? undefined : (request.headers.get('authorization') ?? undefined),
      isSsl: shop.options.isSsl ?? url.protocol === 'https:',
    });
  }

  return pass;
}
