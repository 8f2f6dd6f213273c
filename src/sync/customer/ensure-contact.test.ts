import { describe, expect, it } from 'vitest';

import type { NewContact } from '../../bling/erp-contact.ts';
import { BlingAmbiguous, BlingRejected, BlingUnavailable } from '../../bling/failures.ts';
import { buildContact } from '../../bling/orders.builder.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { openWriting } from '../write-once.builder.ts';
import { contactsOfBling, OTHER } from './contacts.builder.ts';
import { createContactDesk } from './ensure-contact.ts';

const SETTLE_MS = 120_000;
const down = new BlingUnavailable({ detail: '', outcome: 'not_applied' });
const registered = new BlingRejected({
  status: 400,
  type: 'VALIDATION_ERROR',
  text: 'O contato não pode ser salvo',
  complaints: [
    {
      code: undefined,
      message: 'O CNPJ já está cadastrado no contato X',
      element: 'numeroDocumento',
    },
  ],
  requestId: '',
});
const lost = new BlingUnavailable({ detail: '', outcome: 'unknown' });

async function openDesk(whenInactive: 'ask' | 'reactivate' = 'ask') {
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
        orderNumber: '40',
        whenInactive,
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

  it('whom Bling has already is linked, and compared once', async () => {
    await using desk = await openDesk();
    desk.contacts.add(ANA, OTHER);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
    expect(desk.contacts.calls).toEqual(['find', 'update 2']);
    expect(desk.notes()).toEqual(['customer.link applied']);
  });

  it('whom Bling has with an old address is linked and brought up to date', async () => {
    await using desk = await openDesk();
    desk.contacts.add(buildContact({ name: 'Ana S.' }), OTHER);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
    expect(desk.contacts.there.map(({ name }) => name)).toEqual(['Ana Souza']);
    expect(desk.notes()).toEqual(['customer.link applied', 'customer.update applied']);
  });

  it('whom Bling says that it has, though no list showed it, is that one', async () => {
    await using desk = await openDesk();
    desk.contacts.alreadyThere.id = desk.contacts.add(buildContact({ document: '' }), OTHER);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
    expect(desk.contacts.calls).toEqual(['find', 'create', 'update 2']);
    expect(desk.notes()[0]).toBe('customer.link applied');
  });

  it('of whom Bling has two waits for a person, with both named', async () => {
    await using desk = await openDesk();
    desk.contacts.findByDocument = async () => {
      throw new BlingAmbiguous(['1', '2']);
    };

    await expect(desk.ensure(ANA)).rejects.toMatchObject({
      code: 'bling.ambiguous',
      ids: ['1', '2'],
    });
    expect(desk.contacts.calls).toEqual([]);
  });

  it('abroad is known by e-mail and name, and made once', async () => {
    await using desk = await openDesk();
    const abroad = buildContact({ personType: 'foreign', document: '' });

    expect(await desk.ensure(abroad)).toMatchObject(idOf('1'));
    expect(await desk.ensure(abroad)).toMatchObject(idOf('1'));
    expect(desk.contacts.calls).toEqual(['find abroad', 'create']);
  });

  it('whom somebody set inactive in Bling is asked about, and goes on once it is active again', async () => {
    await using desk = await openDesk('ask');
    desk.contacts.add(ANA, OTHER, 'inactive');
    const asked = {
      outcome: 'doubtful',
      cause: { key: 'customer.inactive', args: { contact: '2', number: '40' } },
    };

    expect(await desk.ensure(ANA)).toEqual(asked);
    expect(await desk.ensure(ANA)).toEqual(asked);
    desk.contacts.there.length = 0;
    desk.contacts.add(ANA, OTHER);
    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
  });

  it('whom somebody set inactive is active again where the merchant wants it', async () => {
    await using desk = await openDesk('reactivate');
    desk.contacts.add(buildContact({ name: 'Ana S.' }), OTHER, 'inactive');

    expect(await desk.ensure(ANA)).toMatchObject(idOf('2'));
    expect(desk.contacts.there.map(({ state }) => state)).toEqual(['active']);
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

  it('whose update Bling refuses for a double with the same document stays as it is, and is told', async () => {
    await using desk = await openKnown();
    desk.contacts.failing.update = registered;

    expect(await desk.ensure(MOVED)).toMatchObject(idOf('1'));
    expect(desk.notes().at(-1)).toBe('customer.update not_applied');
  });

  it('is the one that we know, whatever doubles there are', async () => {
    await using desk = await openKnown();
    desk.contacts.add(ANA);

    expect(await desk.ensure(ANA)).toMatchObject(idOf('1'));
    expect(desk.contacts.calls).toEqual([]);
  });

  it('who was deleted in Bling is made again, once', async () => {
    await using desk = await openKnown();
    desk.contacts.there.length = 0;

    expect(await desk.ensure(MOVED)).toMatchObject(idOf('1'));
    expect(desk.contacts.calls).toEqual(['update 1', 'find', 'create']);
  });

  it('who was deleted in Bling and stands there under another id is linked to it', async () => {
    await using desk = await openKnown();
    desk.contacts.there.length = 0;
    desk.contacts.add(ANA, OTHER);

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
