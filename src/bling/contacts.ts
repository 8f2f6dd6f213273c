import { z } from 'zod';

import { ErpContactId } from '../commerce/ids.ts';
import type { Api, Query } from './api.ts';
import type { BlingContacts } from './bling.ts';
import { toBody } from './body.ts';
import { isSameContact, mergeContact, toContactBody } from './contact-body.ts';
import { bareDocument, ContactDetail, ContactListRow } from './contact-reading.ts';
import type { ErpContactRow, NewContact } from './erp-contact.ts';
import { BlingAmbiguous, BlingRejected } from './failures.ts';
import { idAs } from './wire.ts';

/** `criterio`: the default 3 hides old contacts (guide 5.1). */
const ALL = '1';
const DELETED = '2';
/** `tipoPessoa`. */
const FOREIGN = '3';
const HAS_LETTERS = /[A-Z]/;
const IS_INACTIVE = new Set(['I', 'E']);

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
    if (found.length > 0 || !HAS_LETTERS.test(document)) return theOne(found);
    // Whether that filter knows letters is not sure (guide 8.32), and Bling makes twins of such a CNPJ (7.1, 34).
    return theOne(
      await search(document, [
        ['pesquisa', document],
        ['criterio', ALL],
      ]),
    );
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

    async findForeign({ name, email }) {
      const rows = await api.pages(ContactListRow, '/contatos', [
        ['pesquisa', email || name],
        ['tipoPessoa', FOREIGN],
        ['criterio', ALL],
      ]);
      return theOne(rows.filter((row) => row.document === '' && isSameName(row.name, name)));
    },

    get: (id) => api.find(ContactDetail, `/contatos/${id}`),

    async create(contact) {
      const outcome = await api.attempt({
        method: 'POST',
        path: '/contatos',
        body: toBody(toContactBody(contact)),
      });
      if (outcome.ok) return { id: api.made(idAs(ErpContactId), outcome.value), how: 'made' };
      const { failure } = outcome;
      if (!(failure instanceof BlingRejected && failure.saysAlreadyRegistered)) throw failure;
      const registered = await findRegistered(contact);
      if (!registered) throw failure;
      return { id: registered.id, how: 'registered' };
    },

    async update(id, contact, whenInactive = 'reactivate') {
      const path = `/contatos/${id}`;
      const present = await api.read(z.record(z.string(), z.unknown()), path);
      if (whenInactive === 'ask' && IS_INACTIVE.has(String(present['situacao']))) return 'inactive';
      const merged = mergeContact(present, contact);
      if (isSameContact(present, merged)) return 'already';
      await api.write({ method: 'PUT', path, body: toBody(merged) });
      return 'changed';
    },

    async walkInConsumer() {
      const path = '/contatos/consumidor-final';
      return (await api.read(z.object({ id: idAs(ErpContactId) }), path)).id;
    },
  };
}

/** Only what was not set aside counts, as long as there is such a one: a person sets the double inactive. */
function theOne(found: readonly ErpContactRow[]): ErpContactRow | undefined {
  const distinct = [...new Map(found.map((row) => [row.id, row])).values()];
  const ranks = [
    distinct.filter(({ state }) => state === 'active' || state === 'no_movement'),
    distinct.filter(({ state }) => state === 'inactive'),
    distinct,
  ];
  const candidates = ranks.find((rank) => rank.length > 0) ?? [];
  if (candidates.length > 1) throw new BlingAmbiguous(candidates.map(({ id }) => id));
  return candidates[0];
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
