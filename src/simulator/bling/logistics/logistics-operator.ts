import { orderChanged } from '../state/order-events.ts';
import type { Order } from '../state/records.ts';
import type { Account } from '../world.ts';
import { PARCEL_TEXTS, type ParcelSituation } from './logistics.ts';
import { parcelsOf, type Volume } from './parcel.ts';

/** A person at the packing table, and the carrier's own system. */
export interface LogisticsOperator {
  /**
   * Writes a tracking code on a volume of an order, which gets a volume if it has none.
   *
   * @returns the id of the volume
   */
  setTracking(account: string, orderId: number, label: TrackingLabel): number;
  /** A parcel moves: posted, in transit, delivered, … */
  moveParcel(account: string, move: ParcelMove): void;
}

export interface TrackingLabel {
  readonly codigo: string;
  /** Index of the volume, the first when left out. */
  readonly volume?: number | undefined;
  /** An alias; of a new volume or in place of the old one. */
  readonly servico?: string | undefined;
}

export interface ParcelMove {
  readonly codigo: string;
  readonly situacao: ParcelSituation;
  readonly descricao?: string | undefined;
}

interface Ledger {
  readonly accountNamed: (key: string) => Account;
  readonly withOrder: (
    key: string,
    id: number,
    act: (account: Account, order: Order) => void,
  ) => void;
}

export function createLogisticsOperator({ accountNamed, withOrder }: Ledger): LogisticsOperator {
  return {
    setTracking(key, orderId, label) {
      let volumeId = 0;
      withOrder(key, orderId, (account, order) => {
        volumeId = setTracking(account, order, label);
      });
      return volumeId;
    },
    moveParcel: (key, move) => moveParcel(accountNamed(key), move),
  };
}

function setTracking(account: Account, order: Order, label: TrackingLabel): number {
  const { codigo, volume: index = 0, servico } = label;
  const { transporte } = order.fields;
  const known = transporte.volumes[index];
  const volume: Volume = {
    id: known?.id ?? account.world.ids.next(),
    servico: servico ?? known?.servico ?? firstAlias(account),
    codigoRastreamento: codigo,
  };
  const volumes = known
    ? transporte.volumes.map((row) => (row === known ? volume : row))
    : [...transporte.volumes, volume];
  order.fields = { ...order.fields, transporte: { ...transporte, volumes } };
  tellOrder(account, order);
  return volume.id;
}

/** Logistics has no events (guide 4.1); whether the sale tells of it is an option. */
function moveParcel(account: Account, { codigo, situacao, descricao }: ParcelMove): void {
  const parcels = parcelsOf(account).filter(({ volume }) => volume.codigoRastreamento === codigo);
  if (parcels.length === 0) throw new RangeError(`this Bling has no parcel ${codigo}`);
  account.logistics.tracking.set(codigo, {
    codigo,
    situacao,
    descricao: descricao ?? PARCEL_TEXTS[situacao],
    changedAt: account.world.clock.now(),
  });
  if (!account.world.options.parcelMovesUpdateOrder) return;
  for (const { order } of parcels) tellOrder(account, order);
}

function tellOrder(account: Account, order: Order): void {
  order.changedAt = account.world.clock.now();
  account.world.emit(account, orderChanged(account, order, 'updated'));
}

function firstAlias({ logistics }: Account): string {
  return [...logistics.services.values()][0]?.aliases[0] ?? '';
}
