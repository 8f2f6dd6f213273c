import { appendFileSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { AuditHead } from './audit-line.ts';
import { createHeadFile } from './head-file.ts';

const newPath = () => join(mkdtempSync(join(tmpdir(), 'totoro-')), 'data', 'audit.heads');
const head = (seq: number, chain = 'acc_11111111'): AuditHead => ({
  chain,
  seq,
  digest: String(seq % 10).repeat(43),
});

describe('the heads outside the database', () => {
  it('are the last ones of each chain, also for the next process', () => {
    const path = newPath();
    const file = createHeadFile(path);
    for (const each of [head(1), head(2), head(1, 'system')]) file.remember(each);

    const found = createHeadFile(path).read();
    expect([...found.values()]).toEqual([head(2), head(1, 'system')]);
  });

  it('do not fall back when processes write in another order', () => {
    const file = createHeadFile(newPath());
    for (const each of [head(3), head(2)]) file.remember(each);

    expect(file.read().get('acc_11111111')).toEqual(head(3));
  });

  it('survive a line that a power cut left half written', () => {
    const path = newPath();
    createHeadFile(path).remember(head(5));
    appendFileSync(path, 'acc_11111111 6 66666');

    expect(createHeadFile(path).read().get('acc_11111111')).toEqual(head(5));
  });

  it('are written anew before the file grows without end', () => {
    const path = newPath();
    const file = createHeadFile(path);
    for (let seq = 1; seq <= 6_000; seq++) file.remember(head(seq));

    expect(statSync(path).size).toBeLessThan(300 * 1024);
    expect(file.read().get('acc_11111111')).toEqual(head(6_000));
  });

  it('are those of the backup after it was restored', () => {
    const file = createHeadFile(newPath());
    file.remember(head(9));
    file.replace([head(4)]);

    expect(file.read().get('acc_11111111')).toEqual(head(4));
  });
});
