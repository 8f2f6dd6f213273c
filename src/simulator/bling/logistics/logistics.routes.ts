import { apiRoutes, recordAt, type ApiContext } from '../routes/api-env.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import type { Carrier, CarrierService } from './logistics.ts';
import { findParcel, parcelView } from './parcel.ts';

/** `/logisticas` (guide 5.12): read-only, for writes of objects are for custom logistics. */
export const logistics = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const isWanted = kindFilter(query);
    const situacao = query.text('situacao');
    const rows = [...account.logistics.carriers.values()].filter(
      (row) => isWanted(row.tipoIntegracao) && (situacao ?? row.situacao) === row.situacao,
    );
    const shown = page(rows, query, account.world.options);
    return c.json({ data: shown.map((carrier) => carrierRow(account, carrier)) });
  })
  .get('/servicos', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const isWanted = kindFilter(query);
    const rows = [...account.logistics.services.values()].filter((row) =>
      isWanted(account.logistics.carriers.get(row.logisticaId)?.tipoIntegracao ?? ''),
    );
    return c.json({ data: page(rows, query, account.world.options).map(serviceRow) });
  })
  .get('/servicos/:id', (c) =>
    c.json({ data: serviceRow(recordAt(c, 'id', c.env.account.logistics.services)) }),
  )
  .get('/objetos/:id', (c) => {
    const parcel = findParcel(c.env.account, Number(c.req.param('id')));
    if (!parcel) throw refuse.notFound();
    return c.json({ data: parcelView(c.env.account, parcel) });
  })
  .get('/:id', (c) => c.json({ data: carrierDetail(c) }));

function kindFilter(query: Query): (kind: string) => boolean {
  const one = query.text('tipoIntegracao');
  const many = one === undefined ? query.texts('tiposIntegracoes') : [one];
  return (kind) => many.length === 0 || many.includes(kind);
}

function carrierRow(account: Account, carrier: Carrier) {
  const { id, descricao, tipoIntegracao, integracaoNativa, situacao } = carrier;
  const servicos = servicesOf(account, id).map((service) => ({ id: service.id }));
  return {
    id,
    descricao,
    tipoIntegracao,
    integracaoNativa,
    situacao,
    integracao: { id: integracaoNativa ? id : 0 },
    servicos,
  };
}

function carrierDetail(c: ApiContext) {
  const { account } = c.env;
  const carrier = recordAt(c, 'id', account.logistics.carriers);
  const showsAll = c.req.query('listarServicosInativos') === 'true';
  const services = servicesOf(account, carrier.id).filter(({ ativo }) => showsAll || ativo);
  return { ...carrierRow(account, carrier), servicos: services.map(serviceView) };
}

function servicesOf({ logistics: { services } }: Account, carrierId: number): CarrierService[] {
  return [...services.values()].filter(({ logisticaId }) => logisticaId === carrierId);
}

function serviceRow(service: CarrierService) {
  return { ...serviceView(service), idCodigoServico: service.codigo };
}

function serviceView(service: CarrierService) {
  const { logisticaId, ...shown } = service;
  return { ...shown, freteItem: 0, logistica: { id: logisticaId }, transportador: { id: 0 } };
}
