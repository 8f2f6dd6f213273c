import { toSaoPauloDateTime } from '../../../kernel/sao-paulo-time.ts';
import { notesOfOrder } from '../fiscal/books.ts';
import type { OrderFields } from '../state/order-fields.ts';
import type { Order } from '../state/records.ts';
import type { Account } from '../world.ts';
import { findService, PARCEL_TEXTS, type Carrier, type ParcelSituation } from './logistics.ts';

export type Volume = OrderFields['transporte']['volumes'][number];

/** One volume of an order. Its id is that of the logistics object (guide 5.7). */
export interface Parcel {
  readonly order: Order;
  readonly volume: Volume;
}

export function parcelsOf(account: Account): Parcel[] {
  return [...account.orders.values()].flatMap((order) =>
    order.fields.transporte.volumes.map((volume) => ({ order, volume })),
  );
}

/** None for a volume whose service is no service of this account, unless the options let it (guide 5.7). */
export function findParcel(account: Account, volumeId: number): Parcel | undefined {
  const found = parcelsOf(account).find(({ volume }) => volume.id === volumeId);
  if (!found) return undefined;
  const isKnown = findService(account.logistics, found.volume.servico) !== undefined;
  return isKnown || !account.world.options.parcelNeedsKnownService ? found : undefined;
}

/** 8 not posted without a code, 6 linked with one, until it moves. */
export function situationOf(account: Account, { codigoRastreamento: code }: Volume) {
  const untouched: ParcelSituation = code === '' ? 8 : 6;
  return account.logistics.tracking.get(code)?.situacao ?? untouched;
}

/** `GET /logisticas/objetos/{id}` (guide 5.12). */
export function parcelView(account: Account, { order, volume }: Parcel) {
  const { fields } = order;
  const service = findService(account.logistics, volume.servico);
  return {
    pedidoVenda: { id: order.id },
    notaFiscal: { id: notesOfOrder(account.fiscal, order.id)[0]?.id ?? 0 },
    servico: { id: service?.id ?? 0 },
    rastreamento: trackingView(account, { order, volume }),
    dimensao: {
      peso: fields.transporte.pesoBruto,
      altura: 0,
      largura: 0,
      comprimento: 0,
      diametro: 0,
    },
    embalagem: { id: 0 },
    dataSaida: fields.dataSaida,
    prazoEntregaPrevisto: fields.transporte.prazoEntrega || (service?.estimativaEntrega ?? 0),
    fretePrevisto: fields.transporte.frete,
    valorDeclarado: 0,
    avisoRecebimento: false,
    maoPropria: false,
  };
}

function trackingView(account: Account, { order, volume }: Parcel) {
  const { codigoRastreamento: codigo } = volume;
  const tracking = account.logistics.tracking.get(codigo);
  const situacao = situationOf(account, volume);
  return {
    codigo,
    descricao: tracking?.descricao ?? PARCEL_TEXTS[situacao],
    situacao,
    origem: account.fiscal.settings.municipio,
    destino: order.fields.transporte.etiqueta.municipio,
    ultimaAlteracao: timeOf(account, tracking?.changedAt ?? order.changedAt),
    url: codigo === '' ? '' : `${carrierOf(account, volume)?.trackingUrl ?? ''}${codigo}`,
  };
}

function timeOf({ world }: Account, instant: number): string {
  const plain = toSaoPauloDateTime(instant);
  return world.options.parcelTimeHasZone ? `${plain.replace(' ', 'T')}-03:00` : plain;
}

function carrierOf({ logistics }: Account, { servico }: Volume): Carrier | undefined {
  return logistics.carriers.get(findService(logistics, servico)?.logisticaId ?? 0);
}

/** One parcel as it stands, for judges. */
export interface ParcelSnapshot {
  readonly volumeId: number;
  readonly orderId: number;
  readonly numeroLoja: string;
  readonly servico: string;
  readonly codigoRastreamento: string;
  /** 0 posted, 1 in transit, 3 delivered, … (guide 5.12). */
  readonly situacao: number;
}

export function parcelSnapshots(account: Account): ParcelSnapshot[] {
  return parcelsOf(account).map(({ order, volume }) => ({
    volumeId: volume.id,
    orderId: order.id,
    numeroLoja: order.fields.numeroLoja,
    servico: volume.servico,
    codigoRastreamento: volume.codigoRastreamento,
    situacao: situationOf(account, volume),
  }));
}
