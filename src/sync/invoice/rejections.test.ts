import { describe, expect, it } from 'vitest';

import { say } from '../../messages/message.ts';
import { type InvoiceDesk, openInvoiceDesk } from './invoice-desk.builder.ts';
import type { RejectionOwner, RejectionSource } from './rejection-rule.ts';
import { REJECTIONS } from './rejection-table.ts';
import { parseRejection, rejectionCause, ruleOf } from './rejection.ts';

type Scenario = readonly [
  code: number,
  text: string,
  owner: RejectionOwner,
  reads: RejectionSource,
  cause: string,
];

const NOTE = 'note';
const SCENARIOS: readonly Scenario[] = [
  [208, 'CNPJ do destinatario invalido', 'store', 'contact', 'buyerDocument'],
  [210, 'IE do destinatario invalida', 'store', 'contact', 'buyerIeInvalid'],
  [232, 'IE do destinatario nao informada', 'store', 'contact', 'buyerIeMissing'],
  [233, 'IE do destinatario nao cadastrada', 'store', 'contact', 'buyerIeUnknown'],
  [234, 'IE do destinatario nao vinculada ao CNPJ', 'store', 'contact', 'buyerIeNotOfCnpj'],
  [235, 'Inscricao SUFRAMA invalida', 'store', 'contact', 'buyerSuframa'],
  [237, 'CPF do destinatario invalido', 'store', 'contact', 'buyerDocument'],
  [275, 'Codigo Municipio do Destinatario: difere da UF', 'store', 'contact', 'buyerCity'],
  [719, 'NF-e sem a identificacao do destinatario', 'store', 'contact', 'buyerMissing'],
  [726, 'NF-e sem a informacao de endereco do destinatario', 'store', 'contact', 'buyerAddress'],
  [791, 'NF-e com indicacao de isento, com a IE', 'store', 'contact', 'buyerIeThoughExempt'],
  [805, 'A SEFAZ nao permite Contribuinte Isento', 'store', 'contact', 'exemptNotAllowed'],
  [542, 'CNPJ do Transportador invalido', 'store', NOTE, 'carrier'],
  [865, 'Total dos pagamentos menor que o total', 'store', NOTE, 'payment'],
  [204, 'Duplicidade de NF-e', 'store', NOTE, 'duplicate'],
  [611, 'cEAN invalido', 'catalogue', 'products', 'gtinInvalid'],
  [777, 'Obrigatoria a informacao do NCM completo', 'catalogue', 'products', 'ncmIncomplete'],
  [778, 'Informado NCM inexistente', 'catalogue', 'products', 'ncmUnknown'],
  [806, 'Operacao com ICMS-ST sem informacao do CEST', 'catalogue', 'products', 'cestMissing'],
  [883, 'GTIN (cEAN) sem informacao', 'catalogue', 'products', 'gtinMissing'],
  [891, 'GTIN incompativel com a NCM', 'catalogue', 'products', 'gtinOfOther'],
  [207, 'CNPJ do emitente invalido', 'accountant', NOTE, 'issuer'],
  [225, 'Falha no Schema XML da NFe', 'accountant', NOTE, 'schema'],
  [297, 'Assinatura difere do calculado', 'accountant', NOTE, 'certificate'],
  [327, 'CFOP invalido para devolucao', 'accountant', NOTE, 'cfop'],
  [386, 'CFOP nao permitido para o CSOSN informado', 'accountant', NOTE, 'taxSituation'],
  [388, 'CST do IPI incompativel com o enquadramento', 'accountant', NOTE, 'ipi'],
  [528, 'Valor do ICMS difere do produto BC e Aliquota', 'accountant', NOTE, 'icms'],
  [531, 'Total da BC ICMS difere do somatorio dos itens', 'accountant', NOTE, 'totals'],
  [539, 'Duplicidade com diferenca na Chave de Acesso', 'accountant', NOTE, 'numberTaken'],
  [590, 'Informado CST para emissor do Simples Nacional', 'accountant', NOTE, 'taxSituation'],
  [610, 'Total da NF difere do somatorio', 'accountant', NOTE, 'totals'],
  [694, 'Nao informado o grupo de ICMS para a UF de destino', 'accountant', NOTE, 'icms'],
  [696, 'Operacao com nao contribuinte', 'accountant', NOTE, 'finalConsumer'],
  [999, 'Erro nao catalogado', 'retry', NOTE, 'authorityDown'],
  [656, 'Consumo Indevido', 'retry', NOTE, 'authorityDown'],
  [108, 'Servico Paralisado Momentaneamente', 'retry', NOTE, 'authorityDown'],
  [9999, 'Algo que ninguem conhece', 'accountant', NOTE, 'unknown'],
];

