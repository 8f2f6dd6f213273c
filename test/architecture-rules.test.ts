import { describe, expect, it } from 'vitest';

import { breachesOf } from './architecture-rules.ts';

/** A small tree without a breach, changed by what a test plants in it. */
function treeWith(planted: Readonly<Record<string, string>> = {}) {
  return new Map(
    Object.entries({
      'kernel/clock.ts': 'export interface Clock { now(): number }',
      'commerce/sku.ts': "import { z } from 'zod'; export const Sku = z.string();",
      'stores/registry.ts':
        "import { shop } from './shop/index.ts'; export const connectors = { shop };",
      'stores/shop/index.ts':
        "import { Sku } from '../../commerce/sku.ts'; export const shop = { Sku };",
      'sync/link.repository.ts':
        "import type { Kysely } from 'kysely'; export type Db = Kysely<object>;",
      'sync/stock/act.ts': "import type { Db } from '../link.repository.ts'; export type Act = Db;",
      'web/errors.ts': 'export function answer(go: () => void) { try { go(); } catch {} }',
      'app/settings.ts': 'export const zone = process.env.TZ;',
      ...planted,
    }),
  );
}

describe('architecture rules', () => {
  it('have nothing to say about a tree that keeps them', () => {
    expect(breachesOf(treeWith())).toEqual([]);
  });

  it.each<[rule: string, file: string, text: string, breach: string]>([
    [
      'an inner ring',
      'commerce/a.ts',
      "import '../bling/lane.ts'",
      'may not import ../bling/lane.ts',
    ],
    [
      'a type of a forbidden folder',
      'work/a.ts',
      "import type { A } from '../sync/a.ts'",
      'may not import ../sync/a.ts',
    ],
    [
      'a lazy import',
      'work/a.ts',
      "export const a = () => import('../sync/a.ts')",
      'may not import ../sync/a.ts',
    ],
    ['a re-export', 'work/a.ts', "export { a } from '../sync/a.ts'", 'may not import ../sync/a.ts'],
    [
      'the judge and the judged',
      'simulator/a.ts',
      "import '../bling/b.ts'",
      'may not import ../bling/b.ts',
    ],
    [
      'a neighbouring connector',
      'stores/shop/a.ts',
      "import '../other/b.ts'",
      'may not import ../other/b.ts',
    ],
    [
      'a neighbouring flow',
      'sync/order/a.ts',
      "import '../stock/act.ts'",
      'may not import ../stock/act.ts',
    ],
    [
      'test code in the program',
      'sync/a.ts',
      "import './b.builder.ts'",
      'may not import ./b.builder.ts',
    ],
    ['SQL outside a repository', 'sync/a.ts', "import 'kysely'", 'may not import kysely'],
    ['HTTP outside routes', 'inbox/a.ts', "import { Hono } from 'hono'", 'may not import hono'],
    ['terminal outside a command', 'app/a.ts', "import 'citty'", 'may not import citty'],
    ['a package nobody agreed on', 'app/a.ts', "import 'lodash'", 'may not import lodash'],
    ['a catch inside', 'sync/a.ts', 'try { f(); } catch { }', 'catches errors, and is no edge'],
    ['a catch by method', 'sync/a.ts', 'void g().catch(() => 1)', 'catches errors, and is no edge'],
    ['the environment', 'bling/a.ts', 'export const a = process.env.HOME', 'reads the environment'],
    [
      'the environment by import',
      'cli/a.ts',
      "import { env } from 'node:process'",
      'reads the environment',
    ],
    [
      'the present',
      'sync/a.ts',
      'export const a = Date.now()',
      'uses Date.now, which must be handed in',
    ],
    [
      'the present as a date',
      'work/a.ts',
      'export const a = new Date()',
      'uses new Date(), which must be handed in',
    ],
    [
      'chance',
      'simulator/a.ts',
      'export const a = Math.random()',
      'uses Math.random, which must be handed in',
    ],
    ['a timer', 'bling/a.ts', 'setTimeout(() => 1, 1)', 'uses setTimeout, which must be handed in'],
    [
      'a timer by import',
      'bling/a.ts',
      "import 'node:timers/promises'",
      'may not import node:timers/promises',
    ],
    [
      'the network',
      'stores/a.ts',
      "await fetch('http://x')",
      'uses fetch, which must be handed in',
    ],
    ['a default export', 'kernel/a.ts', 'export default 1', 'has a default export'],
    [
      'a cast of anything to anything',
      'app/a.ts',
      'export const a = 1 as unknown as string',
      'casts through unknown',
    ],
    ['a long file', 'app/a.ts', 'f();\n'.repeat(301), 'has 301 lines, 300 is the limit'],
    ['a dumping ground', 'app/order-utils.ts', 'f()', 'has the name of a dumping ground'],
    ['a barrel', 'bling/index.ts', 'f()', 'is a barrel'],
    [
      'a folder without a place',
      'plugins/a.ts',
      'f()',
      'there is no folder plugins in the import table',
    ],
    [
      'an unregistered connector',
      'stores/new/index.ts',
      'f()',
      'is not named in stores/registry.ts',
    ],
    ['an unregistered command', 'cli/a.command.ts', 'f()', 'is not named in cli/commands.ts'],
    [
      'forgotten settings',
      'bling/bling.settings.ts',
      'f()',
      'is not named in app/settings-table.ts',
    ],
  ])('find %s', (_rule, ...[file, text, breach]) => {
    expect(breachesOf(treeWith({ [file]: text }))).toEqual([`${file}: ${breach}`]);
  });

  it('let a command name its own sub-commands', () => {
    const tree = treeWith({
      'cli/commands.ts': "export const audit = () => import('./audit.command.ts')",
      'cli/audit.command.ts': "import './audit-verify.command.ts'",
      'cli/audit-verify.command.ts': 'f()',
    });

    expect(breachesOf(tree)).toEqual([]);
  });

  it('find a connector folder without an entry', () => {
    expect(breachesOf(treeWith({ 'stores/new/stock.ts': 'f()' }))).toEqual([
      'stores/new: has no index.ts, so it cannot be named in stores/registry.ts',
    ]);
  });

  it('find files that import each other in a circle, by type too', () => {
    const tree = treeWith({
      'sync/a.ts': "import type { B } from './b.ts'",
      'sync/b.ts': "import './c.ts'",
      'sync/c.ts': "export * from './a.ts'",
    });

    expect(breachesOf(tree)).toEqual([
      'sync/a.ts: imports itself through sync/b.ts > sync/c.ts > sync/a.ts',
    ]);
  });

  it('do not take words in comments and texts, or a handed-in fetch, for the thing itself', () => {
    const tree = treeWith({
      'bling/a.ts':
        "/* catch, Date.now() */ export const a = ({ fetch }: Io) => fetch('catch process.env new Date()');",
      'bling/b.ts': 'export const day = (instant: number) => new Date(instant);',
    });

    expect(breachesOf(tree)).toEqual([]);
  });
});
