import { z } from 'zod';

import { ChannelId, PaymentMethodId, WarehouseId } from '../commerce/ids.ts';
import type { Api } from './api.ts';
import type { Bling } from './bling.ts';
import type {
  ErpCategory,
  ErpChannel,
  ErpCompany,
  ErpNature,
  ErpPaymentMethod,
  ErpPaymentTerms,
  ErpWarehouse,
} from './erp-account.ts';
import { Digits, flag, idAs, linkTo, tableNumber, text } from './wire.ts';

/** `GET /empresas/me/dados-basicos` (guide 5.12). */
export const Company = z
  .object({ id: z.string().min(1), nome: text, cnpj: text })
  .transform(({ id, nome, cnpj }): ErpCompany => ({ companyId: id, name: nome, cnpj }));

/** `GET /categorias/produtos` (guide 5.4). */
export const CategoryRow = z
  .object({ id: idAs(Digits), descricao: text, categoriaPai: linkTo(Digits) })
  .transform((wire): ErpCategory => ({
    id: wire.id,
    name: wire.descricao,
    parentId: wire.categoriaPai,
  }));

/** `GET /depositos` (guide 5.5). */
export const WarehouseRow = z
  .object({
    id: idAs(WarehouseId),
    descricao: text,
    situacao: flag,
    padrao: flag,
    desconsiderarSaldo: flag,
  })
  .transform((wire): ErpWarehouse => ({
    id: wire.id,
    name: wire.descricao,
    active: wire.situacao,
    isDefault: wire.padrao,
    counts: !wire.desconsiderarSaldo,
  }));

const PURPOSES: Readonly<Record<number, ErpPaymentMethod['purpose']>> = {
  1: 'pay',
  2: 'receive',
  3: 'both',
};

/** `GET /formas-pagamentos` (guide 5.9). */
const paymentFields = z.object({
  id: idAs(PaymentMethodId),
  descricao: text,
  tipoPagamento: tableNumber,
  situacao: flag,
  padrao: tableNumber,
  finalidade: tableNumber,
});
export const PaymentMethodRow = paymentFields.transform(toPaymentMethod);
const OTHER_PAYMENT = 99;

const DESTINATIONS: Readonly<Record<number, ErpPaymentTerms['destination']>> = {
  1: 'receivable',
  2: 'financial_record',
  3: 'cash',
};

/** `GET /formas-pagamentos/{id}` (guide 5.9). */
export const PaymentTermsDetail = paymentFields
  .extend({
    destino: tableNumber,
    dadosCartao: z.object({ autoLiquidacao: flag }).nullish(),
  })
  .transform((wire): ErpPaymentTerms => ({
    ...toPaymentMethod(wire),
    destination: DESTINATIONS[wire.destino ?? 0] ?? 'unknown',
    settlesItself: wire.dadosCartao?.autoLiquidacao ?? false,
  }));

function toPaymentMethod(wire: z.infer<typeof paymentFields>): ErpPaymentMethod {
  return {
    id: wire.id,
    name: wire.descricao,
    type: wire.tipoPagamento ?? OTHER_PAYMENT,
    active: wire.situacao,
    isDefault: wire.padrao === 1,
    purpose: PURPOSES[wire.finalidade ?? 0] ?? 'unknown',
  };
}

/** `GET /naturezas-operacoes` (guide 5.12). */
export const NatureRow = z
  .object({ id: idAs(Digits), descricao: text, situacao: flag, padrao: tableNumber })
  .transform((wire): ErpNature => ({
    id: wire.id,
    name: wire.descricao,
    active: wire.situacao,
    defaultFor: wire.padrao ?? 0,
  }));

/** `GET /canais-venda` (guide 5.12). */
export const ChannelRow = z
  .object({ id: idAs(ChannelId), descricao: text, tipo: text, situacao: tableNumber })
  .transform((wire): ErpChannel => ({
    id: wire.id,
    name: wire.descricao,
    type: wire.tipo,
    active: wire.situacao === 1,
  }));

type Settings = Pick<
  Bling,
  'company' | 'categories' | 'warehouses' | 'paymentMethods' | 'channels' | 'natures'
>;

/** What an account is made of: read once and kept by the caller (guide 6). Every state is asked for. */
export function createAccountSettings(api: Api): Settings {
  async function inStates<Row extends z.ZodType>(row: Row, path: string, states: string[]) {
    const lists = states.map((state) => api.pages(row, path, [['situacao', state]]));
    return (await Promise.all(lists)).flat();
  }

  return {
    company: () => api.read(Company, '/empresas/me/dados-basicos'),
    categories: {
      list: (page) => api.page(CategoryRow, '/categorias/produtos', { page, filters: [] }),
    },
    warehouses: { list: () => inStates(WarehouseRow, '/depositos', ['1', '0']) },
    paymentMethods: {
      list: () => inStates(PaymentMethodRow, '/formas-pagamentos', ['1', '0']),
      get: (id) => api.find(PaymentTermsDetail, `/formas-pagamentos/${id}`),
    },
    natures: { list: () => inStates(NatureRow, '/naturezas-operacoes', ['1', '0']) },
    channels: { list: () => inStates(ChannelRow, '/canais-venda', ['1', '2']) },
  };
}
