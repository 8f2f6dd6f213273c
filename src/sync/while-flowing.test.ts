import { expect, it } from 'vitest';

import { StorePolicy } from '../connections/store-policy.ts';
import { isPaused } from './while-flowing.ts';

it('A flow is paused by a person, or by a store that is not live as a whole', () => {
  const policy = StorePolicy.parse({ pausedFlows: ['stock'] });

  expect(isPaused({ live: true, policy }, 'stock')).toBe(true);
  expect(isPaused({ live: true, policy }, 'products')).toBe(false);
  expect(isPaused({ live: false, policy }, 'products')).toBe(true);
});
