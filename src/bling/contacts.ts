import { z } from 'zod';

import { ErpContactId } from '../commerce/ids.ts';
import type { Api, Query } from './api.ts';
import type { BlingContacts } from './bling.ts';
import { toBody } from './body.ts';
import { mergeContact, toContactBody } from './contact-body.ts';
import { bareDocument, ContactDetail, ContactListRow } from './contact-reading.ts';
import type { ErpContactRow, NewContact } from './erp-contact.ts';
import { BlingAmbiguous, BlingRejected } from './failures.ts';
import { idAs } from './wire.ts';

/** `criterio`: the default 3 hides old contacts (guide 5.1). */
const ALL = '1';
const DELETED = '2';

/** `/contatos` (guide 5.1). */
export function createContacts(api: Api): BlingContacts {
  async function search(document: string, filters: Query): Promise<ErpContactRow[]> {
    const rows = await api.pages(ContactListRow, '/contatos', filters);
    return rows.filter((row) => row.document === document);
  }

  async function findByDocument(typed: string): Promise<ErpContactRow | undefined> {
    const document = bareDocument(typed);
    if (document === '') return undefined;
    const found = await search(document, [
      ['numeroDocumento', document],
      ['criterio', ALL],
    ]);
    return theOne(found);
  }

  /** Where the one may hide that Bling says has this document already. */
  async function findRegistered(contact: NewContact): Promise<ErpContactRow | undefined> {
    const document = bareDocument(contact.document);
    const visible = await findByDocument(document);
    if (visible) return visible;
    const hidden = await Promise.all(
      [ALL, DELETED].map((criterio) =>
        search(document, [
          ['pesquisa', document],
          ['criterio', criterio],
        ]),
      ),
    );
    return theOne(hidden.flat());
  }

  return {
    findByDocument,

    get: (id) => api.find(ContactDetail, `/contatos/${id}`),

    async create(contact) {
      const outcome = await api.attempt({
        method: 'POST',
        path: '/contatos',
        body: toBody(toContactBody(contact)),
      });
      if (outcome.ok) return api.made(idAs(ErpContactId), outcome.value);
      const { failure } = outcome;
      if (!(failure instanceof BlingRejected && failure.saysAlreadyRegistered)) throw failure;
      const registered = await findRegistered(contact);
      if (!registered) throw failure;
      return registered.id;
    },

    async update(id, contact) {
      const path = `/contatos/${id}`;
      const present = await api.read(z.record(z.string(), z.unknown()), path);
      await api.write({ method: 'PUT', path, body: toBody(mergeContact(present, contact)) });
    },

    async walkInConsumer() {
      const path = '/contatos/consumidor-final';
      return (await api.read(z.object({ id: idAs(ErpContactId) }), path)).id;
    },
  };
}

/** A deleted one counts only when no other has the document. */
function theOne(found: readonly ErpContactRow[]): ErpContactRow | undefined {
  const distinct = [...new Map(found.map((row) => [row.id, row])).values()];
  const alive = distinct.filter(({ state }) => state !== 'deleted');
  const candidates = alive.length > 0 ? alive : distinct;
  if (candidates.length > 1) throw new BlingAmbiguous(candidates.map(({ id }) => id));
  return candidates[0];
}
