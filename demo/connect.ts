import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { parse, stringify } from 'yaml';
import { z } from 'zod';

import type { StoreSandbox } from './sandboxes/store.ts';
import { LEDGER_ACCOUNTS, PAYMENT_METHODS, STATUSES } from './shop/account.ts';
import type { Totoro } from './totoro.ts';
import { lastJson } from './totoro.ts';

/** What a person would choose on the screens: payment methods and statuses, word by word. */
const MAPPINGS = {
  payment: {
    pix: String(PAYMENT_METHODS.pix),
    boleto: String(PAYMENT_METHODS.boleto),
    'credit-card': String(PAYMENT_METHODS.card),
    cod: String(PAYMENT_METHODS.onDelivery),
  },
  status_to_erp: {
    'on-hold': String(STATUSES.open),
    processing: String(STATUSES.inProgress),
    completed: String(STATUSES.fulfilled),
    cancelled: String(STATUSES.cancelled),
    failed: String(STATUSES.cancelled),
  },
  status_to_store: {
    [STATUSES.fulfilled]: 'completed',
    [STATUSES.cancelled]: 'cancelled',
  },
};

/** Bling takes the goods off the shelf with the status; TotoroACDC makes and settles the receivables. */
const ACCOUNT_POLICY = {
  postingStatuses: [String(STATUSES.fulfilled)],
  receivablesPostedBy: 'sync',
  ledgerAccount: String(LEDGER_ACCOUNTS.gateway),
};
/** Each paid order gets its invoice; a change that law and Bling allow is carried out at once. */
const STORE_POLICY = { invoiceTrigger: 'paid', changesAfterImport: 'apply' };

const Config = z.looseObject({
  accounts: z
    .array(
      z.looseObject({
        policy: z.looseObject({}),
        stores: z
          .array(z.looseObject({ mappings: z.looseObject({}), policy: z.looseObject({}) }))
          .min(1),
      }),
    )
    .min(1),
});

/** The owner of the Bling account says yes in the browser. @returns our id of the account */
export async function connectBling(totoro: Totoro, callbackPort: number): Promise<string> {
  const program = totoro.start(
    'connect',
    'bling',
    '--no-browser',
    '--callback-port',
    String(callbackPort),
    '--json',
  );
  const line = await program.line((one) => one.includes('"authorizeUrl"'));
  const { authorizeUrl } = z.object({ authorizeUrl: z.string() }).parse(JSON.parse(line));
  const answer = await fetch(authorizeUrl, { redirect: 'manual' });
  const callback = answer.headers.get('location');
  if (!callback) throw new Error(`${authorizeUrl}: ${answer.status}, not a redirect`);
  await comeBack(callback);
  const code = await program.ended;
  if (code !== 0) throw new Error(`totoro connect bling: ${code}; see totoro-connect.log`);
  return z.object({ account: z.string() }).parse(lastJson(program.lines)).account;
}

/** A browser is slower than a program: the callback may not listen yet. */
async function comeBack(url: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const [answer] = await Promise.allSettled([fetch(url)]);
    if (answer.status === 'fulfilled') return;
    await wait(100);
  }
  throw new Error(`nobody listens at ${new URL(url).origin}`);
}

export interface StoreToConnect extends Pick<StoreSandbox, 'url' | 'key' | 'secret'> {
  readonly name: string;
  readonly channelId: number;
  /** Our id of its account; needed where there are several. */
  readonly account?: string;
}

export async function connectStore(totoro: Totoro, store: StoreToConnect): Promise<void> {
  const address = ['--url', store.url, '--name', store.name, '--channel', String(store.channelId)];
  const keys = ['--key', store.key, '--secret', store.secret];
  const account = store.account === undefined ? [] : ['--account', store.account];
  // The store of the demo stands on this machine: no shared host to be spared.
  const pace = ['--calls-per-second', '30'];
  const shape = z.object({ store: z.string() });
  await totoro.must(
    shape,
    'connect',
    'store',
    'woocommerce',
    ...address,
    ...keys,
    ...account,
    ...pace,
  );
}

/** As a person would with an editor: export, change, import. */
export async function configure(totoro: Totoro, folder: string): Promise<void> {
  const file = join(folder, 'totoro.yaml');
  await totoro.must(z.unknown(), 'config', 'export', file);
  const config = Config.parse(parse(readFileSync(file, 'utf8')));
  for (const account of config.accounts) {
    Object.assign(account.policy, ACCOUNT_POLICY);
    for (const store of account.stores) {
      store.mappings = MAPPINGS;
      Object.assign(store.policy, STORE_POLICY);
    }
  }
  writeFileSync(file, stringify(config));
  await totoro.must(z.unknown(), 'config', 'import', file);
}
