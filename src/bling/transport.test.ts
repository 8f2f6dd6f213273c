import { describe, expect, it } from 'vitest';

import { Fence } from '../kernel/fence.builder.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import type { Answerer } from './bling.builder.ts';
import { data, json, MORNING, networkError, scriptedFetch, silence } from './bling.builder.ts';
import { createTransport, readJson } from './transport.ts';

const READ = { method: 'GET', url: 'https://bling.test/x', headers: {}, write: false } as const;
const WRITE = { ...READ, method: 'POST', body: '{}', write: true } as const;

function setUp(...answers: Answerer[]) {
  const clock = createVirtualClock(MORNING);
  const { fetch } = scriptedFetch(...answers);
  return { clock, send: createTransport({ fetch, clock, maxResponseBytes: 1_000 }) };
}

describe('one call over the wire', () => {
  it('brings the answer with the id that Bling support asks for', async () => {
    const { send } = setUp(() =>
      Response.json({ data: 1 }, { headers: { 'x-amzn-RequestId': 'abc' } }),
    );

    const heard = await send(READ);

    expect(heard).toEqual({
      kind: 'answer',
      status: 200,
      requestId: 'abc',
      body: { readable: true, value: { data: 1 } },
    });
  });

  it('that may not be made any more is told as it is, and not as an answer that was lost', async () => {
    const { send } = setUp(() => {
      throw new Fence('the account is not ours');
    });

    await expect(send(WRITE)).rejects.toThrow(Fence);
    await expect(send(READ)).rejects.toThrow(Fence);
  });

  it('reads an empty answer as nothing', async () => {
    const { send } = setUp(() => new Response(null, { status: 204 }));

    expect(await send(WRITE)).toMatchObject({ status: 204, body: { readable: true } });
  });

  it('keeps the beginning of a page that is not JSON', async () => {
    const { send } = setUp(() => new Response('<html>Bad gateway</html>', { status: 502 }));

    const heard = await send(READ);

    expect(heard).toMatchObject({ body: { readable: false, start: '<html>Bad gateway</html>' } });
  });

  it.each([
    ['read', READ, 10_000],
    ['write', WRITE, 30_000],
  ])('gives up a %s without an answer', async (_, call, timeoutMs) => {
    const { send, clock } = setUp(silence());

    const heard = await clock.run(send(call));

    expect(heard).toMatchObject({ kind: 'lost', sent: true });
    expect(clock.monotonicMs()).toBe(timeoutMs);
  });

  it('gives up an answer that never ends', async () => {
    const endless = () => new Response(new ReadableStream({ start() {} }));
    const { send, clock } = setUp(endless);

    expect(await clock.run(send(READ))).toMatchObject({ kind: 'lost', sent: true });
  });

  it('refuses an answer beyond the size limit', async () => {
    const { send } = setUp(data('x'.repeat(2_000)));

    const heard = await send(READ);

    expect(heard).toMatchObject({ kind: 'lost', why: expect.stringContaining('1000 bytes') });
  });

  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
  ])('knows whether Bling can have got the call: %s', async (code, sent) => {
    const { send } = setUp(networkError(code));

    expect(await send(WRITE)).toMatchObject({ kind: 'lost', sent });
  });

  it('ends a read when its caller gives up, but waits for the answer to a write', async () => {
    const { send } = setUp(json(200, {}));
    const signal = AbortSignal.abort(new Error('shutting down'));
    const stuck = setUp(silence());

    const read = stuck.send({ ...READ, signal });
    const write = send({ ...WRITE, signal });

    await expect(stuck.clock.run(read)).rejects.toThrow('shutting down');
    expect(await write).toMatchObject({ kind: 'answer', status: 200 });
  });

  it('keeps every digit of an id beyond 2^53', () => {
    const read = readJson('{"id":9007199254740993,"small":12,"price":49.9}');

    expect(read).toEqual({ ok: true, value: { id: '9007199254740993', small: 12, price: 49.9 } });
  });
});
