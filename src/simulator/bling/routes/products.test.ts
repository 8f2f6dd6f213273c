import { describe, expect, it } from 'vitest';

import { aShop, MUG, SHIRT, SMALL } from '../bling-simulator.builder.ts';

function catalogue(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const list = async (query: string) => {
    const { body } = await shop.call('GET', `/produtos?${query}`);
    return (body as { data: { id: number; codigo: string }[] }).data;
  };
  const detail = async (id: number) => {
    const { body } = await shop.call('GET', `/produtos/${id}`);
    return (body as { data: Record<string, unknown> }).data;
  };
  return { ...shop, list, detail };
}

const CAP = { nome: 'Boné', codigo: 'BON', tipo: 'P', situacao: 'A', formato: 'S', preco: 25 };

describe('products in a list', () => {
  it('are hidden by the default criterio when inactive or deleted', async () => {
    const { simulator, list } = catalogue();
    simulator.operator.setSituation('azul', MUG, 'I');
    simulator.operator.setSituation('azul', SHIRT, 'E');
    const skus = async (query: string) => (await list(query)).map(({ codigo }) => codigo);

    expect(await skus('')).toEqual(['KIT-CAN']);
    expect(await skus('criterio=3')).toEqual(['CAN']);
    expect(await skus('criterio=4')).toEqual(['CAM-P', 'CAM']);
    expect(await skus('criterio=5')).toEqual(['KIT-CAN', 'CAN', 'CAM-P', 'CAM']);
  });

  it('come newest first, in pages, the last one short', async () => {
    const { list } = catalogue();

    expect(await list('criterio=5&limite=3&pagina=1')).toHaveLength(3);
    expect((await list('criterio=5&limite=3&pagina=2')).map(({ id }) => id)).toEqual([SHIRT]);
    expect(await list('criterio=5&limite=3&pagina=3')).toEqual([]);
  });

  it('ignore one end of a change window, use both, and refuse more than a year', async () => {
    const { list, call, simulator, clock } = catalogue();
    await clock.advance(3_600_000);
    simulator.operator.setPrice('azul', MUG, 31);
    const from = 'dataAlteracaoInicial=2026-03-10 12:30:00';

    expect(await list(`criterio=5&${from}`)).toHaveLength(4);
    expect(await list(`criterio=5&${from}&dataAlteracaoFinal=2026-03-10 14:00:00`)).toMatchObject([
      { id: MUG },
    ]);
    const long = await call('GET', `/produtos?${from}&dataAlteracaoFinal=2027-06-01 00:00:00`);
    expect(long.status).toBe(400);
  });

  it('ignore filters that do not exist', async () => {
    const { list } = catalogue();

    expect(await list('criterio=5&pesquisa=nada&sku=x')).toHaveLength(4);
    expect(await list('codigos[]=CAN')).toHaveLength(1);
    expect(await list('idsProdutos=1')).toHaveLength(4);
  });
});

describe('writing a product', () => {
  it('with a SKU that a living product has is refused, after the trash it is not', async () => {
    const { call, simulator } = catalogue();
    const taken = await call('POST', '/produtos', { ...CAP, codigo: 'CAN' });
    simulator.operator.setSituation('azul', MUG, 'E');
    const free = await call('POST', '/produtos', { ...CAP, codigo: 'CAN' });

    expect(taken.status).toBe(400);
    expect(JSON.stringify(taken.body)).toContain('já foi cadastrado para o produto Caneca');
    expect(free.status).toBe(201);
  });

  it('by PUT clears what was not sent, by PATCH keeps it, inside groups too', async () => {
    const { call, detail } = catalogue();
    const body = { ...CAP, marca: 'Azul', dimensoes: { largura: 5, altura: 6, profundidade: 7 } };
    const { id } = await call('POST', '/produtos', body);
    await call('PATCH', `/produtos/${id}`, { preco: 27.5, dimensoes: { altura: 8 } });
    const patched = await detail(id);
    await call('PUT', `/produtos/${id}`, CAP);
    const replaced = await detail(id);

    expect(patched).toMatchObject({
      preco: 27.5,
      marca: 'Azul',
      dimensoes: { largura: 5, altura: 8 },
    });
    expect(replaced).toMatchObject({ preco: 25, marca: '', dimensoes: { largura: 0 } });
  });

  it('with variations updates those with an id, adds the others, removes the rest', async () => {
    const { call, list } = catalogue();
    const child = {
      ...CAP,
      nome: 'Camiseta G',
      codigo: 'CAM-G',
      variacao: { nome: 'Tamanho:G', ordem: 2 },
    };
    const parent = { ...CAP, nome: 'Camiseta', codigo: 'CAM', formato: 'V' };
    const added = await call('PATCH', `/produtos/${SHIRT}`, { variacoes: [child] });
    const replaced = await call('PUT', `/produtos/${SHIRT}`, {
      ...parent,
      variacoes: [{ ...child, id: SMALL, codigo: 'CAM-P2' }],
    });

    expect(added.body).toMatchObject({
      data: { variations: { saved: [{ nomeVariacao: 'Tamanho:G' }], deleted: [] } },
    });
    expect(replaced.body).toMatchObject({
      data: { variations: { updated: [{ id: SMALL }], deleted: [{ nomeVariacao: 'Tamanho:G' }] } },
    });
    expect((await list('tipo=V')).map(({ codigo }) => codigo)).toEqual(['CAM-P2']);
  });

  it('formats NCM and gives the default category, as was measured', async () => {
    const { call, detail } = catalogue();
    const { id } = await call('POST', '/produtos', { ...CAP, tributacao: { ncm: '61091000' } });
    const saved = await detail(id);

    expect(saved).toMatchObject({ tributacao: { ncm: '6109.10.00' } });
    expect(saved['categoria']).not.toEqual({ id: 0 });
  });

  it('stores pictures behind links that expire when the account says so', async () => {
    const { call, detail } = catalogue({ imageStorage: 'internas' });
    const link = 'https://cdn.example.com/bone.jpg';
    const midia = { imagens: { imagensURL: [{ link }] } };
    const { id } = await call('POST', '/produtos', { ...CAP, midia });

    expect(await detail(id)).toMatchObject({
      midia: {
        imagens: {
          externas: [],
          internas: [{ link: expect.stringMatching(/bone\.jpg\?Expires=/) }],
        },
      },
    });
  });
});
