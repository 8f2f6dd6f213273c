import { z } from 'zod';

import { PROXY_MODES } from './half-open-proxy.ts';

/** What the process of the proxies is told. */
export const ProxyOrder = z.object({ proxy: z.string(), mode: z.enum(PROXY_MODES) });
export type ProxyOrder = z.infer<typeof ProxyOrder>;

/** What it tells: at this instant (epoch ms) its own timer was so late. The machine was busy. */
export const LagReport = z.object({ at: z.number(), lateMs: z.number() });
export type LagReport = z.infer<typeof LagReport>;
