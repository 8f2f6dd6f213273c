import { expect, it } from 'vitest';

import { describeWithReference } from '../../../../test/reference.ts';
import { WAREHOUSE, type Answer } from '../bling-simulator.builder.ts';
import { openContractJudge } from '../contract-judge.builder.ts';
import { aFiscalShop, idOfNote } from './fiscal-shop.builder.ts';

describeWithReference('the contract of Bling', 'bling', (folder) => {
  it('is kept by every answer of a tour over notes and natures', async () => {
    const shop = aFiscalShop();
    const judge = await openContractJudge(folder);
    const visit = async (expected: string, body?: unknown): Promise<Answer> => {
      const [, method = '', target = ''] = expected.split(' ');
      const answer = await shop.call(method, target, body);
      judge.look({ method, target, sent: body, answer });
      expect.soft(`${answer.status} ${method} ${target}`).toBe(expected);
      return answer;
    };

    await visit('200 GET /naturezas-operacoes?situacao=1');
    const orderId = await shop.anOrder();
    const id = idOfNote(await visit(`201 POST /pedidos/vendas/${orderId}/gerar-nfe`));
    await visit(`200 GET /pedidos/vendas/${orderId}`);
    const poor = await shop.anOrder({ contato: { id: 111 } });
    await visit(`400 POST /pedidos/vendas/${poor}/gerar-nfe`);
    const consumer = idOfNote(await visit(`201 POST /pedidos/vendas/${poor}/gerar-nfce`));
    const spare = idOfNote(
      await visit(`201 POST /pedidos/vendas/${await shop.anOrder()}/gerar-nfe`),
    );

    const { body } = await visit(`200 GET /nfe/${id}`);
    const { data } = body as { data: object };
    await visit(`200 PUT /nfe/${id}`, writable(data));
    await visit(`400 PUT /nfe/${id}`, { ...writable(data), tipo: 7 });
    await visit(`200 POST /nfe/${id}/enviar?enviarEmail=false`);
    await shop.clock.advance(20_000);
    await visit(`400 POST /nfe/${id}/enviar`);
    const { chaveAcesso } = shop.noteOf(id);
    await visit(`200 GET /nfe?situacao=5&tipo=1&numero=1&serie=1&numeroLoja=WEB-1`);
    await visit('200 GET /nfce?dataEmissaoInicial=2026-03-01%2000:00:00&pagina=1&limite=100');
    await visit(`200 GET /nfe/documento/${chaveAcesso}?formato=xml`);
    await visit(`200 GET /nfe/documento/${chaveAcesso}?formato=pdf`);
    await visit(`404 GET /nfe/documento/${'1'.repeat(44)}?formato=pdf`);
    for (const act of ['lancar-contas', 'estornar-contas', 'lancar-estoque', 'estornar-estoque'])
      await visit(`204 POST /nfe/${id}/${act}`);
    await visit(`204 POST /nfe/${id}/lancar-estoque/${WAREHOUSE}`);
    await visit(`200 DELETE /nfe?idsNotas[]=${id}`);
    await visit(`204 DELETE /nfe?idsNotas[]=${spare}`);
    await visit(`404 GET /nfe/${spare}`);

    await visit('200 GET /nfce?situacao=1');
    const read = await visit(`200 GET /nfce/${consumer}`);
    await visit(`200 PUT /nfce/${consumer}`, writable((read.body as { data: object }).data));
    await visit(`200 POST /nfce/${consumer}/enviar`);
    for (const act of ['lancar-contas', 'estornar-contas', 'lancar-estoque', 'estornar-estoque'])
      await visit(`204 POST /nfce/${consumer}/${act}`);
    await visit(`204 POST /nfce/${consumer}/lancar-estoque/${WAREHOUSE}`);

    expect(judge.errors).toEqual([]);
    expect(judge.operations.size).toBeGreaterThanOrEqual(23);
  });
});

/** What a read answers, less what only a read has. */
function writable(data: object): object {
  const readOnly = [
    'id,situacao,dataEmissao,chaveAcesso,serie,valorNota,valorFrete,xml,linkDanfe,linkPDF',
    'optanteSimplesNacional,numeroPedidoLoja,vendedor',
  ].flatMap((names) => names.split(','));
  const kept = Object.entries(data).filter(([name]) => !readOnly.includes(name));
  return Object.fromEntries(kept);
}
