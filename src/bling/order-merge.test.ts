import { describe, expect, it } from 'vitest';

import { ErpOrderId, ErpProductId, ErpStatusId } from '../commerce/ids.ts';
import { cents } from '../kernel/cents.ts';
import { quantity } from '../kernel/quantity.ts';
import { data, error, scriptedBling } from './bling.builder.ts';
import { BlingRejected } from './failures.ts';
import { mergeOrder } from './order-merge.ts';
import { buildOrder } from './orders.builder.ts';

const ORDER = ErpOrderId.parse('7');

/** As `GET /pedidos/vendas/{id}` tells it (guide 5.7), after people and other programs were at it. */
const PRESENT = {
  id: 7,
  numero: 123,
  numeroLoja: 'WEB-1001',
  data: '2026-03-10',
  dataSaida: '2026-03-12',
  dataPrevista: '2026-03-18',
  total: 128.3,
  totalProdutos: 119.8,
  situacao: { id: 6, valor: 0 },
  notaFiscal: { id: 0 },
  tributacao: { totalICMS: 0, totalIPI: 0 },
  contato: { id: 111, nome: 'Ana Souza', tipoPessoa: 'F', numeroDocumento: '52998224725' },
  loja: { id: 203204, unidadeNegocio: { id: 4 } },
  observacoes: 'Pedido da loja nº 1001\nEmbrulhar para presente',
  observacoesInternas: 'store-order:WEB-1001\nligar antes',
  categoria: { id: 77 },
  vendedor: { id: 5 },
  taxas: { taxaComissao: 1.5, custoFrete: 0, valorBase: 0 },
  outrasDespesas: 0,
  desconto: { valor: 5, unidade: 'PERCENTUAL' },
  itens: [
    {
      id: 9001,
      produto: { id: 16600000001 },
      codigo: 'CAN',
      descricao: 'Caneca',
      unidade: 'CX',
      quantidade: 2,
      valor: 59.9,
      desconto: 3,
      comissao: { base: 1, aliquota: 2, valor: 3 },
      naturezaOperacao: { id: 12 },
    },
  ],
  parcelas: [{ id: 31, dataVencimento: '2026-03-10', valor: 128.3, formaPagamento: { id: 555 } }],
  transporte: {
    fretePorConta: 1,
    frete: 18.5,
    quantidadeVolumes: 2,
    pesoBruto: 0.9,
    prazoEntrega: 4,
    contato: { id: 88, nome: 'Transportadora' },
    etiqueta: { nome: 'Ana', endereco: 'Rua Nova', numero: '7', cep: '95700-000' },
    volumes: [{ id: 501, servico: 'PAC', codigoRastreamento: 'AA123456789BR' }],
  },
  campoNovo: { qualquer: true },
};

describe('an order that is written over the one in Bling', () => {
  const merged = mergeOrder(PRESENT, {
    ...buildOrder({ carrierService: 'SEDEX', notes: 'Pedido da loja nº 1001' }),
    statusId: ErpStatusId.parse('9'),
  });

  it('keeps what people and other programs wrote, and fields that we do not know', () => {
    expect(merged).toMatchObject({
      observacoes: 'Pedido da loja nº 1001\nEmbrulhar para presente',
      observacoesInternas: 'store-order:WEB-1001\nligar antes',
      dataSaida: '2026-03-12',
      dataPrevista: '2026-03-18',
      categoria: { id: 77 },
      vendedor: { id: 5 },
      taxas: { taxaComissao: 1.5 },
      loja: { id: 203204, unidadeNegocio: { id: 4 } },
      campoNovo: { qualquer: true },
    });
  });

  it('keeps carrier, label and parcels with their tracking codes', () => {
    expect(JSON.parse(JSON.stringify(merged['transporte']))).toEqual({
      fretePorConta: 1,
      frete: 18.5,
      quantidadeVolumes: 2,
      pesoBruto: 0.9,
      prazoEntrega: 4,
      contato: { id: 88, nome: 'Transportadora' },
      etiqueta: { nome: 'Ana', endereco: 'Rua Nova', numero: '7', cep: '95700-000' },
      volumes: [{ servico: 'PAC', codigoRastreamento: 'AA123456789BR' }],
    });
  });

  it('has our goods and money, in one amount off the order and none off a line', () => {
    expect(JSON.parse(JSON.stringify(merged))).toMatchObject({
      desconto: { valor: 10, unidade: 'REAL' },
      contato: { id: 111 },
      itens: [
        {
          codigo: 'CAN',
          quantidade: 2,
          valor: 59.9,
          desconto: 0,
          unidade: 'CX',
          naturezaOperacao: { id: 12 },
        },
      ],
      parcelas: [{ valor: 128.3, formaPagamento: { id: 555 } }],
    });
  });

  it('sends no id of an older read, and nothing that Bling alone writes', () => {
    const sent: Record<string, unknown> = JSON.parse(JSON.stringify(merged));

    expect(JSON.stringify(sent)).not.toMatch(/"id":(7|9001|31|501)\b/);
    for (const name of [
      'situacao',
      'id',
      'numero',
      'total',
      'totalProdutos',
      'notaFiscal',
      'tributacao',
    ])
      expect(sent).not.toHaveProperty(name);
  });

  it('puts our token back where a person took it out, and keeps what stands there', () => {
    const present = { ...PRESENT, observacoesInternas: 'ligar antes', observacoes: '' };

    expect(mergeOrder(present, buildOrder({ notes: 'nossa' }))).toMatchObject({
      observacoesInternas: 'store-order:WEB-1001\nligar antes',
      observacoes: 'nossa',
    });
  });

  it('gives each of two lines of one product what Bling knows of one of them', () => {
    const [line] = PRESENT.itens;
    const other = { ...line, unidade: 'PC' };
    const product = ErpProductId.parse('16600000001');
    const item = {
      productId: product,
      sku: 'CAN',
      name: 'Caneca',
      quantity: quantity(1),
      unitPriceCents: cents(1000),
    };
    const { itens } = JSON.parse(
      JSON.stringify(
        mergeOrder({ ...PRESENT, itens: [line, other] }, buildOrder({ items: [item, item, item] })),
      ),
    );

    expect(itens.map(({ unidade }: { unidade: string }) => unidade)).toEqual(['CX', 'PC', 'UN']);
  });

  it('is read, merged and put; nothing that differs is as good as written', async () => {
    const { bling, calls, run } = scriptedBling(
      data(PRESENT),
      error(400, { fields: [{ code: 3, msg: 'M' }] }),
    );

    expect(await run(bling.orders.replace(ORDER, buildOrder()))).toBe('already');
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /pedidos/vendas/7',
      'PUT /pedidos/vendas/7',
    ]);
  });

  it('that Bling refuses is told as refused', async () => {
    const { bling, run } = scriptedBling(
      data(PRESENT),
      error(400, { fields: [{ code: 22, msg: 'M' }] }),
    );

    await expect(run(bling.orders.replace(ORDER, buildOrder()))).rejects.toThrow(BlingRejected);
  });
});