/** Somebody mends what was wrong, where it is wrong. */
const MENDING: Readonly<Record<RejectionSource, (desk: InvoiceDesk) => void>> = {
  contact: ({ erp }) => void (erp.state.contact = { ...erp.state.contact, stateRegistration: '1' }),
  products: ({ erp }) =>
    void (erp.state.tax = { taxClass: '69111010', taxSubstitutionCode: '1234567', origin: 0 }),
  all: ({ erp }) => void (erp.state.contact = { ...erp.state.contact, stateRegistration: '1' }),
  note({ erp }) {
    const note = erp.note();
    note.items = note.items.map((item) => ({ ...item, taxes: '{"icms":{"st":101}}' }));
  },
};

const CALLS_OF_RESUMING = {
  contact: ['get', 'contact', 'order', 'correct', 'get', 'send', 'get'],
  products: ['get', 'product', 'order', 'correct', 'get', 'send', 'get'],
  all: ['get', 'contact', 'product', 'order', 'correct', 'get', 'send', 'get'],
  note: ['get', 'send', 'get'],
} as const;

describe('a rejected invoice', () => {
  it.each(SCENARIOS.filter(([, , owner]) => owner !== 'retry'))(
    '(%i %s) is told with whose it is, rests, and goes on at the same step once that is mended',
    async (...[code, text, owner, reads, cause]) => {
      await using desk = await openInvoiceDesk();
      desk.erp.answer({ is: 'reject', code, text, told: code % 2 ? 'at_once' : 'later' });

      const told = await desk.run();
      const args = { code: String(code), owner, number: '40', unchanged: 0 };
      expect(told).toMatchObject({
        do: 'needs_person',
        cause: { key: `rejection.${cause}`, args },
      });
      expect(ruleOf(String(code))).toMatchObject({ owner, reads });
      expect(await desk.row()).toMatchObject({ step: 'rejected', sends: 1 });
      expect(desk.notes().at(-1)).toBe('invoice.rejected failed');

      // Tried again with nothing mended: it is not sent.
      const same = await desk.run();
      expect(same).toMatchObject({ cause: { args: { ...args, unchanged: 1 } } });
      expect(desk.erp.state.sentToAuthority).toBe(1);

      MENDING[reads](desk);
      desk.erp.calls.length = 0;
      expect(await desk.run()).toEqual({ do: 'done' });
      expect(desk.erp.calls.filter((call) => call !== 'statuses')).toEqual(
        CALLS_OF_RESUMING[reads],
      );
      expect(await desk.row()).toMatchObject({
        step: 'authorised',
        sends: 2,
        rejection_code: null,
      });
      expect(desk.erp.notes.size).toBe(1);
    },
  );

  it.each(SCENARIOS.filter(([, , owner]) => owner === 'retry'))(
    '(%i %s) is sent again by itself after a rest, and only so often',
    async (code, text) => {
      await using desk = await openInvoiceDesk();
      const down = { is: 'reject', code, text, told: 'at_once' } as const;
      desk.erp.answer(down);
      const began = desk.clock.now();
      expect(await desk.run()).toEqual({ do: 'done' });
      expect(desk.clock.now() - began).toBeGreaterThanOrEqual(5 * 60_000);
      expect(await desk.row()).toMatchObject({ step: 'authorised', sends: 2 });

      await using often = await openInvoiceDesk();
      often.erp.answer(down, down, down, down);
      expect(await often.run()).toMatchObject({
        do: 'needs_person',
        cause: { key: 'invoice.tooManySends', args: { sends: 3 } },
      });
      expect(often.erp.state.sentToAuthority).toBe(3);
    },
  );

  it('without any reason told has its buyer and products read again', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'reject', code: 234, text: 'x', told: 'unsaid' });
    expect(await desk.run()).toMatchObject({ cause: { key: 'rejection.unsaid' } });
    MENDING.all(desk);
    desk.erp.calls.length = 0;
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.calls.filter((call) => call !== 'statuses')).toEqual(CALLS_OF_RESUMING.all);
  });

  it('is sent again unchanged once when a person says so, as after a new certificate', async () => {
    await using desk = await openInvoiceDesk();
    const expired = {
      is: 'reject',
      code: 281,
      text: 'Certificado vencido',
      told: 'later',
    } as const;
    desk.erp.answer(expired, expired);
    await desk.run();
    const byPerson = () => desk.update({ wanted_by: 'person', wanted_at: desk.clock.now() + 1 });
    await byPerson();
    expect(await desk.run()).toMatchObject({ cause: { key: 'rejection.certificate' } });
    expect(desk.erp.state.sentToAuthority).toBe(2);
    // One word, one send.
    await desk.run();
    expect(desk.erp.state.sentToAuthority).toBe(2);
    desk.clock.pass(10);
    await byPerson();
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.state.sentToAuthority).toBe(3);
  });

  it('is not sent a fourth time by itself, whatever was mended', async () => {
    await using desk = await openInvoiceDesk();
    const no = {
      is: 'reject',
      code: 778,
      text: 'Informado NCM inexistente',
      told: 'later',
    } as const;
    desk.erp.answer(no, no, no);
    await desk.run();
    for (const taxClass of ['69111010', '69111090', '69119000']) {
      desk.erp.state.tax = { taxClass, taxSubstitutionCode: '', origin: 0 };
      await desk.run();
    }
    expect(desk.erp.state.sentToAuthority).toBe(3);
    expect(await desk.run()).toMatchObject({ cause: { key: 'invoice.tooManySends' } });
  });

  it.each([301, 302, 303])(
    '(%i) that is denied is its end: it is never sent again',
    async (code) => {
      await using desk = await openInvoiceDesk();
      desk.erp.answer({ is: 'deny', code, text: 'Uso Denegado', told: 'later' });
      expect(await desk.run()).toMatchObject({
        do: 'needs_person',
        cause: { key: 'invoice.dead', args: { code: String(code) } },
      });
      expect(await desk.row()).toMatchObject({ step: 'dead' });
      desk.erp.calls.length = 0;
      expect(await desk.run()).toMatchObject({
        do: 'needs_person',
        cause: { key: 'invoice.dead' },
      });
      expect(desk.erp.calls).toEqual([]);
    },
  );

  it('that a person sent in Bling meanwhile is taken as it stands there', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'reject', code: 539, text: 'x', told: 'later' });
    await desk.run();
    Object.assign(desk.erp.note(), { stage: 'authorised', accessKey: '1'.repeat(44) });
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.state.sentToAuthority).toBe(1);
    expect(await desk.row()).toMatchObject({ step: 'authorised' });
  });

  it('that was deleted in Bling is told, and made anew only when a person asks for it', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'reject', code: 539, text: 'x', told: 'later' });
    await desk.run();
    desk.erp.notes.clear();
    expect(await desk.run()).toMatchObject({ do: 'needs_person', cause: { key: 'invoice.gone' } });
    expect(await desk.run()).toMatchObject({ cause: { key: 'invoice.gone' } });
    expect(desk.erp.notes.size).toBe(0);
  });
});

