/** Carriers, their services, and where parcels are. Maps are in the order of inclusion. */
export interface Logistics {
  readonly carriers: Map<number, Carrier>;
  readonly services: Map<number, CarrierService>;
  /** By tracking code, so that it outlives the ids of volumes, which every save of an order renews. */
  readonly tracking: Map<string, Tracking>;
}

/** `/logisticas` (guide 5.12). */
export interface Carrier {
  readonly id: number;
  readonly descricao: string;
  /** Such as `Correios`, `MelhorEnvio`, `CustomLogistic`. */
  readonly tipoIntegracao: string;
  readonly integracaoNativa: boolean;
  /** H enabled, D disabled. */
  readonly situacao: 'H' | 'D';
  /** The address of a parcel, without its code. */
  readonly trackingUrl: string;
}

export interface CarrierService {
  readonly id: number;
  readonly logisticaId: number;
  readonly descricao: string;
  readonly codigo: string;
  /** What `transporte.volumes[].servico` may say. */
  readonly aliases: readonly string[];
  readonly ativo: boolean;
  /** Days. */
  readonly estimativaEntrega: number;
}

/** `rastreamento.situacao` (guide 5.12). */
export const PARCEL_TEXTS = {
  0: 'Objeto postado',
  1: 'Objeto em trânsito',
  2: 'Objeto não entregue',
  3: 'Objeto entregue ao destinatário',
  4: 'Objeto aguardando retirada',
  5: 'Etiqueta comprada',
  6: 'Objeto vinculado',
  7: 'Objeto atrasado',
  8: 'Objeto não postado',
  9: 'Objeto suspenso',
} as const;
export type ParcelSituation = keyof typeof PARCEL_TEXTS;

export interface Tracking {
  readonly codigo: string;
  situacao: ParcelSituation;
  descricao: string;
  /** Epoch milliseconds. */
  changedAt: number;
}

/** Ids of the first day are made without a throw of the dice, so that seeded runs stay as they were. */
const FIRST_ID = 7_100_000_000;

const CORREIOS = {
  descricao: 'Correios',
  tipoIntegracao: 'Correios',
  integracaoNativa: true,
  situacao: 'H',
  trackingUrl: 'https://rastreamento.correios.com.br/app/index.php?objeto=',
} as const;
const SERVICES = [
  { descricao: 'PAC', codigo: '03298', aliases: ['PAC', 'PAC CONTRATO AG'], estimativaEntrega: 8 },
  {
    descricao: 'SEDEX',
    codigo: '03220',
    aliases: ['SEDEX', 'SEDEX CONTRATO AG'],
    estimativaEntrega: 3,
  },
];

/** A new account has the post office, with its two services. */
export function firstLogistics(accountsBefore: number): Logistics {
  const logisticaId = FIRST_ID + accountsBefore * 100 + 1;
  const services = SERVICES.map((service, index): CarrierService => ({
    id: logisticaId + index + 1,
    logisticaId,
    ativo: true,
    ...service,
  }));
  return {
    carriers: new Map([[logisticaId, { id: logisticaId, ...CORREIOS }]]),
    services: new Map(services.map((service) => [service.id, service])),
    tracking: new Map(),
  };
}

/** The active service that a volume names, by name or alias; case does not matter. */
export function findService(
  { services, carriers }: Logistics,
  named: string,
): CarrierService | undefined {
  const wanted = named.trim().toLowerCase();
  return [...services.values()].find(
    ({ ativo, descricao, aliases, logisticaId }) =>
      ativo &&
      carriers.get(logisticaId)?.situacao === 'H' &&
      [descricao, ...aliases].some((name) => name.toLowerCase() === wanted),
  );
}
