import { bodyLimit } from 'hono/body-limit';

import type { Log } from '../kernel/log.ts';

/** Twice what Bling's largest payloads can be expected to be (domain rules 5.1: at least 2 MB). */
export const LARGEST_DELIVERY_BYTES = 4 * 1024 * 1024;

/** Refuses with 413 what is larger, before it is read whole. */
export function deliveryLimit(log: Log) {
  return bodyLimit({
    maxSize: LARGEST_DELIVERY_BYTES,
    onError: (context) => {
      log.warn('a webhook was refused: too large', { path: context.req.path });
      return context.json({ error: 'too_large' }, 413);
    },
  });
}
