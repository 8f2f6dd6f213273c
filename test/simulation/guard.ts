import crypto from 'node:crypto';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import zlib from 'node:zlib';

/** What depends on the machine, its clock, its dice or its thread pool, and so may differ from run to run. */
const FORBIDDEN: readonly (readonly [name: string, table: object, names: readonly string[]])[] = [
  ['Math', Math, ['random']],
  ['performance', performance, ['now']],
  ['globalThis', globalThis, ['setTimeout', 'setInterval', 'setImmediate']],
  ['timers', timers, ['setTimeout', 'setInterval', 'setImmediate']],
  ['timers/promises', timersPromises, ['setTimeout', 'setInterval']],
  ['webcrypto', globalThis.crypto, ['randomUUID', 'getRandomValues']],
  ['crypto', crypto, ['randomUUID', 'randomBytes', 'randomInt', 'randomFill', 'randomFillSync']],
  [
    'crypto',
    crypto,
    ['pbkdf2', 'scrypt', 'hkdf', 'generateKeyPair', 'generateKey', 'generatePrime'],
  ],
  ['zlib', zlib, ['gzip', 'gunzip', 'deflate', 'inflate', 'brotliCompress', 'brotliDecompress']],
  ['fs', fs, ['readFile', 'writeFile', 'appendFile', 'open', 'stat', 'rename', 'mkdir', 'readdir']],
  ['fs/promises', fs.promises, ['readFile', 'writeFile', 'appendFile', 'open', 'stat', 'rename']],
  ['dns', dns, ['lookup', 'resolve']],
];

export interface Guard extends Disposable {
  /** What was called all the same, each once; a caller may have swallowed the error. */
  readonly broken: readonly string[];
}

/** Makes all of it throw, until it is disposed of. */
export function forbidChance(): Guard {
  const broken = new Set<string>();
  const undo: (() => void)[] = [];

  const refuse = (name: string): never => {
    const error = new Error(`${name} is used inside the simulation`);
    const [, , , caller = ''] = (error.stack ?? '').split('\n');
    broken.add(
      `${name}${caller.replace(/ \(?(file:\/\/)?.*\/(?=(src|test|node_modules)\/)/, ' ')}`,
    );
    throw error;
  };

  /** croner fills a date in that it does not use once it is told where to count from: any will do. */
  const standIn = () =>
    (new Error('where').stack ?? '').includes('/node_modules/croner/') ? [0] : refuse('new Date()');

  const replace = (table: object, name: string, value: unknown) => {
    const before = Object.getOwnPropertyDescriptor(table, name);
    Object.defineProperty(table, name, { value, configurable: true, writable: true });
    undo.push(() => {
      if (before) Object.defineProperty(table, name, before);
      else Reflect.deleteProperty(table, name);
    });
  };

  for (const [where, table, names] of FORBIDDEN)
    for (const name of names)
      if (name in table) replace(table, name, () => refuse(`${where}.${name}`));
  replace(Date, 'now', () => refuse('Date.now'));
  replace(
    globalThis,
    'Date',
    new Proxy(Date, {
      construct: (target, given, newTarget) =>
        Reflect.construct(target, given.length > 0 ? given : standIn(), newTarget),
      apply: () => refuse('Date()'),
    }),
  );
  syncBuiltinESMExports();

  return {
    get broken() {
      return [...broken];
    },
    [Symbol.dispose]() {
      for (const step of undo.toReversed()) step();
      syncBuiltinESMExports();
    },
  };
}
