import type { Clock } from '../../../kernel/clock.ts';

export interface DeliveryAttempt {
  readonly url: string;
  readonly body: string;
  readonly signature: string;
  readonly timeoutMs: number;
}

/**
 * One POST to the app's server. This is an edge: whatever the stranger does, the answer is yes or no.
 *
 * @returns whether a 2xx came in time
 */
export async function deliver(
  attempt: DeliveryAttempt,
  io: { readonly clock: Clock; readonly fetch: typeof fetch },
): Promise<boolean> {
  const abort = new AbortController();
  const answered = post(attempt, { fetch: io.fetch, signal: abort.signal });
  const tooLate = io.clock.sleep(attempt.timeoutMs, abort.signal).then(
    () => false,
    () => false,
  );
  const delivered = await Promise.race([answered, tooLate]);
  abort.abort();
  return delivered;
}

async function post(
  { url, body, signature }: DeliveryAttempt,
  io: { readonly fetch: typeof fetch; readonly signal: AbortSignal },
): Promise<boolean> {
  try {
    const response = await io.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bling-signature-256': signature },
      body,
      redirect: 'manual',
      signal: io.signal,
    });
    return response.ok;
  } catch {
    return false;
  }
}
