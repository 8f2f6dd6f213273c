import type { Context } from 'hono';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import type { CartItem } from '../checkout/place-order.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { decodeName } from '../wire-text.ts';
import { cartPage } from './cart.page.ts';
import { cartRows, formatCart, parseCart, toItems, withMore, withQuantity } from './cart.ts';
import { checkoutRoutes } from './checkout.routes.ts';
import type { Page } from './layout.page.ts';
import { layout, link } from './layout.page.ts';
import { pictureSvg } from './picture.ts';
import { productListPage } from './product-list.page.ts';
import { productPage } from './product.page.ts';

const PER_PAGE = 24;
const COOKIE = 'carrinho';

/** The shop for people: list, product, cart, and the checkout behind it. */
export function storefrontRoutes(shop: Shop): Hono {
  const app = new Hono({ strict: false });

  app.get('/', (c) => {
    const search = c.req.query('s')?.trim() ?? '';
    const found = findShown(shop, search);
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    const page = Math.min(pages, Math.max(1, Number(c.req.query('pagina') ?? '1') || 1));
    const products = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const content = productListPage(shop, { products, search, page, pages });
    return show(shop, c, { title: search ? `Busca: ${search}` : 'Produtos', content, search });
  });

  app.get('/product/:slug', (c) => {
    const slug = c.req.param('slug');
    const product = findShown(shop, '').find((one) => one.slug === slug);
    if (!product) return c.notFound();
    const problem = c.req.query('escolha') ? 'Escolha uma opção para continuar.' : undefined;
    const content = productPage(shop, product, problem);
    return show(shop, c, { title: decodeName(product.name), content });
  });

  app.get('/carrinho', (c) => {
    const items = cartOf(c);
    const rows = cartRows(shop, items);
    const wasPruned = rows.length < items.length;
    if (wasPruned) keepCart(c, toItems(rows));
    return show(shop, c, { title: 'Carrinho', content: cartPage(shop, rows, wasPruned) });
  });

  app.post('/carrinho/adicionar', async (c) => {
    const form = await c.req.formData();
    const productId = Number(form.get('produto') ?? '0');
    const quantity = Math.max(1, Math.trunc(Number(form.get('quantidade') ?? '1')) || 1);
    if (!shop.products.has(productId)) return c.redirect(chooseAgain(c.req.header('referer')), 303);
    keepCart(c, withMore(cartOf(c), { productId, quantity }));
    return c.redirect(link(shop, '/carrinho/'), 303);
  });

  app.post('/carrinho/alterar', async (c) => {
    const form = await c.req.formData();
    const productId = Number(form.get('produto') ?? '0');
    const wanted = Math.max(0, Math.trunc(Number(form.get('quantidade') ?? '0')) || 0);
    const quantity = form.has('remover') ? 0 : wanted;
    keepCart(c, withQuantity(cartOf(c), { productId, quantity }));
    return c.redirect(link(shop, '/carrinho/'), 303);
  });

  app.route(
    '/',
    checkoutRoutes(shop, { cartOf, keepCart, show: (c, page) => show(shop, c, page) }),
  );

  app.get('/wp-content/uploads/:id/:file', (c) => {
    const id = Number(c.req.param('id'));
    const product =
      shop.products.get(id) ??
      [...shop.products.values()].find((one) => one.images.some((image) => image.id === id));
    return c.body(pictureSvg(decodeName(product?.name ?? '')), 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'max-age=3600',
    });
  });

  app.notFound((c) => {
    c.status(404);
    const content = productListPage(shop, { products: [], search: '', page: 1, pages: 1 });
    return show(shop, c, { title: 'Página não encontrada', content });
  });
  return app;
}

function show(shop: Shop, c: Context, page: Omit<Page, 'inCart'>) {
  const inCart = cartOf(c).reduce((sum, item) => sum + item.quantity, 0);
  return c.html(layout(shop, { ...page, inCart }));
}

function cartOf(c: Context): readonly CartItem[] {
  return parseCart(getCookie(c, COOKIE));
}

function keepCart(c: Context, items: readonly CartItem[]): void {
  setCookie(c, COOKIE, formatCart(items), { path: '/', httpOnly: true, sameSite: 'Lax' });
}

/** Published, and not hidden from the catalogue. */
function findShown(shop: Shop, search: string): readonly Product[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return [...shop.products.values()]
    .filter((one) => one.type !== 'variation' && one.status === 'publish')
    .filter((one) => one.plain['catalog_visibility'] !== 'hidden')
    .filter((one) => {
      const text = plain(`${decodeName(one.name)} ${one.sku}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'pt-BR'));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** Back to the product whose variation was not chosen. */
function chooseAgain(referer: string | undefined): string {
  const from = URL.parse(referer ?? '');
  return from ? `${from.pathname}?escolha=1` : '/';
}
