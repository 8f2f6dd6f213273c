import { connectors, isStoreKind, type StoreKind } from '../stores/registry.ts';

export type { StoreKind };

/** Every kind of store that can be connected. */
export const STORE_KINDS: readonly string[] = Object.keys(connectors);

export function findStoreKind(text: string): StoreKind | undefined {
  return isStoreKind(text) ? text : undefined;
}
