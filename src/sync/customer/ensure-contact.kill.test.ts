import { describe, expect, it } from 'vitest';

import type { NewContact } from '../../bling/erp-contact.ts';
import { buildContact } from '../../bling/orders.builder.ts';
import type { ErpContactId } from '../../commerce/ids.ts';
import { createKnownDoubts, type KnownDoubts } from '../known-doubts.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { openWriting } from '../write-once.builder.ts';
import { contactsOfBling } from './contacts.builder.ts';
import { createContactDesk } from './ensure-contact.ts';

const SETTLE_MS = 120_000;
const ANA = buildContact();
const idOf = (value: string) => ({ outcome: 'applied', value });

/** The process dies here: what it had sent took effect, and nobody heard of it. */
class Killed extends Error {}

describe('a life that ends', () => {
  /** How far a life gets: each call takes effect or not, each save is there or not, and then it is over. */
  async function liveAndDie(wanted: NewContact, at: number, seed: readonly NewContact[]) {
    const world = await openWriting();
    const bling = contactsOfBling();
    for (const contact of seed) bling.add(contact);
    const vault = { digest: (text: string) => `digest of ${text}` };
    const life = async (doubts: KnownDoubts, diesAt: number) => {
      let step = 0;
      const port = async <Value>(act: () => Promise<Value>): Promise<Value> => {
        step += 1;
        if (step === diesAt) throw new Killed();
        const done = await act();
        step += 1;
        if (step === diesAt) throw new Killed();
        return done;
      };
      const contacts = {
        findByDocument: (document: string) => port(() => bling.findByDocument(document)),
        findForeign: (buyer: NewContact) => port(() => bling.findForeign(buyer)),
        create: (contact: NewContact) => port(() => bling.create(contact)),
        update: (id: ErpContactId, contact: NewContact) => port(() => bling.update(id, contact)),
        walkInConsumer: bling.walkInConsumer,
      };
      const desk = createContactDesk({ ...world, doubts, accountId: ACCOUNT, vault });
      return desk.ensure(
        { found: 'customer', contact: wanted },
        {
          contacts,
          commit: (record) => port(() => world.commit(record)),
          settleMs: SETTLE_MS,
          storeId: STORE,
          correlation: 'order:40',
          orderNumber: '40',
          whenInactive: 'ask',
        },
      );
    };
    const [first] = await Promise.allSettled([life(createKnownDoubts(world.clock), at)]);
    const second = createKnownDoubts(world.clock);
    let last = await life(second, 0);
    for (let look = 0; look < 3 && last.outcome === 'unsettled'; look += 1) {
      world.clock.pass(SETTLE_MS);
      last = await life(second, 0);
    }
    await world.database.close();
    return { died: first.status === 'rejected', last, there: bling.there };
  }

  it.each([
    ['makes a new customer', []],
    ['links one that Bling has', [buildContact({ name: 'Ana S.' })]],
  ])('while it %s leaves exactly one, up to date, wherever it ends', async (_what, seed) => {
    let at = 0;
    let died = true;
    while (died) {
      at += 1;
      const end = await liveAndDie(ANA, at, seed);
      died = end.died;

      expect(end.last, `killed at ${at}`).toMatchObject(idOf('1'));
      expect(
        end.there.map(({ of }) => of),
        `killed at ${at}`,
      ).toEqual([ANA]);
    }

    expect(at).toBeGreaterThan(8);
  });
});
