import type { NewErpOrder } from './erp-order.ts';
import { toOrderBody } from './order-body.ts';

type Json = Readonly<Record<string, unknown>>;

/** Bling's own and read-only fields: sent back they are refused or, worse, taken (guide 5.7, recipe of PUT). */
const NOT_SENT = ['id', 'numero', 'total', 'totalProdutos', 'situacao', 'notaFiscal', 'tributacao'];

/**
 * What Bling has, with ours over it: a PUT replaces all, so what we do not know stays only if it is sent. Lines,
 * instalments and parcels are ours as a whole: the ids of an older read are stale (guide 5.7).
 */
export function mergeOrder(present: Json, order: NewErpOrder): Json {
  const ours = toOrderBody(order);
  const transport = asJson(present['transporte']);
  const kept = Object.fromEntries(
    Object.entries(present).filter(([name]) => !NOT_SENT.includes(name)),
  );
  return {
    ...kept,
    ...withoutAbsent(ours),
    situacao: undefined,
    transporte: {
      ...transport,
      ...withoutAbsent(ours.transporte),
      volumes: ours.transporte.volumes ?? parcelsOf(transport),
    },
  };
}

/** A parcel keeps its service and its tracking code; its id is made anew. */
function parcelsOf(transport: Json): unknown {
  const volumes: unknown = transport['volumes'];
  if (!Array.isArray(volumes)) return undefined;
  return volumes.map((volume) => ({ ...asJson(volume), id: undefined }));
}

function withoutAbsent(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
