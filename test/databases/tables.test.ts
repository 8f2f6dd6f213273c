import { expect, it } from 'vitest';

import { declaredColumns } from './declared-tables.ts';
import { describeOnEachDatabase } from './engines.ts';

describeOnEachDatabase('the tables', ({ open }) => {
  it('are in the database what their types say', async () => {
    const { db } = await open();
    const tables = await db.introspection.getTables();
    const found = tables
      .filter(({ name }) => !name.startsWith('totoro_migration'))
      .flatMap(({ name, columns }) =>
        columns.map((column) => {
          const kind = /int/i.test(column.dataType) ? 'number' : 'text';
          return `${name}.${column.name} ${kind}${column.isNullable ? '?' : ''}`;
        }),
      );

    const declared = declaredColumns();
    expect(declared.length).toBeGreaterThan(100);
    expect(found.toSorted()).toEqual(declared.toSorted());
  });
});
