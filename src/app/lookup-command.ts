import type { SyncIo } from '../sync/sync-account.ts';
import type { RequestCommand } from '../work/request-handler.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What a mapping can name: the words of both sides with their ids. */
export interface Choices {
  readonly channels: readonly Choice[];
  readonly warehouses: readonly Choice[];
  readonly statuses: readonly Choice[];
  readonly paymentMethods: readonly Choice[];
  readonly stores: readonly {
    readonly store: string;
    readonly name: string;
    readonly statuses: readonly Choice[];
    readonly paymentMethods: readonly Choice[];
  }[];
}

/** The owner's side of `totoro lookup`: it alone may call, so it reads for the asker. */
export function lookupCommand(io: SyncIo): RequestCommand {
  return async (_request, { signal }) => {
    const account = await io.account();
    const bling = account.bling.at('order', signal);
    const [channels, warehouses, statuses, methods] = await Promise.all([
      bling.channels.list(),
      bling.warehouses.list(),
      bling.statuses.list(),
      bling.paymentMethods.list(),
    ]);
    const stores = await Promise.all(
      account.stores.map(async ({ id: store, name, store: opened }) => {
        const probe = await opened.probe();
        const words = (list: readonly { code: string; name: string }[]) =>
          list.map(({ code, name: word }) => ({ id: code, name: word }));
        return {
          store,
          name,
          statuses: words(probe.orderStatuses),
          paymentMethods: words(probe.paymentMethods),
        };
      }),
    );
    const choices = (list: readonly Choice[]) => list.map(({ id, name }) => ({ id, name }));
    const result: Choices = {
      channels: choices(channels.filter(({ active }) => active)),
      warehouses: choices(warehouses.filter(({ active }) => active)),
      statuses: choices(statuses),
      paymentMethods: choices(methods.filter(({ active }) => active)),
      stores,
    };
    return { do: 'done', result };
  };
}
