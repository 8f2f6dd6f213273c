import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { connectors, isStoreKind } from './registry.ts';

describe('the registry of connectors', () => {
  it.each(Object.entries(connectors))('knows %s by its own name', (...[kind, connector]) => {
    expect(connector.kind).toBe(kind);
    expect(isStoreKind(kind)).toBe(true);
  });

  it.each(Object.entries(connectors))(
    '%s tells the form of its settings, and which are secret',
    (...[, connector]) => {
      const form = z.toJSONSchema(connector.settings, { io: 'input' });
      const fields = Object.values(form.properties ?? {});

      expect(fields.some((field) => typeof field === 'object' && field['secret'] === true)).toBe(
        true,
      );
      for (const field of fields) expect(field).toHaveProperty('title');
    },
  );

  it('does not take a word of every object for a connector', () => {
    expect(['toString', 'constructor', 'shopify'].some(isStoreKind)).toBe(false);
  });
});
