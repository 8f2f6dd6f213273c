import { z } from 'zod';

import { ErpProductId } from '../commerce/ids.ts';
import type { Product, ProductAttribute, ProductRow } from '../commerce/product.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { multiplyQuantity, NONE } from '../kernel/quantity.ts';
import { amount, idAs, knownMoney, linkTo, listOf, optionalId, tableNumber, text } from './wire.ts';

const rowFields = z.object({
  id: idAs(ErpProductId),
  idProdutoPai: optionalId(ErpProductId),
  nome: text,
  codigo: text,
  preco: knownMoney,
  tipo: text,
  situacao: text,
  formato: text,
  descricaoCurta: text,
  imagemURL: text,
});

/** One row of `GET /produtos` (guide 5.2, column L). */
export const ProductListRow = rowFields.transform((wire): ProductRow => ({
  ...toRow(wire),
  imageUrl: wire.imagemURL,
}));

const link = z.object({ link: text });
const pictures = z
  .object({
    internas: listOf(link.extend({ ordem: tableNumber })),
    externas: listOf(link),
    imagensURL: listOf(link),
  })
  .nullish();

const detailFields = rowFields.extend({
  descricaoComplementar: text,
  marca: text,
  gtin: text,
  tributacao: z.object({ ncm: text, cest: text, origem: tableNumber }).nullish(),
  pesoBruto: amount,
  dimensoes: z
    .object({ largura: amount, altura: amount, profundidade: amount, unidadeMedida: tableNumber })
    .nullish(),
  midia: z.object({ imagens: pictures }).nullish(),
  estrutura: z
    .object({
      tipoEstoque: text,
      componentes: listOf(
        z.object({ produto: z.object({ id: idAs(ErpProductId) }), quantidade: amount }),
      ),
    })
    .nullish(),
  variacao: z.object({ nome: text, produtoPai: linkTo(ErpProductId) }).nullish(),
});
type DetailFields = z.infer<typeof detailFields>;

/** `GET /produtos/{id}` (guide 5.2, columns L and D). */
export const ProductDetail = detailFields
  .extend({ variacoes: listOf(detailFields) })
  .transform(({ variacoes, ...wire }): Product => {
    const variations = variacoes.map((child) => toProduct({ ...child, parentId: wire.id }));
    return { ...toProduct(wire), variations };
  });

function toProduct(wire: DetailFields & { readonly parentId?: ErpProductId }): Product {
  const idProdutoPai = wire.idProdutoPai ?? wire.variacao?.produtoPai ?? wire.parentId;
  return {
    ...toRow({ ...wire, idProdutoPai }),
    description: wire.descricaoComplementar,
    brand: wire.marca,
    gtin: wire.gtin,
    tax: {
      taxClass: digitsOf(wire.tributacao?.ncm),
      taxSubstitutionCode: digitsOf(wire.tributacao?.cest),
      origin: wire.tributacao?.origem,
    },
    grossWeightKg: wire.pesoBruto === NONE ? undefined : wire.pesoBruto,
    dimensionsCm: toCentimetres(wire.dimensoes),
    attributes: toAttributes(wire.variacao?.nome ?? ''),
    imageUrls: toImageUrls(wire.midia?.imagens),
    kit: toKit(wire),
    variations: [],
  };
}

function toRow(wire: Omit<z.infer<typeof rowFields>, 'imagemURL'>) {
  return {
    id: wire.id,
    parentId: wire.idProdutoPai,
    shape: toShape(wire),
    goods: wire.tipo === 'P' || wire.tipo === '',
    state: STATES[wire.situacao] ?? 'inactive',
    sku: wire.codigo,
    name: wire.nome,
    priceCents: wire.preco,
    shortDescription: wire.descricaoCurta,
  } as const;
}

const STATES: Readonly<Record<string, ProductRow['state']>> = {
  A: 'active',
  I: 'inactive',
  E: 'deleted',
};

function toShape(wire: Pick<DetailFields, 'idProdutoPai' | 'formato'>): ProductRow['shape'] {
  if (wire.idProdutoPai !== undefined) return 'variation';
  if (wire.formato === 'V') return 'parent';
  return wire.formato === 'E' ? 'kit' : 'simple';
}

function toKit({ formato, estrutura }: DetailFields): Product['kit'] {
  if (formato !== 'E' || !estrutura) return undefined;
  return {
    stock: estrutura.tipoEstoque === 'F' ? 'own' : 'from_components',
    components: estrutura.componentes.map(({ produto, quantidade }) => ({
      productId: produto.id,
      quantity: quantidade,
    })),
  };
}

/** `Tamanho:G;Cor:Verde` */
function toAttributes(name: string): ProductAttribute[] {
  return name
    .split(';')
    .map((pair) => pair.split(/:(.*)/s))
    .map(([attribute = '', option = '']) => ({ name: attribute.trim(), option: option.trim() }))
    .filter((attribute) => attribute.name !== '');
}

function toImageUrls(found: z.infer<typeof pictures>): string[] {
  const hosted = found?.internas.toSorted((a, b) => (a.ordem ?? 0) - (b.ordem ?? 0)) ?? [];
  const all = [...hosted, ...(found?.externas ?? []), ...(found?.imagensURL ?? [])];
  return [...new Set(all.map(({ link: url }) => url).filter((url) => url !== ''))];
}

/** 0 metre, 1 centimetre, 2 millimetre. */
const CENTIMETRES: Readonly<Record<number, number>> = { 0: 100, 1: 1, 2: 0.1 };

function toCentimetres(wire: DetailFields['dimensoes']): Product['dimensionsCm'] {
  if (!wire) return undefined;
  const each = CENTIMETRES[wire.unidadeMedida ?? 1] ?? 1;
  const toCm = (length: Quantity) => multiplyQuantity(length, each);
  const sides = [wire.profundidade, wire.largura, wire.altura];
  if (sides.every((side) => side === NONE)) return undefined;
  return {
    length: toCm(wire.profundidade),
    width: toCm(wire.largura),
    height: toCm(wire.altura),
  };
}

function digitsOf(code = ''): string {
  return code.replaceAll(/\D/g, '');
}
