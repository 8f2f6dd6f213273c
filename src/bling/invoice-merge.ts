import { clip, reais } from './body.ts';
import type { InvoiceCorrection, InvoiceRecipient } from './erp-invoice.ts';

type Json = Readonly<Record<string, unknown>>;

/** Bling's own and read-only fields (guide 5.11). `valorFrete` goes back as `transporte.frete`. */
const NOT_SENT = new Set([
  'id',
  'situacao',
  'dataEmissao',
  'chaveAcesso',
  'serie',
  'valorNota',
  'valorFrete',
  'xml',
  'linkDanfe',
  'linkPDF',
  'optanteSimplesNacional',
  'numeroPedidoLoja',
]);
const NOT_SENT_OF_ITEM = new Set(['valorTotal', 'gtin', 'cfop', 'impostos']);
const ICMS_NUMBER = { taxpayer: 1, exempt: 2, non_taxpayer: 9 } as const;

/**
 * What Bling has of a note, with the correction over it: a PUT replaces all. Its parcels are left out, for a note
 * tells only their ids and a PUT wants their service.
 */
export function mergeInvoice(present: Json, correction: InvoiceCorrection): Json {
  const items: unknown = present['itens'];
  const merged = {
    ...without(present, NOT_SENT),
    contato: mergeRecipient(asJson(present['contato']), correction.recipient),
    itens: (Array.isArray(items) ? items : []).map((item) => mergeItem(asJson(item), correction)),
    transporte: {
      ...without(asJson(present['transporte']), new Set(['volumes'])),
      frete: present['valorFrete'],
    },
    desconto: reais(correction.discountCents),
    despesas: reais(correction.otherExpensesCents),
    observacoes: present['observacoes'] ?? correction.notes,
  };
  return asJson(withoutNothing(merged));
}

function mergeRecipient(present: Json, recipient: InvoiceRecipient | undefined): Json {
  const kept = without(present, new Set(['id']));
  if (!recipient) return kept;
  const { address, icms } = recipient;
  return {
    ...kept,
    contribuinte: icms === undefined ? kept['contribuinte'] : ICMS_NUMBER[icms],
    ie: clip(recipient.stateRegistration, 20),
    endereco: {
      ...asJson(kept['endereco']),
      endereco: clip(address.street, 50),
      numero: clip(address.number, 10),
      complemento: clip(address.complement, 50),
      bairro: clip(address.neighborhood, 30),
      cep: clip(address.postalCode, 10),
      municipio: clip(address.city, 30),
      uf: clip(address.state.toUpperCase(), 2),
    },
  };
}

function mergeItem(present: Json, { items }: InvoiceCorrection): Json {
  const kept = without(present, NOT_SENT_OF_ITEM);
  const wanted = items.find(({ sku }) => sku === present['codigo']);
  if (!wanted) return kept;
  return {
    ...kept,
    classificacaoFiscal: wanted.taxClass,
    cest: wanted.taxSubstitutionCode,
    origem: wanted.origin ?? kept['origem'],
  };
}

function without(json: Json, names: ReadonlySet<string>): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.has(name)));
}

/** What Bling answers for "nothing" it does not take back: null, "", and links to nothing (guide 1.5). */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, withoutNothing(inner)] as const)
    .filter(([, inner]) => !isNothing(inner));
  return Object.fromEntries(entries);
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length === 0 || entries.some(([name, id]) => name === 'id' && id === 0);
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
