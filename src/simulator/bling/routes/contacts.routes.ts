import { z } from 'zod';

import { EMPTY_CONTACT } from '../state/contact-fields.ts';
import { readContact } from '../state/contact-rules.ts';
import { addContact } from '../state/contact-store.ts';
import type { Contact } from '../state/records.ts';
import { mergeDeep, readBody, readFields } from '../wire/body.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt } from './api-env.ts';
import { contactFilter } from './contacts.filter.ts';

const Situation = z.object({ situacao: z.enum(['A', 'I', 'E', 'S']) });
const BulkSituation = Situation.extend({ idsContatos: z.array(z.number()).min(1) });

/** `/contatos` (guide 5.1). */
export const contacts = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const rows = [...account.contacts.values()].filter(contactFilter(account, query));
    return c.json({ data: page(rows, query, account.world.options).map(contactRow) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const body = await readBody(c);
    const fields = readContact(account, withDefaults(body), undefined);
    return c.json({ data: { id: addContact(account, { fields }).id } }, 201);
  })
  .delete('/', (c) => {
    for (const id of new Query(c).numbers('idsContatos')) {
      const contact = c.env.account.contacts.get(id);
      if (contact) setSituation(c.env.account, contact, 'E');
    }
    return c.body(null, 204);
  })
  .get('/tipos', (c) => c.json({ data: [...c.env.account.contactTypes.values()] }))
  .get('/consumidor-final', (c) => {
    const contact = c.env.account.contacts.get(c.env.account.consumerContactId);
    if (!contact) throw refuse.notFound();
    return c.json({ data: contactDetail(contact) });
  })
  .post('/situacoes', async (c) => {
    const { idsContatos, situacao } = readFields(BulkSituation, await readBody(c), invalid);
    for (const id of idsContatos) {
      const contact = c.env.account.contacts.get(id);
      if (contact) setSituation(c.env.account, contact, situacao);
    }
    return c.body(null, 204);
  })
  .get('/:id', (c) => c.json({ data: contactDetail(recordAt(c, 'id', c.env.account.contacts)) }))
  .get('/:id/tipos', (c) =>
    c.json({ data: recordAt(c, 'id', c.env.account.contacts).fields.tiposContato }),
  )
  .put('/:id', async (c) => {
    const { account } = c.env;
    const contact = recordAt(c, 'id', account.contacts);
    const body = await readBody(c);
    const replaces = account.world.options.contactPutReplaces;
    const value = replaces ? withDefaults(body) : mergeDeep(contact.fields, body);
    refuseChangeOfConsumer(account, contact);
    contact.fields = readContact(account, value, contact);
    contact.changedAt = account.world.clock.now();
    return c.body(null, 204);
  })
  .patch('/:id/situacoes', async (c) => {
    const contact = recordAt(c, 'id', c.env.account.contacts);
    const { situacao } = readFields(Situation, await readBody(c), invalid);
    setSituation(c.env.account, contact, situacao);
    return c.body(null, 204);
  })
  .delete('/:id', (c) => {
    setSituation(c.env.account, recordAt(c, 'id', c.env.account.contacts), 'E');
    return c.body(null, 204);
  });

/** Required fields must be sent: their defaults do not count. */
function withDefaults(body: Record<string, unknown>) {
  const { nome, tipo, situacao } = body;
  return { ...mergeDeep(EMPTY_CONTACT, body), nome, tipo, situacao };
}

function setSituation(account: Account, contact: Contact, situacao: 'A' | 'I' | 'E' | 'S'): void {
  refuseChangeOfConsumer(account, contact);
  contact.fields = { ...contact.fields, situacao };
  contact.changedAt = account.world.clock.now();
}

function refuseChangeOfConsumer(account: Account, contact: Contact): void {
  if (contact.id === account.consumerContactId)
    throw refuse.validation('O contato Consumidor Final não pode ser alterado.');
}

/** The fields marked L in guide 5.1: neither e-mail nor type. */
function contactRow({ id, fields }: Contact) {
  const { nome, codigo, situacao, numeroDocumento, telefone, celular } = fields;
  return { id, nome, codigo, situacao, numeroDocumento, telefone, celular };
}

function contactDetail({ id, fields }: Contact) {
  return { id, ...fields };
}

function invalid(): Error {
  return refuse.validation('Situação inválida');
}
