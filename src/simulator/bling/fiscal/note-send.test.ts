import { getNfeKeyInfo, isValidNfeKey } from '@brazilian-utils/brazilian-utils';
import { describe, expect, it } from 'vitest';

import { aFiscalShop } from './fiscal-shop.builder.ts';

const dataOf = (body: unknown) => (body as { data: Record<string, unknown> }).data;

describe('sending a note', () => {
  it('waits for SEFAZ, then has a true key, an XML and a DANFE behind its links, and is mailed', async () => {
    const { aNote, call, send, simulator, clock, noteOf } = aFiscalShop();
    const id = await aNote();
    const answer = await call('POST', `/nfe/${id}/enviar?enviarEmail=true`);
    const waiting = noteOf(id).situacao;
    await clock.advance(20_000);
    const note = dataOf((await call('GET', `/nfe/${id}`)).body);
    const again = await call('POST', `/nfe/${id}/enviar`);
    const xml = await (await simulator.fetch(String(note['xml']))).text();
    const pdf = await (await simulator.fetch(String(note['linkDanfe']))).text();
    const forged = await simulator.fetch(`${String(note['xml'])}0`);
    const key = String(note['chaveAcesso']);

    expect(answer).toMatchObject({ status: 200, body: { data: { xml: note['xml'] } } });
    expect(waiting).toBe(3);
    expect(note).toMatchObject({ situacao: 5 });
    expect(isValidNfeKey(key)).toBe(true);
    expect(getNfeKeyInfo(key)).toMatchObject({
      stateCode: 'RS',
      model: '55',
      series: 1,
      number: 1,
    });
    expect(xml).toContain(`<chNFe>${key}</chNFe>`);
    expect(xml).toContain('<vNF>60.00</vNF>');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(forged.status).toBe(404);
    expect(noteOf(id).emailedTo).toEqual(['bia@example.com']);
    expect(again.status).toBe(400);
    expect((await send(await aNote())).sends).toBe(1);
  });

  it('gives the documents as base64 of gzip by their key', async () => {
    const { aNote, call, send } = aFiscalShop();
    const { chaveAcesso } = await send(await aNote());
    const { body } = await call('GET', `/nfe/documento/${chaveAcesso}?formato=xml`);
    const unknown = await call('GET', `/nfe/documento/${'0'.repeat(44)}?formato=pdf`);

    expect(body).toMatchObject({
      data: [{ nome: `${chaveAcesso}.xml`, conteudo: expect.stringMatching(/^H4sI/) }],
    });
    expect(unknown.status).toBe(404);
  });

  it('tells a rejection at once when SEFAZ answers within the call, and nowhere when it answers later', async () => {
    const { aNote, call, send, simulator } = aFiscalShop();
    const outcome = { is: 'reject', code: 234, text: 'IE do destinatário não vinculada ao CNPJ' };
    simulator.operator.scriptSefaz('azul', {
      outcome: { ...outcome, is: 'reject' },
      times: 2,
      numeroLoja: 'WEB-1',
    });
    const id = await aNote();
    const late = await send(id);
    const shown = dataOf((await call('GET', `/nfe/${id}`)).body);
    simulator.setOptions({ sefazAnswers: 'sync' });
    const atOnce = await call('POST', `/nfe/${id}/enviar`);
    const mended = await call('POST', `/nfe/${id}/enviar`);

    expect(late).toMatchObject({ status: 200, situacao: 4 });
    expect(JSON.stringify(shown)).not.toContain('vinculada');
    expect(atOnce).toMatchObject({
      status: 400,
      body: {
        error: {
          fields: [{ msg: '234 - Rejeicao: IE do destinatario nao vinculada ao CNPJ' }],
        },
      },
    });
    expect(mended.status).toBe(200);
  });

  it('may be denied, and may be met with silence until a person settles it', async () => {
    const { aNote, send, simulator, noteOf, call } = aFiscalShop();
    const denied = { is: 'deny', code: 302, text: 'Uso Denegado' } as const;
    simulator.operator.scriptSefaz('azul', { outcome: denied, times: 1 });
    simulator.operator.scriptSefaz('azul', {
      outcome: { is: 'silence' },
      document: '111.444.777-35',
    });
    const first = await send(await aNote());
    const second = await send(await aNote());
    simulator.operator.settleNote('azul', second.id, { is: 'authorise' });

    expect(first).toMatchObject({ situacao: 9 });
    expect(second).toMatchObject({ situacao: 3 });
    expect(noteOf(second.id)).toMatchObject({ situacao: 5 });
    expect((await call('POST', `/nfe/${first.id}/enviar`)).status).toBe(400);
  });

  it('too often after rejections blocks the note', async () => {
    const { aNote, send, simulator, noteOf } = aFiscalShop({ blockedAfterRejections: 2 });
    simulator.operator.scriptSefaz('azul', { outcome: { is: 'reject', code: 999, text: 'x' } });
    const id = await aNote();
    await send(id);
    await send(id);

    expect(await send(id)).toMatchObject({ status: 400, situacao: 11 });
    expect(noteOf(id).rejection).toContain('656');
  });
});
