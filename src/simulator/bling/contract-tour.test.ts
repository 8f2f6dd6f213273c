import { expect, it } from 'vitest';

import { describeWithReference } from '../../../test/reference.ts';
import {
  aShop,
  CHANNEL,
  KIT,
  METHOD,
  MUG,
  mugOrder,
  SHIRT,
  SMALL,
  WAREHOUSE,
} from './bling-simulator.builder.ts';
import { openContractJudge } from './contract-judge.builder.ts';

/** What real clients read and the document does not list (guide 1.3 and 5.2). */
const BEYOND_THE_DOCUMENT = [
  `GET /produtos/${SMALL} [200] response /data/variacao: field not in the document`,
  'POST /produtos [201] response /data/variations/saved/0/nomeVariacao: field not in the document',
];

describeWithReference('the contract of Bling', 'bling', (folder) => {
  it('is kept by every answer of a tour over all resources', async () => {
    const shop = aShop({ reservationDelayMs: { min: 0, max: 0 } });
    const judge = await openContractJudge(folder);
    const visit: Visit = async (expected, body) => {
      const [, method = '', target = ''] = expected.split(' ');
      const answer = await shop.call(method, target, body);
      judge.look({ method, target, sent: body, answer });
      expect.soft(`${answer.status} ${method} ${target}`).toBe(expected);
      return answer.id;
    };

    await visit('200 GET /empresas/me/dados-basicos');
    await tourOfSettings(visit);
    await tourOfProducts(visit);
    await tourOfContacts(visit);
    await tourOfOrders(visit);

    expect(judge.errors).toEqual(BEYOND_THE_DOCUMENT);
    expect(judge.operations.size).toBeGreaterThanOrEqual(55);
  });
});

/** `<expected status> <method> <path below /Api/v3>`; gives the id of the answer. */
type Visit = (expected: string, body?: unknown) => Promise<number>;

async function tourOfSettings(visit: Visit): Promise<void> {
  await visit('200 GET /canais-venda?situacao=1');
  await visit('200 GET /canais-venda/tipos');
  await visit(`200 GET /canais-venda/${CHANNEL}`);
  await visit('200 GET /depositos?situacao=1');
  const warehouse = { descricao: 'Loja', situacao: 1, padrao: false, desconsiderarSaldo: true };
  const shelf = await visit('201 POST /depositos', warehouse);
  await visit(`200 GET /depositos/${shelf}`);
  await visit(`200 PUT /depositos/${shelf}`, { ...warehouse, descricao: 'Vitrine' });
  await visit('200 GET /formas-pagamentos?situacao=1');
  await visit(`200 GET /formas-pagamentos/${METHOD}`);
  const method = { descricao: 'Cartão', tipoPagamento: 3, finalidade: 2, destino: 1 };
  await visit('201 POST /formas-pagamentos', method);
  await visit('200 GET /situacoes/modulos');
  await visit('200 GET /situacoes/modulos/98310');
  await visit('200 GET /situacoes/modulos/98310/acoes');
  const first = await visit('200 GET /situacoes/modulos/98310/transicoes');
  await visit(`200 GET /situacoes/transicoes/${first}`);
  await visit('404 GET /situacoes/modulos/1');
  await visit('200 GET /situacoes/6');
  const status = { idModuloSistema: 98_310, nome: 'Enviado', idHerdado: 15, cor: '#123456' };
  const sent = await visit('201 POST /situacoes', status);
  const transition = await visit('201 POST /situacoes/transicoes', {
    ativo: true,
    acoes: [1],
    modulo: { id: 98_310 },
    situacaoOrigem: { id: 15, nome: 'Em andamento' },
    situacaoDestino: { id: sent, nome: 'Enviado' },
  });
  await visit(`204 DELETE /situacoes/transicoes/${transition}`);
}

