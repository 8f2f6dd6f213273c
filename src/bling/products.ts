import { ErpProductId } from '../commerce/ids.ts';
import type { Api, Query } from './api.ts';
import type { BlingProducts } from './bling.ts';
import { clip, reais, toBody } from './body.ts';
import { changedSince } from './changed-since.ts';
import type { ErpProductChange, NewErpProduct } from './erp-product.ts';
import { ProductDetail, ProductListRow } from './product-reading.ts';
import { idAs } from './wire.ts';

const BALANCE_FILTER = { zero: '0', positive: '1', negative: '2' } as const;
const STATE_LETTER = { active: 'A', inactive: 'I' } as const;

/** `/produtos` (guide 5.2). */
export function createProducts(api: Api): BlingProducts {
  return {
    list({ page, changed, ids = [], skus = [], balance }) {
      const filters: Query = [
        ['criterio', '5'],
        ['tipo', 'T'],
        ...(changed ? changedSince(changed) : []),
        ...ids.map((id) => ['idsProdutos[]', id] as const),
        ...skus.map((sku) => ['codigos[]', sku] as const),
        ...(balance ? [['filtroSaldoEstoque', BALANCE_FILTER[balance]] as const] : []),
      ];
      return api.page(ProductListRow, '/produtos', { page, filters });
    },

    get: (id) => api.find(ProductDetail, `/produtos/${id}`),

    create: (product) =>
      api.create(idAs(ErpProductId), {
        method: 'POST',
        path: '/produtos',
        body: toBody(toNewBody(product)),
      }),

    patch: (id, change) =>
      api.write({ method: 'PATCH', path: `/produtos/${id}`, body: toBody(toChangeBody(change)) }),
  };
}

function toNewBody(product: NewErpProduct) {
  return {
    nome: clip(product.name, 120),
    codigo: product.sku,
    tipo: 'P',
    situacao: 'A',
    formato: 'S',
    preco: reais(product.priceCents),
    unidade: clip(product.unit ?? 'UN', 6),
    descricaoCurta: product.shortDescription,
    descricaoComplementar: product.description,
    marca: product.brand,
    gtin: product.gtin,
    pesoBruto: product.grossWeightKg === undefined ? undefined : Number(product.grossWeightKg),
  };
}

function toChangeBody(change: ErpProductChange) {
  return {
    nome: change.name === undefined ? undefined : clip(change.name, 120),
    codigo: change.sku,
    preco: change.priceCents === undefined ? undefined : reais(change.priceCents),
    situacao: change.state === undefined ? undefined : STATE_LETTER[change.state],
    descricaoCurta: change.shortDescription,
    descricaoComplementar: change.description,
  };
}
