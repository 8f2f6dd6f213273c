import { expect, it } from 'vitest';

import { describeWithReference } from '../../../test/reference.ts';
import { aShop, mugOrder } from './bling-simulator.builder.ts';
import { openContractJudge } from './contract-judge.builder.ts';

describeWithReference('the contract of Bling', 'bling', (folder) => {
  it('is kept by every answer of a tour over receivables, settlements and payment terms', async () => {
    const shop = aShop({ reservationDelayMs: { min: 0, max: 0 } });
    const judge = await openContractJudge(folder);
    const visit = async (expected: string, sent?: unknown): Promise<number> => {
      const [, method = '', target = ''] = expected.split(' ');
      const answer = await shop.call(method, target, sent);
      judge.look({ method, target, sent, answer });
      expect.soft(`${answer.status} ${method} ${target}`).toBe(expected);
      return answer.id;
    };

    await tourOfTerms(visit);
    await tourOfMoney(visit);

    expect(judge.errors).toEqual([]);
    expect(judge.operations.size).toBeGreaterThanOrEqual(20);
  });
});

type Visit = (expected: string, body?: unknown) => Promise<number>;

async function tourOfTerms(visit: Visit): Promise<void> {
  const method = { descricao: 'Cartão', tipoPagamento: 3, finalidade: 2, destino: 1 };
  const card = await visit('201 POST /formas-pagamentos', method);
  const terms = { ...method, taxas: { aliquota: 3.5, valor: 0.4, prazo: 30 }, condicao: '1x' };
  const dadosCartao = { bandeira: 2, tipo: 1, cnpjCredenciadora: '', autoLiquidacao: 1 };
  await visit(`200 PUT /formas-pagamentos/${card}`, { ...terms, dadosCartao });
  await visit(`200 GET /formas-pagamentos/${card}`);
  await visit(`204 PATCH /formas-pagamentos/${card}/padrao`, { padrao: 2 });
  await visit(`204 PATCH /formas-pagamentos/${card}/situacao`, { situacao: 0 });
}

async function tourOfMoney(visit: Visit): Promise<void> {
  const portador = await visit('200 GET /contas-contabeis?situacoes=1&ocultarInvisiveis=true');
  await visit(`200 GET /contas-contabeis/${portador}`);
  const categoria = await visit('200 GET /categorias/receitas-despesas?tipo=2');
  const order = await visit('201 POST /pedidos/vendas', mugOrder(3, { numeroLoja: 'WEB-1002' }));
  await visit(`204 POST /pedidos/vendas/${order}/lancar-contas`);
  await visit(`400 POST /pedidos/vendas/${order}/lancar-contas`);
  await visit(`400 PUT /pedidos/vendas/${order}`, mugOrder(4));
  const dates = 'tipoFiltroData=V&dataInicial=2026-03-01&dataFinal=2026-04-30';
  const id = await visit(`200 GET /contas/receber?idContato=111&situacoes[]=1&${dates}`);
  await visit(`200 GET /contas/receber/${id}`);
  const settlement = {
    data: '2026-03-10',
    usarDataVencimento: false,
    portador: { id: portador },
    categoria: { id: categoria },
    historico: 'Pix',
    valorRecebido: 30,
  };
  const bordero = await visit(`200 POST /contas/receber/${id}/baixar`, settlement);
  await visit(`200 GET /borderos/${bordero}`);
  await visit(`400 POST /contas/receber/${id}/baixar`, { ...settlement, valorRecebido: 100 });
  await visit(`400 POST /contas/receber/${id}/baixar`, { data: '2026-03-10' });
  await visit(`400 POST /pedidos/vendas/${order}/estornar-contas`);
  await visit(`200 GET /contas/receber/${id}`);
  await visit(`204 DELETE /borderos/${bordero}`);
  await visit(`404 GET /borderos/${bordero}`);
  await visit(`204 POST /pedidos/vendas/${order}/estornar-contas`);
  const owed = { vencimento: '2026-03-20', valor: 12.5, contato: { id: 111 } };
  const other = await visit('201 POST /contas/receber', { ...owed, ocorrencia: { tipo: 1 } });
  await visit('400 POST /contas/receber', { vencimento: '2026-03-20' });
  await visit(`204 PUT /contas/receber/${other}`, { ...owed, valor: 13 });
  await visit(`200 GET /contas/receber/${other}`);
  await visit(`204 DELETE /contas/receber/${other}`);
  await visit(`404 GET /contas/receber/${other}`);
}
