import { z } from 'zod';

import { ChannelId, StoreId } from '../commerce/ids.ts';
import { AccountPolicy } from './account-policy.ts';
import { StorePolicy } from './store-policy.ts';

const Words = z.record(z.string().min(1), z.string().min(1));

const StoreConfig = z.strictObject({
  id: StoreId,
  name: z.string().min(1),
  kind: z.string().min(1),
  channel: ChannelId,
  state: z.enum(['live', 'paused', 'disconnected']),
  goLive: z.iso.datetime({ offset: true }),
  policy: z.strictObject(StorePolicy.shape),
  mappings: z
    .strictObject({
      status_to_erp: Words,
      status_to_store: Words,
      payment: Words,
      carrier: Words,
    })
    .partial(),
});
export type StoreConfig = z.infer<typeof StoreConfig>;

const AccountConfig = z.strictObject({
  company: z.string().min(1),
  name: z.string().min(1),
  policy: z.strictObject(AccountPolicy.shape),
  stores: z.array(StoreConfig),
});
export type AccountConfig = z.infer<typeof AccountConfig>;

/** All that a person has decided, without secrets. */
export const Config = z.strictObject({
  version: z.literal(1),
  accounts: z.array(AccountConfig),
});
export type Config = z.infer<typeof Config>;
