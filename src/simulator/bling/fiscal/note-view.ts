import { centsToNumber } from '../../../kernel/cents.ts';
import { toSaoPauloDateTime } from '../../../kernel/sao-paulo-time.ts';
import type { Account } from '../world.ts';
import type { NoteItem } from './note-fields.ts';
import { danfeUrl, pdfUrl, xmlUrl } from './note-links.ts';
import { itemTotalCents, noteTotalCents } from './note-total.ts';
import { isAuthorised, type Note } from './note.ts';
import { gtinOf } from './product-of-item.ts';
import { rejectionText } from './sefaz/rejections.ts';

/** A row of `GET /nfe` (guide 5.11). */
export function noteRow(note: Note) {
  const { fields } = note;
  return {
    id: note.id,
    tipo: fields.tipo,
    situacao: note.situacao,
    numero: String(note.numero),
    dataEmissao: toSaoPauloDateTime(note.issuedAt),
    dataOperacao: fields.dataOperacao,
    chaveAcesso: note.chaveAcesso,
    contato: fields.contato,
    naturezaOperacao: fields.naturezaOperacao,
    loja: fields.loja,
  };
}

/** `GET /nfe/{id}`. Discount, expenses and volumes' services are written, not shown. */
export function noteDetail(account: Account, note: Note) {
  const { fields } = note;
  const { transporte } = fields;
  return {
    ...noteRow(note),
    serie: note.serie,
    valorNota: centsToNumber(noteTotalCents(fields)),
    valorFrete: transporte.frete,
    finalidade: fields.finalidade,
    tipoNota: '',
    ...linksOf(account, note),
    optanteSimplesNacional: account.fiscal.settings.optanteSimples,
    numeroPedidoLoja: fields.loja.numero,
    transporte: {
      fretePorConta: transporte.fretePorConta,
      transportador: transporte.transportador,
      volumes: transporte.volumes.map(({ id }) => ({ id })),
      etiqueta: transporte.etiqueta,
    },
    vendedor: fields.vendedor,
    itens: fields.itens.map((item) => itemView(account, note, item)),
    parcelas: fields.parcelas,
    ...rejectionField(account, note),
  };
}

function linksOf(account: Account, note: Note) {
  if (!isAuthorised(note) && note.protocolo === '') return { xml: '', linkDanfe: '', linkPDF: '' };
  const { publicUrl } = account.world.options;
  return {
    xml: xmlUrl(publicUrl, note),
    linkDanfe: danfeUrl(publicUrl, note),
    linkPDF: pdfUrl(publicUrl, note),
  };
}

function itemView(account: Account, { fields }: Note, item: NoteItem) {
  return {
    ...shownPart(item),
    valorTotal: centsToNumber(itemTotalCents(item)),
    gtin: gtinOf(account, item),
    cfop: cfopOf(
      account.fiscal.settings.uf,
      fields.contato.endereco.uf,
      fields.contato.contribuinte,
    ),
    impostos: { valorAproximadoTotalTributos: 0, icms: { st: 102, origem: item.origem } },
  };
}

function shownPart({ produtoId: _own, ...shown }: NoteItem) {
  return shown;
}

/** Of the nature of operation; here a sale of goods: inside the state, to another, abroad. */
function cfopOf(from: string, to: string, contribuinte: 1 | 2 | 9): string {
  if (to === 'EX') return '7102';
  if (to === '' || to === from) return '5102';
  return contribuinte === 9 ? '6108' : '6102';
}

/** No field of the document shows why a note was rejected (8.40). */
function rejectionField(account: Account, { rejection }: Note): Record<string, string> {
  const { rejectionTextField } = account.world.options;
  if (rejectionTextField === '') return {};
  return { [rejectionTextField]: rejection ? rejectionText(rejection) : '' };
}
