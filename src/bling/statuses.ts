import { z } from 'zod';

import { ErpStatusId } from '../commerce/ids.ts';
import type { Api } from './api.ts';
import type { Bling } from './bling.ts';
import type { ErpStatus } from './erp-account.ts';
import { Digits, flag, idAs, listOf, optionalId, text } from './wire.ts';

/** Seeded ids and their normalised value (guide 5.8). */
const VALUE_BY_ID: Readonly<Record<string, number>> = {
  6: 0,
  9: 1,
  12: 2,
  15: 3,
  18: 4,
  21: 10,
  24: 11,
};

/** For those whose id is not known. */
const VALUE_BY_NAME: Readonly<Record<string, number>> = {
  'faturado parcialmente': 5,
  'atendido parcialmente': 6,
  'aguardando pagamento': 7,
  'pagamento confirmado': 8,
  'checkout parcial': 12,
};

/** One row of `GET /situacoes/modulos/{id}`. */
export const StatusRow = z
  .object({ id: idAs(ErpStatusId), nome: text, idHerdado: optionalId(ErpStatusId) })
  .transform((wire): ErpStatus => ({
    id: wire.id,
    name: wire.nome,
    inheritedId: wire.idHerdado,
    value:
      VALUE_BY_ID[wire.id] ??
      VALUE_BY_ID[wire.idHerdado ?? ''] ??
      VALUE_BY_NAME[wire.nome.toLowerCase()],
  }));

const ModuleRow = z.object({ id: idAs(Digits), nome: text });
const ActionRow = z.object({ id: idAs(Digits), nome: text });
const TransitionRow = z.object({
  id: idAs(Digits),
  ativo: flag,
  acoes: listOf(idAs(Digits)),
  situacaoOrigem: z.object({ id: idAs(ErpStatusId) }),
  situacaoDestino: z.object({ id: idAs(ErpStatusId) }),
});

/** The sales module has this id in every account seen (guide 5.8). */
const USUAL_SALES_MODULE = '98310';

/** `/situacoes` of sales orders; never paged. */
export function createStatuses(api: Api): Bling['statuses'] {
  async function salesModulePath(): Promise<string> {
    const modules = await api.list(ModuleRow, '/situacoes/modulos');
    const sales = modules.find(({ nome }) => nome.toLowerCase() === 'vendas');
    return `/situacoes/modulos/${sales?.id ?? USUAL_SALES_MODULE}`;
  }

  return {
    async list() {
      return api.list(StatusRow, await salesModulePath());
    },

    async transitions() {
      const path = await salesModulePath();
      const actions = await api.list(ActionRow, `${path}/acoes`);
      const nameById = new Map(actions.map(({ id, nome }) => [id, nome]));
      const rows = await api.list(TransitionRow, `${path}/transicoes`);
      return rows.map((row) => ({
        id: row.id,
        active: row.ativo,
        fromId: row.situacaoOrigem.id,
        toId: row.situacaoDestino.id,
        actions: row.acoes.map((id) => nameById.get(id) ?? id),
      }));
    },
  };
}
