import { aShop, MUG, mugOrder } from '../bling-simulator.builder.ts';
import type { OptionChanges } from '../options.ts';
import type { NoteModel } from './note.ts';

export const BUYER = 222;
export const COMPANY = 333;

const HOME = {
  endereco: 'Rua das Flores',
  numero: '120',
  bairro: 'Centro',
  municipio: 'Bento Gonçalves',
  uf: 'RS',
  cep: '95700-000',
};

/** The shop of the other tests, with what notes need: a mug with tax data, a person and a taxpayer with addresses. */
export function aFiscalShop(options: OptionChanges = {}, received?: typeof fetch) {
  const shop = aShop({ reservationDelayMs: { min: 0, max: 0 }, ...options }, received);
  const { simulator, clock, call } = shop;
  simulator.seed({
    account: 'azul',
    contacts: [
      {
        id: BUYER,
        nome: 'Bia Lima',
        numeroDocumento: '11144477735',
        email: 'bia@example.com',
        endereco: HOME,
      },
      {
        id: COMPANY,
        nome: 'Mercado Ltda',
        tipo: 'J',
        numeroDocumento: '11222333000181',
        indicadorIe: 1,
        ie: '0240130111',
        endereco: HOME,
      },
    ],
  });
  taxDataOf(MUG, { ncm: '69120000', origem: 0, gtin: '7891234567895' });

  function taxDataOf(productId: number, change: { ncm?: string; origem?: number; gtin?: string }) {
    simulator.operator.correctTaxData('azul', productId, change);
  }

  /** An order of mugs for Bia, and its note. */
  async function aNote(change: object = {}, model: NoteModel = 'nfe'): Promise<number> {
    const orderId = await anOrder(change);
    return idOfNote(await call('POST', `/pedidos/vendas/${orderId}/gerar-${model}`));
  }

  let made = 0;
  async function anOrder(change: object = {}): Promise<number> {
    made += 1;
    const own = { numeroLoja: `WEB-${made}`, contato: { id: BUYER } };
    const { id } = await call('POST', '/pedidos/vendas', mugOrder(2, { ...own, ...change }));
    return id;
  }

  /** Sends it, waits for SEFAZ, and tells how it stands. */
  async function send(noteId: number, model: NoteModel = 'nfe') {
    const { status } = await call('POST', `/${model}/${noteId}/enviar?enviarEmail=true`);
    await clock.advance(20_000);
    return { status, ...noteOf(noteId) };
  }

  function noteOf(noteId: number) {
    const found = simulator.state('azul').notes.find(({ id }) => id === noteId);
    if (!found) throw new RangeError(`no note ${noteId}`);
    return found;
  }

  const consumer = simulator
    .state('azul')
    .contacts.find(({ nome }) => nome === 'Consumidor Final')?.id;
  return { ...shop, consumer, taxDataOf, aNote, anOrder, send, noteOf };
}

export function idOfNote({ body }: { readonly body: unknown }): number {
  const { data, idNotaFiscal } = body as {
    data?: { idNotaFiscal: number };
    idNotaFiscal?: number;
  };
  return data?.idNotaFiscal ?? idNotaFiscal ?? 0;
}
