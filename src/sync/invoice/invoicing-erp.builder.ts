import { NOT_OFFERED } from '../../../test/model/stock/not-offered.ts';
import type { Bling } from '../../bling/bling.ts';
import type { ErpInvoice, ErpInvoiceItem } from '../../bling/erp-invoice.ts';
import { BlingUnavailable } from '../../bling/failures.ts';
import { InvoiceId, PaymentMethodId } from '../../commerce/ids.ts';
import type { ProductTax } from '../../commerce/product.ts';
import { cents } from '../../kernel/cents.ts';
import { quantity } from '../../kernel/quantity.ts';
import { erpId, product } from '../repository.builder.ts';
import { CHANNEL, contactOf, erpOrderOf, KEY, refusal } from './invoicing-facts.builder.ts';

const ANSWER_MS = 3_000;

/** What the tax authority does with a note. */
export type Verdict =
  | { readonly is: 'authorise' }
  | { readonly is: 'silence' }
  /** `at_once`: in the answer to the send; `later`: seen in the note; `unsaid`: later, and nobody says why. */
  | {
      readonly is: 'reject' | 'deny';
      readonly code: number;
      readonly text: string;
      readonly told: 'at_once' | 'later' | 'unsaid';
    };

export type Port =
  | 'generate'
  | 'order'
  | 'get'
  | 'send'
  | 'correct'
  | 'remove'
  | 'contact'
  | 'product'
  | 'document'
  | 'statuses';
type Fate = 'lost' | 'done_silently';

/** The process ends here: nothing of it is recorded. */
export class Killed extends Error {}

type Kept = { -readonly [Field in keyof ErpInvoice]: ErpInvoice[Field] };

