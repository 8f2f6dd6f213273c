import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import { firstBooks } from '../fiscal/books.ts';
import { firstLogistics } from '../logistics/logistics.ts';
import type { ShopSeed } from '../seed.ts';
import type { Account, World } from '../world.ts';
import { EMPTY_CONTACT } from './contact-fields.ts';
import { addContact } from './contact-store.ts';
import { firstMoney } from './money.ts';

/** Guide 5.8: ids, meanings, and which reserve (measured). */
const STATUSES = [
  { id: 6, nome: 'Em aberto', valor: 0, reserves: true, cor: '#E9DC40' },
  { id: 9, nome: 'Atendido', valor: 1, reserves: false, cor: '#3FB57A' },
  { id: 12, nome: 'Cancelado', valor: 2, reserves: false, cor: '#CACACA' },
  { id: 15, nome: 'Em andamento', valor: 3, reserves: true, cor: '#0065F9' },
  { id: 18, nome: 'Venda agenciada', valor: 4, reserves: false, cor: '#F28B3D' },
  { id: 21, nome: 'Em digitação', valor: 10, reserves: true, cor: '#FF69B4' },
  { id: 24, nome: 'Verificado', valor: 11, reserves: true, cor: '#9B59B6' },
];

const CONTACT_TYPES = [
  'Cliente',
  'Desenvolvedor',
  'Fornecedor',
  'Padrão',
  'Técnico',
  'Transportador',
  'Vendedor',
];

/** A company as it is on its first day (guide 9, last line), still without warehouse and channel. */
export function createAccount(world: World, { account: key, company }: ShopSeed): Account {
  const account: Account = {
    world,
    key,
    companyId: company?.id ?? Buffer.from(world.random.bytes(16)).toString('hex'),
    nome: company?.nome ?? `Loja ${key}`,
    cnpj: company?.cnpj ?? '00.000.000/0001-91',
    email: company?.email ?? 'contato@example.com.br',
    dataContrato: toSaoPauloDate(world.clock.now()),
    isActive: true,
    defaultCategoryId: 0,
    consumerContactId: 0,
    products: new Map(),
    categories: new Map(),
    warehouses: new Map(),
    channels: new Map(),
    paymentMethods: new Map(),
    contacts: new Map(),
    contactTypes: new Map(),
    statuses: new Map(STATUSES.map((status) => [status.id, { ...status, idHerdado: 0 }])),
    transitions: new Map(),
    storeLinks: new Map(),
    orders: new Map(),
    money: firstMoney(world.accounts.size),
    fiscal: firstBooks(world.accounts.size),
    logistics: firstLogistics(world.accounts.size),
    physical: new Map(),
    reserved: new Map(),
    lastOrderNumber: 0,
    lastSavedOrder: '',
  };
  for (const descricao of CONTACT_TYPES) {
    const id = world.ids.next();
    account.contactTypes.set(id, { id, descricao });
  }
  addFirstCategory(account);
  addConsumer(account);
  world.accounts.set(key, account);
  return account;
}

/** Measured: new products without a category get the default one. */
function addFirstCategory(account: Account): void {
  const id = account.world.ids.next();
  account.categories.set(id, { id, descricao: 'Categoria padrão', parentId: 0 });
  account.defaultCategoryId = id;
}

function addConsumer(account: Account): void {
  const fields = { ...EMPTY_CONTACT, nome: 'Consumidor Final' };
  account.consumerContactId = addContact(account, { fields, includedAt: 0 }).id;
}
