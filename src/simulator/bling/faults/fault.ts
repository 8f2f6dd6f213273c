import { z } from 'zod';

/** What goes wrong with a call. All waits are milliseconds of the simulator's clock. */
export const Fault = z.discriminatedUnion('kind', [
  /** A slow answer. */
  z.object({ kind: z.literal('latency'), ms: z.number().nonnegative() }),
  /** Refused with an error page before anything was done. */
  z.object({
    kind: z.literal('error_page'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]),
  }),
  /** The connection breaks before anything was done. */
  z.object({ kind: z.literal('reset') }),
  /** Never answered, nothing done. */
  z.object({ kind: z.literal('hang') }),
  /** 429 of the second, whatever the pace. */
  z.object({ kind: z.literal('throttle') }),
  /** Done, and the answer lost. */
  z.object({ kind: z.literal('lose_answer'), how: z.enum(['reset', 'hang', 'error_page']) }),
  /** Done only after a while: the client has given up by then, or got a 504 meanwhile. */
  z.object({
    kind: z.literal('late_commit'),
    commitAfterMs: z.number().nonnegative(),
    /** When a 504 goes out; without it the call hangs. */
    answerAfterMs: z.number().nonnegative().optional(),
  }),
  /** The body ends in the middle. */
  z.object({ kind: z.literal('truncate') }),
  /** A list with rows missing, so that a full page looks like the last. */
  z.object({ kind: z.literal('short_page'), rows: z.number().int().nonnegative() }),
]);
export type Fault = z.infer<typeof Fault>;

/** Which calls meet it. */
export const FaultRule = z.object({
  fault: Fault,
  method: z.string().optional(),
  /** Start of the path below `/Api/v3`, or a pattern between slashes such as `/^.pedidos.vendas$/`. */
  path: z.string().optional(),
  account: z.string().optional(),
  /** How many calls; endless when left out. */
  times: z.number().int().positive().optional(),
  /** Of 100 matching calls, how many. */
  percent: z.number().min(0).max(100).default(100),
});
export type FaultRule = z.infer<typeof FaultRule>;
export type FaultRuleInput = z.input<typeof FaultRule>;
