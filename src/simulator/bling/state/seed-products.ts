import type { ProductSeed, ShopSeed, VariationSeed } from '../seed.ts';
import { mergeDeep } from '../wire/body.ts';
import type { Account } from '../world.ts';
import { defaultWarehouse } from './balance.ts';
import { EMPTY_PRODUCT } from './product-defaults.ts';
import type { ProductFields } from './product-fields.ts';
import { readProduct } from './product-rules.ts';
import { addProduct } from './product-store.ts';
import type { Product } from './records.ts';
import { noteBalance } from './stock.ts';

/** Puts the products of a shop in, in three passes: products, kits (which name others), stock. */
export function seedProducts(account: Account, seed: ShopSeed): void {
  const rows = seed.products.flatMap((row) => seedOne(account, row));
  for (const { product, row } of rows) if ('kit' in row) seedKit(account, product, row);
  for (const { product, row } of rows) seedStock(account, product, row.stock ?? 0);
  for (const { product } of rows)
    if (product.fields.formato !== 'V') noteBalance(account, product.id, 'seed');
  for (const { product, row } of rows) if ('lojas' in row) seedLinks(account, product, row);
}

interface SeededRow {
  readonly product: Product;
  readonly row: ProductSeed | VariationSeed;
}

function seedOne(account: Account, row: ProductSeed): SeededRow[] {
  const product = add(account, row, { formato: formatOf(row) });
  const children = (row.variacoes ?? []).map((child, index) => ({
    row: child,
    product: add(account, child, {
      formato: 'S',
      parent: product,
      variation: { nome: child.variacao, ordem: index + 1, cloneInfo: false },
    }),
  }));
  return [{ product, row }, ...children];
}

function formatOf({ variacoes, kit }: ProductSeed): ProductFields['formato'] {
  if (variacoes) return 'V';
  return kit ? 'E' : 'S';
}

interface Place {
  readonly formato: ProductFields['formato'];
  readonly parent?: Product;
  readonly variation?: NonNullable<Product['variation']>;
}

function add(account: Account, row: ProductSeed | VariationSeed, place: Place): Product {
  const { formato, parent, variation } = place;
  const base = parent ? { ...parent.fields, codigo: '', gtin: '' } : EMPTY_PRODUCT;
  const fields = readProduct(
    mergeDeep(base, {
      ...row,
      formato,
      categoria: { id: categoryId(account, row.categoria) ?? base.categoria.id },
      tributacao: { ncm: row.ncm, cest: row.cest, origem: row.origem },
      midia: { imagens: { imagensURL: (row.imagens ?? []).map((link) => ({ link })) } },
    }),
  );
  return addProduct(account, {
    fields,
    id: row.id,
    precoCusto: row.precoCusto,
    ...(parent ? { parentId: parent.id, variation } : {}),
  });
}

function categoryId(account: Account, name: string | number | undefined): number | undefined {
  if (name === undefined || typeof name === 'number') return name;
  return [...account.categories.values()].find(({ descricao }) => descricao === name)?.id;
}

function seedKit(account: Account, product: Product, { kit }: ProductSeed): void {
  if (!kit) return;
  const componentes = kit.componentes.map(({ produto, quantidade }) => ({
    produto: { id: productNamed(account, produto) },
    quantidade,
  }));
  const lancamentoEstoque = kit.lancamentoEstoque ?? (kit.tipoEstoque === 'V' ? 'M' : 'P');
  const estrutura = { tipoEstoque: kit.tipoEstoque, lancamentoEstoque, componentes };
  product.fields = { ...product.fields, estrutura };
}

function productNamed(account: Account, name: string | number): number {
  if (typeof name === 'number') return name;
  const found = [...account.products.values()].find(({ fields }) => fields.codigo === name);
  if (!found) throw new RangeError(`the seed names a product that it does not have: ${name}`);
  return found.id;
}

function seedStock(
  account: Account,
  product: Product,
  stock: number | Readonly<Record<string, number>>,
): void {
  const named =
    typeof stock === 'number' ? { [defaultWarehouse(account).descricao]: stock } : stock;
  const shelves = Object.entries(named).map(([name, units]): [number, number] => {
    const found = [...account.warehouses.values()].find(({ descricao }) => descricao === name);
    if (!found) throw new RangeError(`the seed names a warehouse that it does not have: ${name}`);
    return [found.id, units];
  });
  account.physical.set(product.id, new Map(shelves));
}

function seedLinks(account: Account, product: Product, { lojas }: ProductSeed): void {
  for (const { loja, codigo, preco, precoPromocional } of lojas ?? []) {
    const id = account.world.ids.next();
    account.storeLinks.set(id, {
      id,
      codigo,
      preco: preco ?? product.fields.preco,
      precoPromocional: precoPromocional ?? 0,
      produtoId: product.id,
      lojaId: channelNamed(account, loja),
      categoriaIds: [],
      changedAt: account.world.clock.now(),
    });
  }
}

function channelNamed(account: Account, name: string | number): number {
  if (typeof name === 'number') return name;
  const found = [...account.channels.values()].find(({ descricao }) => descricao === name);
  if (!found) throw new RangeError(`the seed names a channel that it does not have: ${name}`);
  return found.id;
}