describe('what the authority says', () => {
  it.each([
    ['234 - Rejeicao: IE do destinatario nao vinculada ao CNPJ', '234'],
    ['Rejeição 778: Informado NCM inexistente [nItem:1]', '778'],
    ['Rejeição: 539 - Duplicidade de NF-e', '539'],
    ['302 - Uso Denegado: Irregularidade fiscal do destinatário', '302'],
    ['cStat=225 Falha no Schema XML', '225'],
    ['Código 611', '611'],
    ['A nota 001234 não pode ser enviada', undefined],
    ['', undefined],
  ])('is read of "%s"', (text, code) => {
    expect(parseRejection([text]).code).toBe(code);
  });

  it('has a cause and a remedy in both languages for every code that we know', () => {
    expect(REJECTIONS.size).toBeGreaterThan(100);
    for (const code of REJECTIONS.keys())
      for (const language of ['pt-BR', 'en'] as const) {
        const told = say(rejectionCause('40', { code, text: 'AS SAID' }), language);
        expect(told).toContain(`(${code})`);
        expect(told).toContain('AS SAID');
        expect(told.length).toBeGreaterThan(100);
      }
  });

  it('is shown as it is, with whom to ask, when we do not know its code', () => {
    const told = say(rejectionCause('40', { code: '9999', text: 'Algo novo' }), 'pt-BR');
    expect(told).toMatch(/9999.*contador.*\[Algo novo\]/);
  });
});
