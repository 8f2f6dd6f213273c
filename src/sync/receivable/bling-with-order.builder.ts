import type { ErpReceivable } from '../../bling/erp-receivable.ts';
import { BlingRejected, BlingUnavailable } from '../../bling/failures.ts';
import {
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ReceivableId,
  SettlementId,
} from '../../commerce/ids.ts';
import { cents, sumCents } from '../../kernel/cents.ts';
import { type Quantity, quantity, subtractQuantity } from '../../kernel/quantity.ts';
import type { PostingBling } from './posting-work.ts';

export const CUSTOMER = ErpContactId.parse('111');
export const ERP_ORDER = ErpOrderId.parse('900');
export const MUG = ErpProductId.parse('101');

type Call =
  | 'list'
  | 'get'
  | 'settle'
  | 'unsettle'
  | 'post'
  | 'reverse'
  | 'postStock'
  | 'reverseStock'
  | 'balances'
  | 'getOrder';
type Fate =
  /** Done, and no answer comes. */
  | 'done_silently'
  /** Lost on its way, and no answer comes. */
  | 'lost'
  /** Never left. */
  | 'unreached'
  | 'refused';

/** A Bling with one order of these parts, that fails as it is told. */
export function blingWithOrder(parts: readonly number[]) {
  const there: ErpReceivable[] = [];
  const shelf = new Map<ErpProductId, Quantity>([[MUG, quantity(10)]]);
  const calls: Call[] = [];
  const fates: { call: Call; fate: Fate }[] = [];
  let ids = 7_000;

  function make(amountCents: number, change: Partial<ErpReceivable> = {}): ErpReceivable {
    ids += 1;
    return {
      id: ReceivableId.parse(String(ids)),
      state: 'open',
      dueAt: undefined,
      issuedAt: undefined,
      amountCents: cents(amountCents),
      contactId: CUSTOMER,
      paymentMethodId: undefined,
      orderId: ERP_ORDER,
      otherOriginId: undefined,
      balanceCents: cents(amountCents),
      settlementIds: [],
      ...change,
    };
  }

  function put(row: ErpReceivable): void {
    const at = there.findIndex(({ id }) => id === row.id);
    there.splice(at, 1, row);
  }

  /** Does it, as often as it is asked: Bling knows no key. */
  function write(call: Call, effect: () => void): void {
    calls.push(call);
    const at = fates.findIndex((one) => one.call === call);
    const fate = at < 0 ? undefined : fates.splice(at, 1)[0]?.fate;
    if (fate === undefined || fate === 'done_silently') effect();
    if (fate === 'refused') throw refusal();
    if (fate) {
      const outcome = fate === 'unreached' ? 'not_applied' : 'unknown';
      throw new BlingUnavailable({ detail: fate, outcome });
    }
  }

  const take = (sign: 1 | -1) =>
    shelf.set(MUG, subtractQuantity(shelf.get(MUG) ?? quantity(0), quantity(-2 * sign)));

  const bling: PostingBling = {
    receivables: {
      async listOfContact() {
        calls.push('list');
        return there;
      },
      async get(id) {
        calls.push('get');
        return there.find((row) => row.id === id);
      },
      async settle(id, { amountCents }) {
        ids += 1;
        const settlementId = SettlementId.parse(String(ids));
        write('settle', () => {
          const row = there.find((one) => one.id === id);
          if (!row) throw refusal();
          const settlementIds = [...row.settlementIds, settlementId];
          const balanceCents = cents(row.balanceCents - amountCents);
          put({ ...row, state: 'received', settlementIds, balanceCents });
        });
        return settlementId;
      },
      async removeSettlement(settlementId) {
        write('unsettle', () => {
          const row = there.find((one) => one.settlementIds.includes(settlementId));
          if (!row) throw refusal();
          const left = row.settlementIds.filter((id) => id !== settlementId);
          put({ ...row, state: 'open', settlementIds: left, balanceCents: row.amountCents });
        });
      },
    },
    orders: {
      async get() {
        calls.push('getOrder');
        return undefined;
      },
      async postAccounts() {
        write('post', () => void there.push(...parts.map((part) => make(part))));
      },
      async reverseAccounts() {
        write('reverse', () => void there.splice(0));
      },
      async postStock() {
        write('postStock', () => void take(-1));
      },
      async reverseStock() {
        write('reverseStock', () => void take(1));
      },
    },
    stock: {
      async balances() {
        calls.push('balances');
        const physical = shelf.get(MUG) ?? quantity(0);
        return new Map([[MUG, { productId: MUG, physical, virtual: physical, warehouses: [] }]]);
      },
    },
  };

  return {
    bling,
    there,
    shelf,
    calls,
    make,
    fail: (call: Call, fate: Fate) => void fates.push({ call, fate }),
    units: () => shelf.get(MUG),
    owedCents: () => sumCents(there.map(({ amountCents }) => amountCents)),
    receivedTimes: () => there.map(({ settlementIds }) => settlementIds.length),
  };
}

function refusal(): BlingRejected {
  const said = { type: 'VALIDATION_ERROR', text: 'não', complaints: [], requestId: '' };
  return new BlingRejected({ status: 400, ...said });
}
