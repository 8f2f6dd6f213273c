import type { ConnectorIo, Store, StoreConnector } from './connector.ts';
import { woocommerce } from './woocommerce/index.ts';

/** Every connector there is. A folder missing here fails test/architecture.test.ts. */
export const connectors = { woocommerce } as const satisfies Record<string, StoreConnector>;
export type StoreKind = keyof typeof connectors;

export function isStoreKind(kind: string): kind is StoreKind {
  return Object.hasOwn(connectors, kind);
}

/**
 * Opens a store from settings of unknown shape, such as a row of the database. Keep what it returns:
 * pace and breaker of the store live in it.
 *
 * @throws {z.ZodError} when the settings do not fit the connector
 */
export function openStore(kind: StoreKind, settings: unknown, io: ConnectorIo): Store {
  const connector: StoreConnector = connectors[kind];
  return connector.open(connector.settings.parse(settings), io);
}