/** A Bling with one order, as many notes as it is asked for, and a tax authority that does as it is told. */
export function invoicingErp(clock: { now(): number }) {
  const notes = new Map<InvoiceId, Kept>();
  const answers = new Map<InvoiceId, { at: number; verdict: Verdict }>();
  const calls: Port[] = [];
  const verdicts: Verdict[] = [];
  const fates: { port: Port; fate: Fate }[] = [];
  const kill: { at?: number; port?: Port; when?: 'before' | 'after' } = {};
  const state = {
    steps: 0,
    sentToAuthority: 0,
    tax: { taxClass: '69120000', taxSubstitutionCode: '', origin: 0 } as ProductTax,
    gtin: '',
    contact: contactOf(),
    orderInvoiceId: undefined as InvoiceId | undefined,
    isOrderGone: false,
    totalCents: 21_550,
    ipiCents: 0,
    noteCents: undefined as number | undefined,
    document: Buffer.from(`<nfeProc><infNFe Id="NFe${KEY}"/><tpAmb>1</tpAmb></nfeProc>`),
    hasDocuments: true,
  };

  /** Whatever may be the last thing of a life. */
  function atStep<Value>(effect: () => Value, name?: Port): Value {
    state.steps += 1;
    const ends = kill.at === state.steps || (name !== undefined && kill.port === name);
    if (ends && kill.when === 'before') throw new Killed(`before step ${state.steps}`);
    try {
      return effect();
    } finally {
      // oxlint-disable-next-line no-unsafe-finally -- whatever came of it, nobody is there to hear
      if (ends) throw new Killed(`after step ${state.steps}`);
    }
  }

  async function port<Value>(name: Port, effect: () => Value): Promise<Value> {
    calls.push(name);
    const at = fates.findIndex((one) => one.port === name);
    const fate = at < 0 ? undefined : fates.splice(at, 1)[0]?.fate;
    return atStep(() => {
      if (fate === 'lost') throw new BlingUnavailable({ detail: fate, outcome: 'unknown' });
      const value = effect();
      if (fate) throw new BlingUnavailable({ detail: fate, outcome: 'unknown' });
      return value;
    }, name);
  }

  function itemNow(): ErpInvoiceItem {
    return {
      sku: 'CAN-1',
      name: 'Caneca',
      quantity: quantity(2),
      totalCents: cents(20_000),
      ...state.tax,
      gtin: state.gtin,
      cfop: '5102',
      taxes: 'null',
    };
  }

  function make(model: ErpInvoice['model']): InvoiceId {
    const id = InvoiceId.parse(String(16_000 + notes.size + 1));
    const totalCents = cents(state.noteCents ?? state.totalCents + state.ipiCents);
    const { contact } = state;
    notes.set(id, {
      id,
      model,
      stage: 'pending',
      number: String(notes.size + 1),
      series: '1',
      accessKey: '',
      totalCents,
      freightCents: cents(1550),
      issuedAt: clock.now(),
      xmlUrl: '',
      danfeUrl: '',
      channelId: CHANNEL,
      storeNumber: '40',
      document: contact.document,
      recipient: {
        icms: contact.icms,
        stateRegistration: contact.stateRegistration,
        address: contact.address,
      },
      refusal: '',
      items: [itemNow()],
      installments: [{ amountCents: totalCents, paymentMethodId: PaymentMethodId.parse('17') }],
    });
    state.orderInvoiceId = id;
    return id;
  }

  function judge(note: Kept, verdict: Verdict): void {
    if (verdict.is === 'silence') return;
    if (verdict.is === 'authorise') {
      Object.assign(note, {
        stage: 'authorised',
        accessKey: KEY,
        xmlUrl: 'https://x',
        refusal: '',
      });
      return;
    }
    const { code, text, told } = verdict;
    note.stage = verdict.is === 'deny' ? 'denied' : 'rejected';
    note.refusal = told === 'later' ? `${code} - Rejeicao: ${text}` : '';
  }

  function answered(id: InvoiceId): Kept | undefined {
    const note = notes.get(id);
    const answer = answers.get(id);
    if (note && answer && answer.at <= clock.now()) {
      answers.delete(id);
      judge(note, answer.verdict);
    }
    return note;
  }

  function send(id: InvoiceId): { readonly xml: string } {
    const note = answered(id);
    if (!note || (note.stage !== 'pending' && note.stage !== 'rejected'))
      throw refusal('A nota não pode ser enviada');
    state.sentToAuthority += 1;
    const verdict = verdicts.shift() ?? { is: 'authorise' };
    if ('told' in verdict && verdict.told === 'at_once') {
      judge(note, verdict);
      throw refusal(`${verdict.code} - Rejeicao: ${verdict.text}`);
    }
    note.stage = 'processing';
    answers.set(id, { at: clock.now() + ANSWER_MS, verdict });
    return { xml: '' };
  }

  const bling: Bling = {
    ...NOT_OFFERED,
    statuses: { ...NOT_OFFERED.statuses, list: () => port('statuses', () => []) },
    orders: {
      ...NOT_OFFERED.orders,
      get: () => port('order', () => (state.isOrderGone ? undefined : erpOrderOf(state))),
      generateInvoice: (_, model) => port('generate', () => make(model)),
    },
    contacts: {
      ...NOT_OFFERED.contacts,
      get: () => port('contact', () => state.contact),
      update: (_, wanted) =>
        port('contact', () => {
          state.contact = { ...state.contact, address: wanted.address };
          return 'changed';
        }),
    },
    products: {
      ...NOT_OFFERED.products,
      get: (id) => port('product', () => product({ id, tax: state.tax, gtin: state.gtin })),
    },
    invoices: {
      ...NOT_OFFERED.invoices,
      get: (_, id) =>
        port('get', () => {
          const note = answered(id);
          return note && { ...note };
        }),
      send: (_, id) => port('send', () => send(id)),
      correct: (_, id, { recipient, items }) =>
        port('correct', () => {
          const note = notes.get(id);
          if (!note) throw refusal('A nota não existe');
          if (recipient) note.recipient = recipient;
          note.items = note.items.map((item) => ({
            ...item,
            ...items.find(({ sku }) => sku === item.sku),
          }));
        }),
      removePending: (_, ids) =>
        port('remove', () => {
          const gone = ids.filter((id) => notes.get(id)?.stage === 'pending');
          for (const id of gone) notes.delete(id);
          return { removed: gone, warnings: [] };
        }),
      document: () => port('document', () => (state.hasDocuments ? state.document : undefined)),
    },
  };

  return {
    bling,
    notes,
    calls,
    state,
    kill,
    atStep,
    /** The authority's next answers, in order; then it authorises. */
    answer: (...next: readonly Verdict[]) => void verdicts.push(...next),
    fail: (name: Port, fate: Fate) => void fates.push({ port: name, fate }),
    note(): Kept {
      const [first] = notes.values();
      if (!first) throw new Error('no note was made');
      return first;
    },
    product: erpId('101'),
  };
}
