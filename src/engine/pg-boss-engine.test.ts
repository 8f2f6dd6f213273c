import { afterAll, beforeAll } from 'vitest';

import type { DatabaseUnderTest } from '../../test/databases/engines.ts';
import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import type { TestPlace } from '../../test/databases/test-place.ts';
import { createOnPostgres } from '../../test/databases/test-place.ts';
import { emptyQueueAfterEach } from './engine-queue.builder.ts';
import type { EngineParts } from './engine.builder.ts';
import { describeEngine } from './engine.suite.ts';
import { createPgBossEngine } from './pg-boss-engine.ts';

const TRAITS = { isShared: true, pace: 10 };

describeOnEachDatabase(
  'engine pg-boss in the database of the store',
  (place) => {
    emptyQueueAfterEach(place.url);
    describeEngine(place, engineAt(place.url, true), TRAITS);
  },
  ['postgres'],
);

describeOnEachDatabase(
  'engine pg-boss beside the database of the store',
  (place: DatabaseUnderTest) => {
    let beside: TestPlace | undefined;
    beforeAll(async () => {
      beside = await createOnPostgres(process.env['TOTORO_TEST_POSTGRES_URL'] ?? '');
    });
    afterAll(async () => {
      await beside?.drop();
    });
    const url = () => beside?.url ?? '';
    emptyQueueAfterEach(url);
    describeEngine(place, engineAt(url, false), TRAITS);
  },
  process.env['TOTORO_TEST_POSTGRES_URL'] ? ['mysql'] : [],
);

function engineAt(url: () => string, isStoreToo: boolean) {
  return (parts: EngineParts) => createPgBossEngine({ ...parts, engineUrl: url(), isStoreToo });
}
