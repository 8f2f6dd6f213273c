import type { Fields } from './input.ts';
import { toFieldsList, toInteger, toText } from './input.ts';

export interface Meta {
  readonly id: number;
  readonly key: string;
  value: unknown;
}

export function findMeta(meta: readonly Meta[], key: string): unknown {
  return meta.find((entry) => entry.key === key)?.value;
}

export function metaText(meta: readonly Meta[], key: string): string {
  return toText(findMeta(meta, key));
}

export function setMeta(meta: Meta[], entry: Omit<Meta, 'id'>, nextId: () => number): void {
  const known = meta.find((one) => one.key === entry.key);
  if (known) known.value = entry.value;
  else meta.push({ id: nextId(), ...entry });
}

export function dropMeta(meta: Meta[], key: string): void {
  const at = meta.findIndex((entry) => entry.key === key);
  if (at !== -1) meta.splice(at, 1);
}

/** Guide 4: the same key without id updates, `value: null` deletes, values may be nested. */
export function writeMeta(meta: Meta[], wanted: unknown, nextId: () => number): void {
  for (const entry of toFieldsList(wanted)) writeOne(meta, entry, nextId);
}

function writeOne(meta: Meta[], entry: Fields, nextId: () => number): void {
  const id = toInteger(entry['id']);
  const key = toText(entry['key']) || (meta.find((one) => one.id === id)?.key ?? '');
  if (key === '') return;
  if (entry['value'] === null) dropMeta(meta, key);
  else setMeta(meta, { key, value: entry['value'] ?? '' }, nextId);
}

export function metaToWire(meta: readonly Meta[]) {
  return meta.map(({ id, key, value }) => ({ id, key, value }));
}

/** Order and line meta come back sorted by key on orders (observed captures). */
export function metaToWireByKey(meta: readonly Meta[]) {
  return metaToWire(meta.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
}
