import { describe, expect, it } from 'vitest';

import { ChannelId, ErpStatusId, PaymentMethodId, WarehouseId } from '../../commerce/ids.ts';
import { AccountPolicy } from '../../connections/account-policy.ts';
import { StorePolicy } from '../../connections/store-policy.ts';
import { certainOnes, checkedSetting } from './apply-mapping.ts';
import { MappingRefused } from './failures.ts';
import { propose } from './map-command.ts';
import type { MapFacts } from './map-facts.ts';
import type { Proposal } from './proposal.ts';

const status = (id: string, name: string, value: number) => ({
  id: ErpStatusId.parse(id),
  name,
  inheritedId: undefined,
  value,
});
/** One of the account's own. */
const derived = (id: string, name: string, from: ReturnType<typeof status>) => ({
  ...status(id, name, from.value),
  inheritedId: from.id,
});
const FULFILLED = status('9', 'Atendido', 1);
const method = (id: string, name: string, type: number) => ({
  id: PaymentMethodId.parse(id),
  name,
  type,
  active: true,
  isDefault: false,
  purpose: 'receive' as const,
});
const transition = (id: string, to: string, actions: readonly string[]) => ({
  id,
  active: true,
  fromId: ErpStatusId.parse('6'),
  toId: ErpStatusId.parse(to),
  actions,
});

/** A usual account: the seeded statuses, a Pix, a boleto, two cards, one warehouse, Correios. */
const ACCOUNT: MapFacts['account'] = {
  policy: AccountPolicy.parse({}),
  statuses: [
    status('6', 'Em aberto', 0),
    FULFILLED,
    status('12', 'Cancelado', 2),
    derived('450001', 'Entregue', FULFILLED),
  ],
  transitions: [transition('1', '9', ['lancarEstoque'])],
  paymentMethods: [
    method('1', 'Dinheiro', 1),
    method('17', 'Pix', 17),
    method('15', 'Boleto', 15),
    method('31', 'Visa', 3),
    method('32', 'Mastercard', 3),
  ],
  channels: [{ id: ChannelId.parse('203204'), name: 'Loja', type: 'Api', active: true }],
  warehouses: [
    { id: WarehouseId.parse('71'), name: 'Geral', active: true, isDefault: true, counts: true },
  ],
  natures: [{ id: '5', name: 'Venda de mercadorias', active: true, defaultFor: 1 }],
  ledgerAccounts: [],
  carrierServices: [
    { id: '81', name: 'Correios PAC', aliases: ['PAC'], active: true },
    { id: '82', name: 'Correios SEDEX', aliases: ['SEDEX', 'SEDEX Contrato'], active: true },
  ],
};
const STORE: MapFacts['store'] = {
  channelId: ChannelId.parse('203204'),
  policy: StorePolicy.parse({}),
  statuses: [
    { id: 'pending', name: 'Pagamento pendente', stage: 'unpaid' },
    { id: 'on-hold', name: 'Aguardando', stage: 'held' },
    { id: 'processing', name: 'Processando', stage: 'paid' },
    { id: 'completed', name: 'Concluído', stage: 'completed' },
    { id: 'cancelled', name: 'Cancelado', stage: 'cancelled' },
    { id: 'entregue', name: 'Entregue', stage: 'custom' },
  ],
  paymentMethods: [
    { id: 'pix_gateway', name: 'Pix' },
    { id: 'bol', name: 'Boleto bancário' },
    { id: 'stripe', name: 'Cartão de crédito' },
    { id: 'vale', name: 'Vale-presente' },
  ],
  deliveries: [
    { id: 'PAC', name: 'PAC' },
    { id: 'Motoboy', name: 'Motoboy' },
  ],
};
const NOTHING: MapFacts['mapped'] = {
  status_to_erp: new Map(),
  status_to_store: new Map(),
  payment: new Map(),
  carrier: new Map(),
};

function proposals(change: {
  readonly account?: Partial<MapFacts['account']>;
  readonly store?: Partial<MapFacts['store']>;
  readonly mapped?: Partial<MapFacts['mapped']>;
}): readonly Proposal[] {
  return propose({
    account: { ...ACCOUNT, ...change.account },
    store: { ...STORE, ...change.store },
    mapped: { ...NOTHING, ...change.mapped },
  });
}

function told(change: Parameters<typeof proposals>[0], kind: Proposal['kind']) {
  return proposals(change)
    .filter((proposal) => proposal.kind === kind)
    .map(({ source, target, verdict }) => [source, target, verdict]);
}

