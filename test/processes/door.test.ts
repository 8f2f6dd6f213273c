import { expect, it } from 'vitest';

import { overlaps } from './door.builder.ts';

it.each([
  ['one caller alone', ['a 0', 'a 10', 'a 20'], 0],
  ['a change of hands after a quiet second', ['a 0', 'b 1000', 'a 2000'], 0],
  ['two callers in one second', ['a 0', 'b 999', 'b 1000', 'a 1500'], 2],
])('%s: a judge of who calls sees it', (_, calls, found) => {
  const passages = calls.map((call) => {
    const [name = '', at] = call.split(' ');
    return { name, at: Number(at) };
  });

  expect(overlaps(passages, 1_000)).toHaveLength(found);
});
