import { Hono } from 'hono';
import { z } from 'zod';

import type { createFaultPlan } from './faults/faults.ts';
import { inflict, type Reply } from './faults/inflict.ts';
import { publicDocument } from './fiscal/documents.ts';
import { admit } from './gate.ts';
import { createIpGuard, type IpGuard } from './limits/ip-guard.ts';
import { createQuotas, type Quotas } from './limits/quota.ts';
import type { createCallLog, LogEntry } from './log.ts';
import { authorizePage } from './oauth/authorize.page.ts';
import { holderOf } from './oauth/grants.ts';
import { tokenRoutes } from './oauth/token.routes.ts';
import { apiApp } from './routes/api.ts';
import { refuse } from './wire/refusal.ts';
import { refusalOf } from './wire/unexpected.ts';
import type { World } from './world.ts';

const API = '/Api/v3';

export interface FrontDoorParts {
  readonly world: World;
  readonly log: ReturnType<typeof createCallLog>;
  readonly faults: ReturnType<typeof createFaultPlan>;
}

/** Takes one call from arrival to reply: log, block, quota, fault, work. */
export type FrontDoor = (request: Request, ip: string) => Promise<Reply>;

interface House extends FrontDoorParts {
  readonly guard: IpGuard;
  readonly quotas: Quotas;
  readonly api: ReturnType<typeof apiApp>;
  readonly oauth: Hono;
}

interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly entry: LogEntry;
}

export function createFrontDoor(parts: FrontDoorParts): FrontDoor {
  const { world } = parts;
  const house: House = {
    ...parts,
    guard: createIpGuard(world.clock),
    quotas: createQuotas(world.clock),
    api: apiApp(),
    oauth: oauthApp(world),
  };

  return async (request, ip) => {
    const url = new URL(request.url);
    const call = { request, url, entry: toEntry(world, request, url) };
    house.log.add(call.entry);
    const early = refusedAtTheDoor(house, call, ip);
    const reply = early ? answer(early) : await serve(house, call);
    if (reply.is === 'answer') close(house, call, { response: reply.response, ip });
    return reply;
  };
}

/** Decided at once, in the order of arrival: block, length of the address, token, quota, scope. */
function refusedAtTheDoor(house: House, { request, url, entry }: Call, ip: string) {
  const { world, guard, quotas } = house;
  if (world.options.ipGuard && !isPage(entry)) {
    const blocked = guard.blocked(ip);
    guard.note(ip, isTokenCall(entry) ? 'token' : 'request');
    if (blocked) return blocked;
  }
  if (url.pathname.length + url.search.length > world.options.maxUrlLength) return urlTooLong();
  if (isOauth(entry)) return undefined;
  if (!url.pathname.startsWith(`${API}/`))
    return publicDocument(world, url) ?? refuse.notFound().getResponse();
  const { account, refused } = admit(world, { request, path: entry.path, quotas });
  entry.account = account?.key ?? '';
  return refused;
}

/** The body is read first: a call whose client has left is still carried out. */
async function serve(house: House, call: Call): Promise<Reply> {
  const { world, faults } = house;
  const { request, entry } = call;
  const bytes = await request.arrayBuffer();
  const fault = faults.strike(entry);
  entry.faulted = fault?.kind;
  return inflict(fault, {
    clock: world.clock,
    scheduler: world.scheduler,
    serve: async () => {
      const response = await work(house, call, bytes);
      const isWrite = request.method !== 'GET' && !isOauth(entry);
      if (isWrite && response.ok) entry.appliedWrite = true;
      return response;
    },
  });
}

async function work(house: House, { request, entry }: Call, bytes: ArrayBuffer) {
  const { method, headers } = request;
  const init = { method, headers, ...(bytes.byteLength > 0 ? { body: bytes } : {}) };
  if (isOauth(entry)) {
    const response = await house.oauth.fetch(new Request(request.url, init));
    if (isTokenCall(entry) && response.ok) await noteTokenCall(house, entry, response.clone());
    return response;
  }
  const account = house.world.accounts.get(entry.account);
  if (!account) return refuse.notFound().getResponse();
  const target = new URL(`${entry.path}${entry.query}`, request.url);
  return house.api.fetch(new Request(target, init), { account });
}

const TokenBody = z.object({ access_token: z.string() });

async function noteTokenCall({ world, quotas }: House, entry: LogEntry, response: Response) {
  const { access_token: token } = TokenBody.parse(await response.json());
  const holder = holderOf(world, token);
  if (holder.is !== 'valid') return;
  entry.account = holder.account.key;
  if (world.options.tokenCallsCountInQuota) quotas.take(entry.account, world.options);
}

function close(
  { world, guard }: House,
  { entry }: Call,
  { response, ip }: { response: Response; ip: string },
): void {
  entry.status = response.status;
  response.headers.set('x-amzn-requestid', world.random.uuid());
  response.headers.set('date', new Date(world.clock.now()).toUTCString());
  if (world.options.ipGuard && response.status >= 400) guard.note(ip, 'error');
}

function oauthApp(world: World): Hono {
  const app = new Hono();
  app.route('/Api/v3/oauth', authorizePage(world)).route('/Api/v3/oauth', tokenRoutes(world));
  app.route('/oauth', tokenRoutes(world));
  app.notFound(() => refuse.notFound().getResponse());
  app.onError(refusalOf);
  return app;
}

function toEntry(world: World, { method }: Request, { pathname, search }: URL): LogEntry {
  return {
    at: world.clock.now(),
    monotonicMs: world.clock.monotonicMs(),
    account: '',
    method,
    path: pathname.startsWith(`${API}/`) ? pathname.slice(API.length) : pathname,
    query: search,
    status: 0,
    appliedWrite: false,
    faulted: undefined,
  };
}

function isOauth({ path }: LogEntry): boolean {
  return path.startsWith('/oauth/');
}

function isPage({ path }: LogEntry): boolean {
  return path === '/oauth/authorize';
}

function isTokenCall({ path, method }: LogEntry): boolean {
  return path === '/oauth/token' && method === 'POST';
}

function answer(response: Response): Reply {
  return { is: 'answer', response };
}

function urlTooLong(): Response {
  const page = '<html><head><title>414 Request-URI Too Large</title></head></html>';
  return new Response(page, { status: 414, headers: { 'content-type': 'text/html' } });
}
