import { centsToText } from '../../../kernel/cents.ts';
import { toSaoPauloDateTime } from '../../../kernel/sao-paulo-time.ts';
import { plainDocument } from '../wire/document.ts';
import type { Account } from '../world.ts';
import { ibgeStateCode } from './access-key.ts';
import type { NoteItem } from './note-fields.ts';
import { itemTotalCents, noteTotalCents } from './note-total.ts';
import type { Note } from './note.ts';

/** The authorised document, with the parts that a reader looks for; no signature. */
export function noteXml(account: Account, note: Note): string {
  const { fields } = note;
  const key = note.chaveAcesso;
  const ide =
    tag('cUF', ibgeStateCode(account.fiscal.settings.uf)) +
    tag('natOp', account.fiscal.natures.get(fields.naturezaOperacao.id)?.descricao ?? '') +
    tag('mod', note.model === 'nfe' ? '55' : '65') +
    tag('serie', String(note.serie)) +
    tag('nNF', String(note.numero)) +
    tag('dhEmi', isoOf(note.issuedAt)) +
    tag('tpAmb', String(note.environment));
  const emit = tag('CNPJ', plainDocument(account.cnpj)) + tag('xNome', account.nome);
  const body =
    group('ide', ide) +
    group('emit', emit) +
    group('dest', recipientXml(note)) +
    fields.itens.map(itemXml).join('') +
    group('total', group('ICMSTot', tag('vNF', centsToText(noteTotalCents(fields)))));
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<nfeProc xmlns="http://www.portalfiscal.inf.br/nfe" versao="4.00">' +
    `<NFe><infNFe Id="NFe${key}" versao="4.00">${body}</infNFe></NFe>` +
    `${group('protNFe', group('infProt', protocolXml(note)))}</nfeProc>`
  );
}

function recipientXml({ fields }: Note): string {
  const { nome, numeroDocumento, ie, endereco } = fields.contato;
  const document = plainDocument(numeroDocumento);
  const address =
    tag('xLgr', endereco.endereco) +
    tag('nro', endereco.numero) +
    tag('xBairro', endereco.bairro) +
    tag('xMun', endereco.municipio) +
    tag('UF', endereco.uf) +
    tag('CEP', endereco.cep.replaceAll(/\D/g, ''));
  return (
    tag(document.length === 14 ? 'CNPJ' : 'CPF', document) +
    tag('xNome', nome) +
    group('enderDest', address) +
    tag('IE', ie)
  );
}

function itemXml(item: NoteItem, index: number): string {
  const product =
    tag('cProd', item.codigo) +
    tag('xProd', item.descricao) +
    tag('NCM', item.classificacaoFiscal.replaceAll(/\D/g, '')) +
    tag('CEST', item.cest.replaceAll(/\D/g, '')) +
    tag('qCom', String(item.quantidade)) +
    tag('vProd', centsToText(itemTotalCents(item)));
  return `<det nItem="${index + 1}">${group('prod', product)}</det>`;
}

function protocolXml(note: Note): string {
  return (
    tag('tpAmb', String(note.environment)) +
    tag('chNFe', note.chaveAcesso) +
    tag('dhRecbto', isoOf(note.authorisedAt ?? note.issuedAt)) +
    tag('nProt', note.protocolo) +
    tag('cStat', '100') +
    tag('xMotivo', 'Autorizado o uso da NF-e')
  );
}

function isoOf(instant: number): string {
  return `${toSaoPauloDateTime(instant).replace(' ', 'T')}-03:00`;
}

/** Optional tags are left out when they say nothing. */
function tag(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped === '' ? '' : `<${name}>${escaped}</${name}>`;
}

function group(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
