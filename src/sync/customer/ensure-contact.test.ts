import { describe, expect, it } from 'vitest';

import type { ErpContactRow, NewContact } from '../../bling/erp-contact.ts';
import { BlingNotFound, BlingUnavailable } from '../../bling/failures.ts';
import { buildContact } from '../../bling/orders.builder.ts';
import { ErpContactId } from '../../commerce/ids.ts';
import type { Failure } from '../../kernel/failure.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { openWriting } from '../write-once.builder.ts';
import { createContactDesk } from './ensure-contact.ts';

const OTHER = ErpContactId.parse('2');
const SETTLE_MS = 120_000;
const deleted = new BlingNotFound({ resource: 'GET /contatos/1', detail: '' });
const down = new BlingUnavailable({ detail: '', outcome: 'not_applied' });
const lost = new BlingUnavailable({ detail: '', outcome: 'unknown' });

/** A Bling that takes every contact it is sent, twins too, unless it is told to fail. */
function contactsOfBling() {
  const there: ErpContactRow[] = [];
  const calls: string[] = [];
  const failing: { update?: Failure | undefined; create?: Failure | undefined } = {};
  const add = (contact: NewContact, id = ErpContactId.parse(String(there.length + 1))) => {
    const { document } = contact;
    there.push({ id, document, name: '', state: 'active', phone: '', mobile: '' });
    return id;
  };
  return {
    there,
    calls,
    add,
    failing,
    async update(id: ErpContactId) {
      calls.push(`update ${id}`);
      if (failing.update) throw failing.update;
    },
    async findByDocument(document: string) {
      calls.push('find');
      return there.find((row) => row.document === document);
    },
    async create(contact: NewContact) {
      calls.push('create');
      if (failing.create) throw failing.create;
      return add(contact);
    },
    async walkInConsumer() {
      return OTHER;
    },
  };
}

async function openDesk() {
  const world = await openWriting();
  const contacts = contactsOfBling();
  const vault = { digest: (text: string) => `digest of ${text}` };
  const desk = createContactDesk({ ...world, accountId: ACCOUNT, vault });
  const ensure = (contact: NewContact) =>
    desk.ensure(
      { found: 'customer', contact },
      {
        contacts,
        commit: world.commit,
        settleMs: SETTLE_MS,
        storeId: STORE,
        correlation: 'order:40',
      },
    );
  return {
    ...world,
    contacts,
    ensure,
    notes: () => world.audited.map(({ action, outcome }) => `${action} ${outcome}`),
  };
}

const ANA = buildContact();
const MOVED = buildContact({ name: 'Ana Maria Souza' });
const idOf = (value: string) => ({ outcome: 'applied', value });

describe('a new customer', () => {
  it('is looked for and made, and then known without a call', async () => {
    await using desk = await openDesk();

    expect(await desk.ensure(ANA)).toMatchObject(idOf('1'));
    expect(await desk.ensure(ANA)).toMatchObject(idOf('1'));
    expect(desk.contacts.calls).toEqual(['find', 'create']);
    expect(desk.notes()).toEqual(['customer.create applied']);
  });

  it('whom Bling has already is linked', async () => {
    await using desk = await openDesk();
    desk.contacts.add(ANA, OTHER);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
    expect(desk.notes()).toEqual(['customer.link applied']);
  });

  it('of two orders at once is made once', async () => {
    await using desk = await openDesk();

    const both = await Promise.all([desk.ensure(ANA), desk.ensure(ANA)]);

    expect(both).toMatchObject([idOf('1'), idOf('1')]);
    expect(desk.contacts.calls).toEqual(['find', 'create']);
  });

  it('is made once though Bling takes it a minute after we gave up', async () => {
    await using desk = await openDesk();
    desk.contacts.failing.create = lost;
    const lookAgainAt = desk.clock.now() + SETTLE_MS;
    expect(await desk.ensure(ANA)).toEqual({ outcome: 'unsettled', lookAgainAt });
    desk.contacts.failing.create = undefined;

    // Another order of hers comes meanwhile.
    expect(await desk.ensure(ANA)).toEqual({ outcome: 'unsettled', lookAgainAt });
    desk.clock.pass(60_000);
    desk.contacts.add(ANA);
    desk.clock.pass(60_000);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('1'));
    expect(desk.contacts.there).toHaveLength(1);
    expect(desk.notes()).toEqual(['customer.create unknown', 'customer.link applied']);
  });

  it('whom Bling never got is made when the time is over', async () => {
    await using desk = await openDesk();
    desk.contacts.failing.create = lost;
    await desk.ensure(ANA);
    desk.contacts.failing.create = undefined;
    desk.clock.pass(SETTLE_MS);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('1'));
    expect(desk.contacts.there).toHaveLength(1);
  });
});

describe('a known customer', () => {
  async function openKnown() {
    const desk = await openDesk();
    await desk.ensure(ANA);
    desk.contacts.calls.length = 0;
    return desk;
  }

  it('who changed is updated where it is', async () => {
    await using desk = await openKnown();

    expect(await desk.ensure(MOVED)).toMatchObject(idOf('1'));
    expect(desk.contacts.calls).toEqual(['update 1']);
  });

  it('who was deleted in Bling is made again, once', async () => {
    await using desk = await openKnown();
    desk.contacts.there.length = 0;
    desk.contacts.failing.update = deleted;

    expect(await desk.ensure(MOVED)).toMatchObject({ outcome: 'applied', how: 'sent' });
    expect(desk.contacts.calls).toEqual(['update 1', 'find', 'create']);
  });

  it('who was deleted in Bling and stands there under another id is linked to it', async () => {
    await using desk = await openKnown();
    desk.contacts.there.length = 0;
    desk.contacts.add(ANA, OTHER);
    desk.contacts.failing.update = deleted;

    expect(await desk.ensure(MOVED)).toMatchObject(idOf('2'));
  });

  it('is not made anew because Bling could not answer', async () => {
    await using desk = await openKnown();
    desk.contacts.failing.update = down;

    await expect(desk.ensure(MOVED)).rejects.toBe(down);
    expect(desk.contacts.calls).toEqual(['update 1']);
    expect(desk.notes()).toEqual(['customer.create applied']);
  });

  it('whose update may have been taken is written once more, and the ledger has both', async () => {
    await using desk = await openKnown();
    desk.contacts.failing.update = lost;
    await expect(desk.ensure(MOVED)).rejects.toBe(lost);
    desk.contacts.failing.update = undefined;

    expect(await desk.ensure(MOVED)).toMatchObject(idOf('1'));
    expect(desk.notes().slice(1)).toEqual(['customer.update unknown', 'customer.update applied']);
  });
});
