import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';

/** Ids are chosen here so that the mapping file can name them. */
export const CHANNELS = {
  store: 205_310_001,
  counter: 205_310_002,
  second: 205_310_003,
} as const;
export const PAYMENT_METHODS = {
  cash: 5_190_001,
  pix: 5_190_017,
  boleto: 5_190_015,
  card: 5_190_003,
  onDelivery: 5_190_004,
} as const;
/** Where the money of the store arrives. */
export const LEDGER_ACCOUNTS = { gateway: 5_310_001 } as const;
export const WAREHOUSES = {
  shop: 14_880_000_001,
  shed: 14_880_000_002,
  damaged: 14_880_000_003,
} as const;

/** Of the seven that every account has (guide 5.8). */
export const STATUSES = {
  open: 6,
  fulfilled: 9,
  cancelled: 12,
  inProgress: 15,
  typing: 21,
  checked: 24,
} as const;

const LIVING = [STATUSES.open, STATUSES.inProgress, STATUSES.typing, STATUSES.checked];

export const SHOP_NAME = 'Jabuticaba Casa & Café';
export const ACCOUNT = 'jabuticaba';

/** The company around the products: an account as a shop of eight years looks. */
export const COMPANY = {
  account: ACCOUNT,
  company: {
    nome: 'Jabuticaba Casa e Café Ltda',
    cnpj: '34.871.296/0001-38',
    email: 'oi@jabuticaba.example.com.br',
  },
  warehouses: [
    { id: WAREHOUSES.shop, descricao: 'Loja Centro', padrao: true },
    { id: WAREHOUSES.shed, descricao: 'Galpão Vila Motta' },
    { id: WAREHOUSES.damaged, descricao: 'Avariados', desconsiderarSaldo: true },
  ],
  channels: [
    { id: CHANNELS.store, descricao: 'Loja virtual', tipo: 'Api' },
    { id: CHANNELS.counter, descricao: 'Balcão', tipo: 'LojaFisica' },
    { id: CHANNELS.second, descricao: 'Segunda loja virtual', tipo: 'Api' },
  ],
  paymentMethods: [
    { id: PAYMENT_METHODS.cash, descricao: 'Dinheiro', tipoPagamento: 1, padrao: 1 },
    { id: PAYMENT_METHODS.pix, descricao: 'Pix da loja virtual', tipoPagamento: 17 },
    { id: PAYMENT_METHODS.boleto, descricao: 'Boleto registrado', tipoPagamento: 15 },
    { id: PAYMENT_METHODS.card, descricao: 'Cartão de crédito (adquirente)', tipoPagamento: 3 },
    { id: PAYMENT_METHODS.onDelivery, descricao: 'Maquininha na entrega', tipoPagamento: 4 },
  ],
  ledgerAccounts: [{ id: LEDGER_ACCOUNTS.gateway, descricao: 'Conta do gateway' }],
  fiscal: { uf: 'SP', municipio: 'Bragança Paulista' },
  // This shop lets Bling take the goods off the shelf when an order is fulfilled.
  transitions: LIVING.map((from) => ({
    from,
    to: STATUSES.fulfilled,
    actions: ['lancarEstoque' as const],
  })),
  categories: [
    { descricao: 'Cafés' },
    { descricao: 'Cozinha' },
    { descricao: 'Mesa', pai: 'Cozinha' },
    { descricao: 'Roupas' },
    { descricao: 'Brinquedos' },
    { descricao: 'Papelaria' },
    { descricao: 'Decoração' },
    { descricao: 'Banho' },
    { descricao: 'Jardim' },
    { descricao: 'Kits' },
    { descricao: 'Fora de linha' },
  ],
  contacts: [
    {
      nome: 'Torrefação Alto da Serra',
      tipo: 'J',
      numeroDocumento: '29664018000170',
      includedDaysAgo: 900,
    },
    {
      nome: 'Ana Beatriz Souza',
      tipo: 'F',
      numeroDocumento: '08301661305',
      includedDaysAgo: 400,
    },
  ],
} as const satisfies Partial<ShopSeedInput>;
