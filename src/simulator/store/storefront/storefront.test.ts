import { describe, expect, it } from 'vitest';

import { buildStore, SITE } from '../store.builder.ts';

const FORM = {
  firstName: 'Bruno',
  lastName: 'Costa',
  company: '',
  document: '529.982.247-25',
  email: 'bruno@example.test',
  phone: '(11) 3333-4444',
  postcode: '01001-000',
  street: 'Praça da Sé',
  number: '55',
  complement: 'ap 1',
  neighborhood: 'Sé',
  city: 'São Paulo',
  state: 'SP',
  note: 'Deixar na portaria',
  shippingId: 'pac',
  payment: 'pix',
};

/** A browser with one cookie, that follows nothing by itself. */
async function buildBrowser() {
  const test = buildStore();
  const mug = await test.create('/products', {
    name: 'Caneca & Pires',
    sku: 'CAN-1',
    regular_price: '30.00',
    sale_price: '24.90',
    manage_stock: true,
    stock_quantity: 3,
  });
  let cookie = '';
  const visit = async (method: string, path: string, form?: Record<string, string>) => {
    const response = await test.store.fetch(
      new Request(SITE + path, {
        method,
        headers: { cookie },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      }),
    );
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const location = response.headers.get('location') ?? '';
    return { status: response.status, location, html: await response.text() };
  };
  return { ...test, mug, visit };
}

describe('the pages of the shop', () => {
  it('finds a product by a word without its accent, with the sale price beside the old one', async () => {
    const { create, visit } = await buildBrowser();
    await create('/products', { name: 'Tênis Urbano', regular_price: '199.90' });
    const list = await visit('GET', '/?s=tenis');
    expect(list.html).toContain('Tênis Urbano');
    expect(list.html).not.toContain('Caneca');
    const product = await visit('GET', '/product/caneca-pires/');
    expect(product.html).toContain('Caneca &amp; Pires');
    expect(product.html).toContain('R$ 24,90');
    expect(product.html).toContain('R$ 30,00');
    expect(product.html).toContain('Últimas 3 unidades');
  });

  it('takes a person from the cart to a Pix order that is paid a while later', async () => {
    const { call, clock, mug, visit } = await buildBrowser();
    await visit('POST', '/carrinho/adicionar', { produto: String(mug.id), quantidade: '2' });
    expect((await visit('GET', '/carrinho/')).html).toContain('R$ 49,80');
    const placed = await visit('POST', '/finalizar/', FORM);
    expect(placed.status).toBe(303);
    expect((await visit('GET', placed.location)).html).toContain('Aguardando o pagamento do Pix');
    const [order] = (await call('GET', '/orders')).rows;
    expect(order).toMatchObject({
      status: 'pending',
      total: '65.30',
      created_via: 'checkout',
      billing: { cpf: '52998224725', persontype: 'F', number: '55', neighborhood: 'Sé' },
    });
    expect((await call('GET', `/products/${mug.id}`)).json.stock_quantity).toBe(3);
    await clock.advance(60_000);
    expect((await visit('GET', placed.location)).html).toContain('Pagamento confirmado');
    expect((await call('GET', `/products/${mug.id}`)).json.stock_quantity).toBe(1);
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const { mug, visit } = await buildBrowser();
    await visit('POST', '/carrinho/adicionar', { produto: String(mug.id) });
    const page = await visit('POST', '/finalizar/', {
      ...FORM,
      document: '111.111.111-11',
      city: '',
    });
    expect(page.status).toBe(422);
    expect(page.html).toContain('O CPF ou CNPJ não é válido.');
    expect(page.html).toContain('Informe a cidade.');
    expect(page.html).toContain('value="Bruno"');
  });

  it('buys once, however often the button is pressed', async () => {
    const { call, mug, visit } = await buildBrowser();
    await visit('POST', '/carrinho/adicionar', { produto: String(mug.id) });
    const { html } = await visit('GET', '/finalizar/');
    const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const first = await visit('POST', '/finalizar/', { ...FORM, token });
    const second = await visit('POST', '/finalizar/', { ...FORM, token });
    expect(second.location).toBe(first.location);
    expect((await call('GET', '/orders')).rows).toHaveLength(1);
  });

  it('takes what is no longer sold out of the cart, and says so', async () => {
    const { call, mug, visit } = await buildBrowser();
    await visit('POST', '/carrinho/adicionar', { produto: String(mug.id) });
    await call('PUT', `/products/${mug.id}`, { status: 'draft' });
    expect((await visit('POST', '/finalizar/', FORM)).html).toContain('não está mais à venda');
    expect((await visit('GET', '/carrinho/')).html).toContain('Seu carrinho está vazio');
  });

  it('asks for the variation, and offers only what is there', async () => {
    const { create, visit } = await buildBrowser();
    const parent = await create('/products', {
      name: 'Bota',
      type: 'variable',
      attributes: [{ name: 'Tamanho', options: ['38', '39'], variation: true }],
    });
    for (const [option, stock_quantity] of [
      ['38', 0],
      ['39', 2],
    ]) {
      await create(`/products/${parent.id}/variations`, {
        regular_price: '100',
        manage_stock: true,
        stock_quantity,
        attributes: [{ name: 'Tamanho', option }],
      });
    }
    const { html } = await visit('GET', '/product/bota/');
    expect(html).toMatch(/required\s+disabled\s+\/>\s*<span\s*>38/);
    expect(html).toMatch(/required\s+\/>\s*<span\s*>39/);
  });

  it('shows what a merchant typed as text, never as markup', async () => {
    const { create, visit } = await buildBrowser();
    await create('/products', {
      name: '<b>Oferta</b>',
      slug: 'oferta',
      regular_price: '1',
      description: '<p>Bom</p><script>alert(1)</script>',
    });
    const { html } = await visit('GET', '/product/oferta/');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>Oferta');
  });
});
