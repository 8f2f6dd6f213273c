import { describe, expect, it } from 'vitest';

import type { ErpContactRow } from '../../bling/erp-contact.ts';
import { BlingNotFound, BlingUnavailable } from '../../bling/failures.ts';
import { buildContact } from '../../bling/orders.builder.ts';
import { ErpContactId } from '../../commerce/ids.ts';
import type { Failure } from '../../kernel/failure.ts';
import { findOrMake } from './ensure-contact.ts';

const KNOWN = ErpContactId.parse('1');
const OTHER = ErpContactId.parse('2');
const MADE = ErpContactId.parse('3');
const deleted = new BlingNotFound({ resource: 'GET /contatos/1', detail: '' });
const down = new BlingUnavailable({ detail: '', outcome: 'not_applied' });

function contactsThat(found: { failure?: Failure; registered?: ErpContactId }) {
  const calls: string[] = [];
  return {
    calls,
    async update(id: ErpContactId) {
      calls.push(`update ${id}`);
      if (found.failure) throw found.failure;
    },
    async findByDocument(document: string): Promise<ErpContactRow | undefined> {
      calls.push('find');
      const { registered: id } = found;
      return id && { id, document, name: '', state: 'active', phone: '', mobile: '' };
    },
    async create() {
      calls.push('create');
      return MADE;
    },
  };
}

describe('a known customer', () => {
  it('is updated where it is', async () => {
    const contacts = contactsThat({});

    const ensured = await findOrMake(buildContact(), contacts, KNOWN);

    expect(ensured).toEqual({ contactId: KNOWN, how: 'update' });
    expect(contacts.calls).toEqual(['update 1']);
  });

  it('who was deleted in Bling is made again, once', async () => {
    const contacts = contactsThat({ failure: deleted });

    const ensured = await findOrMake(buildContact(), contacts, KNOWN);

    expect(ensured).toEqual({ contactId: MADE, how: 'create' });
    expect(contacts.calls).toEqual(['update 1', 'find', 'create']);
  });

  it('who was deleted in Bling and stands there under another id is linked to it', async () => {
    const contacts = contactsThat({ failure: deleted, registered: OTHER });

    expect(await findOrMake(buildContact(), contacts, KNOWN)).toEqual({
      contactId: OTHER,
      how: 'link',
    });
  });

  it('is not made anew because Bling could not answer', async () => {
    const contacts = contactsThat({ failure: down });

    await expect(findOrMake(buildContact(), contacts, KNOWN)).rejects.toBe(down);
    expect(contacts.calls).toEqual(['update 1']);
  });
});
