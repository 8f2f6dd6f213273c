import { z } from 'zod';

import { ChannelId, ErpProductId } from '../commerce/ids.ts';
import type { Api, Query } from './api.ts';
import type { BlingStoreLinks } from './bling.ts';
import { link, reais, toBody } from './body.ts';
import { changedSince } from './changed-since.ts';
import type { NewStoreLink, StoreLink } from './erp-product.ts';
import { Digits, idAs, money, text } from './wire.ts';

/** One row of `GET /produtos/lojas` (guide 5.3). */
export const StoreLinkRow = z
  .object({
    id: idAs(Digits),
    codigo: text,
    preco: money,
    precoPromocional: money,
    produto: z.object({ id: idAs(ErpProductId) }),
    loja: z.object({ id: idAs(ChannelId) }),
  })
  .transform((wire): StoreLink => ({
    linkId: wire.id,
    productId: wire.produto.id,
    channelId: wire.loja.id,
    storeCode: wire.codigo,
    priceCents: wire.preco,
    promotionCents: wire.precoPromocional,
  }));

export function createStoreLinks(api: Api): BlingStoreLinks {
  return {
    list({ page, channelId, productId, changed }) {
      const filters: Query = [
        ...(channelId === undefined ? [] : [['idLoja', channelId] as const]),
        ...(productId === undefined ? [] : [['idProduto', productId] as const]),
        ...(changed ? changedSince(changed) : []),
      ];
      return api.page(StoreLinkRow, '/produtos/lojas', { page, filters });
    },

    create: (wanted) =>
      api.create(idAs(Digits), {
        method: 'POST',
        path: '/produtos/lojas',
        body: toBody(toLinkBody(wanted)),
      }),

    update: (linkId, wanted) =>
      api.write({
        method: 'PUT',
        path: `/produtos/lojas/${linkId}`,
        body: toBody(toLinkBody(wanted)),
      }),
  };
}

function toLinkBody(wanted: NewStoreLink) {
  return {
    codigo: wanted.storeCode,
    preco: reais(wanted.priceCents),
    precoPromocional: reais(wanted.promotionCents),
    produto: link(wanted.productId),
    loja: link(wanted.channelId),
  };
}