async function tourOfProducts(visit: Visit): Promise<void> {
  const category = await visit('201 POST /categorias/produtos', {
    descricao: 'Roupas',
    categoriaPai: { id: 0 },
  });
  await visit('200 GET /categorias/produtos');
  await visit(`200 GET /categorias/produtos/${category}`);
  await visit(`204 PUT /categorias/produtos/${category}`, { descricao: 'Vestuário' });

  await visit('200 GET /produtos?criterio=5&tipo=T&limite=100');
  await visit(`200 GET /produtos/${SHIRT}`);
  await visit(`200 GET /produtos/${SMALL}`);
  await visit(`200 GET /produtos/${KIT}`);
  await visit(`200 GET /produtos/variacoes/${SHIRT}`);
  const plain = { nome: 'Boné', codigo: 'BON', tipo: 'P', situacao: 'A', formato: 'S', preco: 25 };
  const cap = await visit('201 POST /produtos', plain);
  await visit('400 POST /produtos', plain);
  await visit('400 POST /produtos', { ...plain, codigo: '', formato: 'V' });
  const parent = await visit('201 POST /produtos', parentBody());
  await visit(`200 GET /produtos/${parent}`);
  await visit(`200 PUT /produtos/${cap}`, { ...plain, nome: 'Boné azul' });
  await visit(`200 PATCH /produtos/${cap}`, { preco: 27.5 });
  await visit(`204 PATCH /produtos/${cap}/situacoes`, { situacao: 'I' });
  await visit('204 POST /produtos/situacoes', { idsProdutos: [cap], situacao: 'A' });
  await visit('200 POST /produtos/situacoes', { idsProdutos: [cap, 1], situacao: 'A' });

  const link = { codigo: '77', preco: 49.9, produto: { id: cap }, loja: { id: CHANNEL } };
  const linked = await visit('201 POST /produtos/lojas', link);
  await visit(`200 GET /produtos/lojas?idLoja=${CHANNEL}`);
  await visit(`200 GET /produtos/lojas/${linked}`);
  await visit(`200 PUT /produtos/lojas/${linked}`, { ...link, preco: 48.5 });
  await visit(`204 DELETE /produtos/lojas/${linked}`);

  const movement = {
    produto: { id: cap },
    deposito: { id: WAREHOUSE },
    operacao: 'B',
    quantidade: 3,
  };
  await visit('201 POST /estoques', movement);
  await visit('400 POST /estoques', { ...movement, produto: { id: KIT } });
  await visit(`200 GET /estoques/saldos?idsProdutos[]=${cap}&idsProdutos[]=${KIT}`);
  await visit(`200 GET /estoques/saldos/${WAREHOUSE}?idsProdutos[]=${cap}`);
  await visit('400 GET /estoques/saldos?codigos[]=NADA');
  await visit(`204 DELETE /produtos/${cap}`);
  await visit(`404 GET /produtos/${cap}`);
  await visit('200 DELETE /produtos?idsProdutos[]=1');
}

function parentBody() {
  const child = {
    nome: 'Meia P',
    codigo: 'MEIA-P',
    tipo: 'P',
    situacao: 'A',
    formato: 'S',
    preco: 9.9,
  };
  const variacao = { nome: 'Tamanho:P', ordem: 1, produtoPai: { cloneInfo: true } };
  return {
    ...child,
    nome: 'Meia',
    codigo: 'MEIA',
    formato: 'V',
    variacoes: [{ ...child, variacao }],
  };
}

async function tourOfContacts(visit: Visit): Promise<void> {
  await visit('200 GET /contatos?criterio=1&numeroDocumento=52998224725&limite=5');
  await visit('200 GET /contatos/tipos');
  await visit('200 GET /contatos/consumidor-final');
  const person = {
    nome: 'Bruno Lima',
    tipo: 'F',
    situacao: 'A',
    numeroDocumento: '11144477735',
    celular: '51999998888',
    endereco: { geral: { endereco: 'Rua das Flores', numero: '120', uf: 'RS' } },
  };
  const id = await visit('201 POST /contatos', person);
  await visit('400 POST /contatos', person);
  await visit(`200 GET /contatos/${id}`);
  await visit(`200 GET /contatos/${id}/tipos`);
  await visit(`204 PUT /contatos/${id}`, { ...person, email: 'b@example.com' });
  await visit(`204 PATCH /contatos/${id}/situacoes`, { situacao: 'I' });
  await visit('204 POST /contatos/situacoes', { idsContatos: [id], situacao: 'A' });
  await visit(`204 DELETE /contatos/${id}`);
  await visit('404 GET /contatos/1');
}

async function tourOfOrders(visit: Visit): Promise<void> {
  const id = await visit('201 POST /pedidos/vendas', mugOrder(2));
  await visit('400 POST /pedidos/vendas', mugOrder(2));
  await visit(`200 GET /pedidos/vendas?numerosLojas[]=WEB-1001&idLoja=${CHANNEL}`);
  await visit(`200 GET /pedidos/vendas/${id}`);
  await visit(`400 PUT /pedidos/vendas/${id}`, mugOrder(2));
  await visit(`200 PUT /pedidos/vendas/${id}`, mugOrder(3));
  await visit(`204 PATCH /pedidos/vendas/${id}/situacoes/15`);
  await visit(`400 PATCH /pedidos/vendas/${id}/situacoes/15`);
  await visit(`204 POST /pedidos/vendas/${id}/lancar-estoque`);
  await visit(`204 POST /pedidos/vendas/${id}/estornar-estoque`);
  await visit(`204 POST /pedidos/vendas/${id}/lancar-estoque/${WAREHOUSE}`);
  await visit(`204 POST /pedidos/vendas/${id}/lancar-contas`);
  await visit(`400 DELETE /pedidos/vendas/${id}`);
  await visit(`200 DELETE /pedidos/vendas?idsPedidosVendas[]=${id}`);
  await visit(`204 POST /pedidos/vendas/${id}/estornar-contas`);
  await visit(`204 POST /pedidos/vendas/${id}/estornar-estoque`);
  await visit(`204 DELETE /pedidos/vendas/${id}`);
  await visit(`404 GET /pedidos/vendas/${id}`);
  const wrongMethod = { dataVencimento: '2026-03-10', valor: 30, formaPagamento: { id: 9 } };
  await visit('400 POST /pedidos/vendas', mugOrder(1, { parcelas: [wrongMethod] }));
  await visit(`404 GET /pedidos/vendas/${MUG}`);
}
