import { seedFiscal } from '../fiscal/seed-fiscal.ts';
import { seedCarriers } from '../logistics/logistics-seed.ts';
import { ShopSeed, type ShopSeedInput } from '../seed.ts';
import type { Account, World } from '../world.ts';
import { EMPTY_CONTACT } from './contact-fields.ts';
import { addContact } from './contact-store.ts';
import { createAccount } from './new-account.ts';
import { seedProducts } from './seed-products.ts';
import { seedSettings } from './seed-settings.ts';

const DAY_MS = 86_400_000;

/** Puts a shop into this Bling; an account that exists is added to. @throws on a seed that contradicts itself */
export function seedShop(world: World, input: ShopSeedInput): Account {
  const seed = ShopSeed.parse(input);
  const account = world.accounts.get(seed.account) ?? createAccount(world, seed);
  seedSettings(account, seed);
  if (seed.fiscal) seedFiscal(account, seed.fiscal);
  seedCarriers(account, seed.carriers ?? []);
  for (const { id, descricao, pai } of seed.categories ?? [])
    addCategory(account, { id, descricao, pai });
  for (const { id, includedDaysAgo, endereco, ...contact } of seed.contacts ?? [])
    addContact(account, {
      id,
      fields: {
        ...EMPTY_CONTACT,
        ...contact,
        endereco: { ...EMPTY_CONTACT.endereco, ...(endereco ? { geral: endereco } : {}) },
      },
      includedAt: world.clock.now() - includedDaysAgo * DAY_MS,
    });
  seedProducts(account, seed);
  return account;
}

interface CategoryRow {
  readonly id: number | undefined;
  readonly descricao: string;
  readonly pai: string | number | undefined;
}

function addCategory(account: Account, { id, descricao, pai }: CategoryRow): void {
  const parent = [...account.categories.values()].find((row) => row.descricao === pai);
  const newId = id ?? account.world.ids.next();
  const parentId = typeof pai === 'number' ? pai : (parent?.id ?? 0);
  account.categories.set(newId, { id: newId, descricao, parentId });
}