describe('statuses', () => {
  it('go by what they mean, the one of every account before one of its own', () => {
    expect(told({}, 'status_to_erp')).toEqual([
      ['on-hold', '6', 'certain'],
      ['processing', '6', 'certain'],
      ['completed', '9', 'certain'],
      ['cancelled', '12', 'certain'],
    ]);
  });

  it('of the store itself go by their name, where the merchant imports them', () => {
    const policy = StorePolicy.parse({ customStatusesImported: ['entregue'] });

    expect(told({ store: { policy } }, 'status_to_erp')).toContainEqual([
      'entregue',
      '450001',
      'certain',
    ]);
  });

  it('of unpaid orders only matter where such orders are imported', () => {
    const policy = StorePolicy.parse({ importUnpaid: ['pix_gateway'] });

    expect(told({ store: { policy } }, 'status_to_erp')[0]).toEqual(['pending', '6', 'certain']);
  });

  it('go back to the store only when fulfilled or cancelled, also those that derive from them', () => {
    expect(told({}, 'status_to_store')).toEqual([
      ['9', 'completed', 'certain'],
      ['12', 'cancelled', 'certain'],
      ['450001', 'completed', 'certain'],
    ]);
  });

  it('are not guessed between two of the account that mean the same', () => {
    const statuses = [
      status('6', 'Em aberto', 0),
      derived('7001', 'Entregue', FULFILLED),
      derived('7002', 'Retirado', FULFILLED),
    ];

    expect(told({ account: { statuses } }, 'status_to_erp')).toContainEqual([
      'completed',
      undefined,
      'ambiguous',
    ]);
  });

  it('stay as a person set them, unless that is gone', () => {
    const mapped = {
      status_to_erp: new Map([
        ['processing', '12'],
        ['on-hold', '999'],
        ['odd', '998'],
      ]),
    };
    const found = told({ mapped }, 'status_to_erp');

    expect(found).toContainEqual(['processing', '12', 'kept']);
    expect(found).toContainEqual(['on-hold', '6', 'certain']);
  });
});

describe('payment methods', () => {
  it('go by their type, and are left to a person when it is not told or several have it', () => {
    expect(told({}, 'payment')).toEqual([
      ['pix_gateway', '17', 'certain'],
      ['bol', '15', 'certain'],
      ['stripe', undefined, 'ambiguous'],
      ['vale', undefined, 'missing'],
    ]);
  });

  it('of one type go to the default of that type', () => {
    const paymentMethods = [
      { ...method('31', 'Visa', 3), isDefault: true },
      method('32', 'Mastercard', 3),
    ];

    expect(told({ account: { paymentMethods } }, 'payment')).toContainEqual([
      'stripe',
      '31',
      'certain',
    ]);
  });

  it('that are inactive, or pay instead of receive, are none', () => {
    const paymentMethods = [
      { ...method('17', 'Pix', 17), active: false },
      { ...method('15', 'Boleto', 15), purpose: 'pay' as const },
    ];

    expect(
      told({ account: { paymentMethods } }, 'payment').map(([, , verdict]) => verdict),
    ).toEqual(['missing', 'missing', 'missing', 'missing']);
  });

  it('never take a Pix for cash', () => {
    const paymentMethods = [{ ...method('1', 'Dinheiro', 1), isDefault: true }];

    expect(told({ account: { paymentMethods } }, 'payment')).toContainEqual([
      'pix_gateway',
      undefined,
      'missing',
    ]);
  });

  it('that say two types in one word are for a person', () => {
    const paymentMethods = [{ id: 'mp', name: 'Cartão ou Pix' }];

    expect(told({ store: { paymentMethods } }, 'payment')).toEqual([
      ['mp', undefined, 'ambiguous'],
    ]);
  });
});

describe('deliveries', () => {
  it('go to the alias of a carrier service, and to no free text', () => {
    expect(told({}, 'carrier')).toEqual([
      ['PAC', 'PAC', 'certain'],
      ['Motoboy', undefined, 'missing'],
    ]);
  });

  it('that are set to an alias that is gone are told', () => {
    const mapped = { carrier: new Map([['Motoboy', 'Jadlog']]) };

    expect(told({ mapped }, 'carrier')).toContainEqual(['Motoboy', undefined, 'broken']);
  });
});

describe('the account', () => {
  it('says who posts by what its transitions do, for a person to confirm', () => {
    expect(told({}, 'posting')).toEqual([
      ['stock', 'status:9', 'confirm'],
      ['receivables', 'nobody', 'kept'],
    ]);
  });

  it('has nothing to confirm once a person has said the same', () => {
    const policy = AccountPolicy.parse({ postingStatuses: ['9'] });

    expect(told({ account: { policy } }, 'posting')[0]).toEqual(['stock', 'status:9', 'kept']);
  });

  it('tells of a posting that the configuration counts on and no transition does', () => {
    const policy = AccountPolicy.parse({ postingStatuses: ['9'] });

    expect(told({ account: { policy, transitions: [] } }, 'posting')[0]?.[2]).toBe('broken');
  });

  it('tells of a channel that is gone, or that feeds itself', () => {
    const own = { id: ChannelId.parse('203204'), name: 'Loja', active: true };

    expect(told({ account: { channels: [] } }, 'channel')[0]?.[2]).toBe('broken');
    expect(
      told({ account: { channels: [{ ...own, type: 'WooCommerceWH' }] } }, 'channel')[0]?.[2],
    ).toBe('confirm');
  });
});

describe('what is written', () => {
  it('without a person is only what is certain', () => {
    const kinds = certainOnes(proposals({})).map(({ kind }) => kind);

    expect(kinds).not.toContain('posting');
    expect(kinds.filter((kind) => kind === 'payment')).toHaveLength(2);
  });

  it('by a person must be there', () => {
    const all = proposals({});
    const vale = { kind: 'payment', source: 'vale', target: '1' } as const;

    expect(checkedSetting(vale, all)).toEqual(vale);
    expect(() => checkedSetting({ ...vale, target: '404' }, all)).toThrow(MappingRefused);
    expect(() => checkedSetting({ kind: 'posting', source: 'moon', target: 'sync' }, all)).toThrow(
      MappingRefused,
    );
  });
});
