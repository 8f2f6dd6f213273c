import type { Random } from '../../src/kernel/random.ts';
import type { Act } from '../sandboxes/bling.ts';
import { CHANNELS, STATUSES } from '../shop/account.ts';
import type { Roles } from '../shop/roles.ts';
import { shuffled } from '../shop/roles.ts';
import type { Shopper } from './shopper.ts';

/** One thing that somebody does at the screens of the ERP. */
export interface Move {
  /** After the doors open. */
  readonly atMs: number;
  /** For people. */
  readonly says: string;
  /** Ids of products by SKU. */
  readonly act: (idOf: (sku: string) => number) => Act;
}

/** What is done with the ERP order of one shopper, once it is there. */
export interface OrderMove {
  readonly place: number;
  readonly says: string;
  /** Statuses that it is moved to, one after the other. */
  readonly statusIds: readonly number[];
  /** Put on its parcel before. */
  readonly trackingCode?: string;
}

/** Stock, prices, texts and counter sales while the store is open. */
export function planMoves(roles: Roles, random: Random): Move[] {
  const { changed, soldAtCounter } = roles;
  const [one = '', two = '', three = '', four = ''] = shuffled(roles.plenty, random);
  const receive = (sku: string, quantity: number) => (idOf: (sku: string) => number) =>
    ({ do: 'moveStock', productId: idOf(sku), operation: 'E', quantity }) as const;
  const jitter = () => random.integer(2_000);
  return [
    { atMs: 2_000 + jitter(), says: `entrada de 12 × ${one}`, act: receive(one, 12) },
    {
      atMs: 4_000 + jitter(),
      says: `balanço: chegaram 15 × ${changed.restocked}, que estava esgotado`,
      act: (idOf) => ({
        do: 'moveStock',
        productId: idOf(changed.restocked),
        operation: 'B',
        quantity: 15,
      }),
    },
    ...soldAtCounter.map(({ sku, units }, at) => ({
      atMs: 6_000 + at * 2_500 + jitter(),
      says: `balcão vende ${units} × ${sku}: era tudo o que havia`,
      act: (idOf: (sku: string) => number): Act => ({
        do: 'sell',
        items: [{ productId: idOf(sku), quantity: units }],
        channelId: CHANNELS.counter,
        postStock: true,
      }),
    })),
    ...changed.repriced.map((sku, at) => reprice(sku, 9_000 + at * 4_000 + jitter(), random)),
    {
      atMs: 16_000 + jitter(),
      says: `nome novo de ${changed.renamed}`,
      act: (idOf) => ({
        do: 'changeProduct',
        productId: idOf(changed.renamed),
        nome: `${changed.renamed} — edição de inverno & lã`,
      }),
    },
    {
      atMs: 20_000 + jitter(),
      says: `${changed.deactivated} sai de linha`,
      act: (idOf) => ({
        do: 'setSituation',
        productId: idOf(changed.deactivated),
        situacao: 'I',
      }),
    },
    {
      atMs: 24_000 + jitter(),
      says: `quebra de 3 × ${two}`,
      act: (idOf) => ({ do: 'moveStock', productId: idOf(two), operation: 'S', quantity: 3 }),
    },
    {
      atMs: 28_000 + jitter(),
      says: `balcão reserva 2 × ${three} (fica em aberto)`,
      act: (idOf) => ({
        do: 'sell',
        items: [{ productId: idOf(three), quantity: 2 }],
        channelId: CHANNELS.counter,
      }),
    },
    { atMs: 40_000 + jitter(), says: `entrada de 6 × ${four}`, act: receive(four, 6) },
    {
      atMs: 46_000 + jitter(),
      says: 'produto novo no cadastro: Filtro de pano para chá',
      act: () => ({ do: 'createProduct', product: NEW_PRODUCT }),
    },
  ];
}

function reprice(sku: string, atMs: number, random: Random): Move {
  const preco = (2_000 + random.integer(20_000)) / 100;
  return {
    atMs,
    says: `preço novo de ${sku}: ${preco.toFixed(2)}`,
    act: (idOf) => ({ do: 'setPrice', productId: idOf(sku), preco }),
  };
}

export const NEW_PRODUCT = {
  codigo: 'COZ-FILTROCHA',
  nome: 'Filtro de pano para chá "Sereno"',
  preco: 18.5,
  tipo: 'P' as const,
  situacao: 'A' as const,
  unidade: 'UN',
  pesoBruto: 0.05,
  descricaoComplementar: '<p>Para folhas soltas; lave só com água.</p>',
  stock: { 'Loja Centro': 9 },
};

/** As the post office writes them: two letters, nine digits with their check digit, the country. */
const TRACKING_CODES = ['QB123456785BR', 'QB473124829BR', 'QB100000005BR'];

/** Orders that go on in the ERP, or end there. */
export function planOrderMoves(shoppers: readonly Shopper[]): OrderMove[] {
  const untouched = shoppers.filter(
    ({ part, afterwards }) =>
      (part === 'takes_all' || part === 'ordinary') && afterwards.do === 'nothing',
  );
  const byCard = untouched.filter(({ payment }) => payment === 'cartao');
  const byBoleto = untouched.filter(({ payment }) => payment === 'boleto');
  return [
    ...byCard.slice(0, 3).map(({ place }, at) => ({
      place,
      trackingCode: TRACKING_CODES[at] ?? '',
      says: 'separado e entregue (o Bling baixa o estoque)',
      statusIds: [STATUSES.checked, STATUSES.fulfilled],
    })),
    ...byBoleto.slice(-1).map(({ place }) => ({
      place,
      says: 'boleto venceu: cancelado no Bling',
      statusIds: [STATUSES.cancelled],
    })),
    ...byCard.slice(3, 4).map(({ place }) => ({
      place,
      says: 'cancelado no Bling embora pago: uma pessoa decide',
      statusIds: [STATUSES.cancelled],
    })),
  ];
}
