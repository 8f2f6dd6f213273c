import { z } from 'zod';

import type { Api } from './api.ts';
import type { BlingLogistics } from './bling.ts';
import type { ErpCarrierService, ErpParcel } from './erp-logistics.ts';
import { Digits, flag, idAs, listOf, tableNumber, text } from './wire.ts';

/** One row of `GET /logisticas/servicos` (guide 5.12). */
export const CarrierServiceRow = z
  .object({ id: idAs(Digits), descricao: text, aliases: listOf(text), ativo: flag })
  .transform((wire): ErpCarrierService => ({
    id: wire.id,
    name: wire.descricao,
    aliases: wire.aliases.filter((alias) => alias !== ''),
    active: wire.ativo,
  }));

const PARCEL_STATES: Readonly<Record<number, ErpParcel['state']>> = {
  0: 'posted',
  1: 'in_transit',
  2: 'not_delivered',
  3: 'delivered',
  4: 'waiting_pickup',
  5: 'label_bought',
  6: 'linked',
  7: 'late',
  8: 'not_posted',
  9: 'suspended',
};

/** `GET /logisticas/objetos/{id}` (guide 5.12). */
export const ParcelDetail = z
  .object({
    rastreamento: z
      .object({ codigo: text, descricao: text, situacao: tableNumber, url: text })
      .nullish(),
  })
  .transform(({ rastreamento }): ErpParcel => ({
    trackingCode: rastreamento?.codigo ?? '',
    trackingUrl: rastreamento?.url ?? '',
    state: PARCEL_STATES[rastreamento?.situacao ?? -1] ?? 'unknown',
    description: rastreamento?.descricao ?? '',
  }));

/** `/logisticas` (guide 5.12): read only, for writes are for custom logistics. */
export function createLogistics(api: Api): BlingLogistics {
  return {
    services: () => api.pages(CarrierServiceRow, '/logisticas/servicos', []),
    parcel: (volumeId) => api.find(ParcelDetail, `/logisticas/objetos/${volumeId}`),
  };
}
