import { inspect } from 'node:util';

import { expect, it } from 'vitest';

import { Secret } from './secret.ts';

it('shows a secret to nobody who does not ask for it by name', () => {
  const secret = new Secret('s3cr3t');

  const shown = [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { showHidden: true }),
  ];

  expect(shown.join(' ')).not.toContain('s3cr3t');
  expect(secret.reveal()).toBe('s3cr3t');
});
