import { isDeepStrictEqual } from 'node:util';

import type { ErpContactRow, NewContact } from '../../bling/erp-contact.ts';
import { BlingNotFound } from '../../bling/failures.ts';
import { ErpContactId } from '../../commerce/ids.ts';
import type { Failure } from '../../kernel/failure.ts';

export const OTHER = ErpContactId.parse('2');
const deleted = new BlingNotFound({ resource: 'GET /contatos/1', detail: '' });

type State = ErpContactRow['state'];

/** A Bling that takes every contact it is sent, twins too, unless it is told to fail. */
export function contactsOfBling() {
  const there: (ErpContactRow & { readonly of: NewContact })[] = [];
  const calls: string[] = [];
  const failing: { update?: Failure | undefined; create?: Failure | undefined } = {};
  /** What it says of a document that is registered already. */
  const alreadyThere: { id?: ErpContactId } = {};
  const add = (
    contact: NewContact,
    id = ErpContactId.parse(String(there.length + 1)),
    state: State = 'active',
  ) => {
    const { document, name } = contact;
    there.push({ id, document, name, state, phone: '', mobile: '', of: contact });
    return id;
  };
  return {
    there,
    calls,
    add,
    failing,
    alreadyThere,
    async update(id: ErpContactId, contact: NewContact, whenInactive?: 'ask' | 'reactivate') {
      calls.push(`update ${id}`);
      if (failing.update) throw failing.update;
      const at = there.findIndex((row) => row.id === id);
      const row = there[at];
      if (!row) throw deleted;
      if (row.state === 'inactive' && whenInactive === 'ask') return 'inactive' as const;
      if (isDeepStrictEqual(row.of, contact)) return 'already' as const;
      there[at] = { ...row, name: contact.name, state: 'active', of: contact };
      return 'changed' as const;
    },
    async findByDocument(document: string) {
      calls.push('find');
      return there.find((row) => row.document === document);
    },
    async findForeign({ name }: { name: string }) {
      calls.push('find abroad');
      return there.find((row) => row.document === '' && row.name === name);
    },
    async create(contact: NewContact) {
      calls.push('create');
      if (failing.create) throw failing.create;
      if (alreadyThere.id) return { id: alreadyThere.id, how: 'registered' } as const;
      return { id: add(contact), how: 'made' } as const;
    },
    async walkInConsumer() {
      return OTHER;
    },
  };
}
