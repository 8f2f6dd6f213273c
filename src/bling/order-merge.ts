import type { NewErpOrder } from './erp-order.ts';
import { toOrderBody } from './order-body.ts';

type Json = Readonly<Record<string, unknown>>;

/** Bling's own and read-only fields: sent back they are refused or, worse, taken (guide 5.7, recipe of PUT). */
const NOT_SENT = ['id', 'numero', 'total', 'totalProdutos', 'situacao', 'notaFiscal', 'tributacao'];

/**
 * What Bling has, with ours over it: a PUT replaces all, so what we do not know stays only if it is sent.
 *
 * Ours are the goods, the money and whose order it is. What people and other programs wrote stays: notes, dates of
 * delivery, the label, carrier and parcels with their tracking codes, unit, tax and commission of a line. Ids of
 * lines, instalments and parcels are not sent: those of an older read are stale (guide 5.7).
 */
export function mergeOrder(present: Json, order: NewErpOrder): Json {
  const ours = withoutAbsent(toOrderBody(order));
  const kept = Object.fromEntries(
    Object.entries(present).filter(([name]) => !NOT_SENT.includes(name)),
  );
  return {
    ...kept,
    ...ours,
    situacao: undefined,
    loja: { ...asJson(present['loja']), ...asJson(ours['loja']) },
    dataSaida: dateOf(present['dataSaida']) ?? ours['dataSaida'],
    dataPrevista: dateOf(present['dataPrevista']) ?? ours['dataPrevista'],
    observacoes: textOf(present['observacoes']) ?? order.notes,
    observacoesInternas: internalNotes(present, order),
    itens: mergeItems(listOf(present['itens']), listOf(ours['itens'])),
    transporte: mergeTransport(asJson(present['transporte']), asJson(ours['transporte'])),
  };
}

/** Our token must stand there; what a person added to it stays. */
function internalNotes(present: Json, order: NewErpOrder): string {
  const written = textOf(present['observacoesInternas']);
  if (written === undefined) return order.internalNotes;
  return written.includes(order.internalNotes) ? written : `${order.internalNotes}\n${written}`;
}

/** A line of ours takes over what Bling knows of one with the same product; each of those serves once. */
function mergeItems(present: readonly Json[], ours: readonly Json[]): readonly Json[] {
  const left = [...present];
  return ours.map((item) => {
    const at = left.findIndex((known) => productOf(known) === productOf(item));
    const [known] = at === -1 ? [] : left.splice(at, 1);
    if (!known) return item;
    // A percentage off the line would change our total.
    return { ...known, ...withoutAbsent(item), id: undefined, desconto: 0, ...unitOf(known) };
  });
}

function productOf(item: Json): string {
  return JSON.stringify(asJson(item['produto'])['id']) ?? '';
}

function unitOf(item: Json): Json {
  const unit = textOf(item['unidade']);
  return unit === undefined ? {} : { unidade: unit };
}

function mergeTransport(present: Json, ours: Json): Json {
  const label = asJson(present['etiqueta']);
  const volumes = listOf(present['volumes']).map((volume) => ({ ...volume, id: undefined }));
  return {
    ...ours,
    ...present,
    frete: ours['frete'],
    pesoBruto: ours['pesoBruto'] ?? present['pesoBruto'],
    etiqueta: textOf(label['endereco']) === undefined ? ours['etiqueta'] : label,
    volumes: volumes.length > 0 ? volumes : ours['volumes'],
  };
}

function dateOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text?.startsWith('0000') ? undefined : text;
}

/** An empty text is none. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function withoutAbsent(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(asJson) : [];
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
