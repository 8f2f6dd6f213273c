import { z } from 'zod';

const Reference = z.object({ id: z.number().int() });
const Link = z.object({ link: z.string() });

/** Where a product stands in a kit (guide 5.2 `estrutura`). */
export const ProductStructure = z.object({
  tipoEstoque: z.enum(['', 'F', 'V']),
  lancamentoEstoque: z.enum(['', 'A', 'M', 'P']),
  componentes: z.array(z.object({ produto: Reference, quantidade: z.number() })),
});

/**
 * All that a person or a client may write on a product, complete: what is not given holds the value
 * Bling shows for "nothing" (samples/product-detail.recorded.json).
 */
export const ProductFields = z.object({
  nome: z.string().min(1).max(120),
  codigo: z.string().max(60),
  preco: z.number(),
  tipo: z.enum(['P', 'S', 'N']),
  situacao: z.enum(['A', 'I', 'E']),
  formato: z.enum(['S', 'V', 'E']),
  descricaoCurta: z.string(),
  dataValidade: z.string(),
  unidade: z.string().max(6),
  pesoLiquido: z.number(),
  pesoBruto: z.number(),
  volumes: z.number().int(),
  itensPorCaixa: z.number(),
  gtin: z.string(),
  gtinEmbalagem: z.string(),
  tipoProducao: z.enum(['', 'P', 'T']),
  condicao: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  freteGratis: z.boolean(),
  marca: z.string(),
  descricaoComplementar: z.string(),
  linkExterno: z.string(),
  observacoes: z.string(),
  descricaoEmbalagemDiscreta: z.string(),
  categoria: Reference,
  estoque: z.object({
    minimo: z.number(),
    maximo: z.number(),
    crossdocking: z.number(),
    localizacao: z.string(),
  }),
  actionEstoque: z.enum(['', 'Z', 'T']),
  dimensoes: z.object({
    largura: z.number(),
    altura: z.number(),
    profundidade: z.number(),
    unidadeMedida: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  }),
  tributacao: z.object({
    origem: z.number().int(),
    nFCI: z.string(),
    ncm: z.string(),
    cest: z.string(),
    codigoListaServicos: z.string(),
    spedTipoItem: z.string(),
    codigoItem: z.string(),
    percentualTributos: z.number(),
    valorBaseStRetencao: z.number(),
    valorStRetencao: z.number(),
    valorICMSSubstituto: z.number(),
    codigoExcecaoTipi: z.string(),
    classeEnquadramentoIpi: z.string(),
    valorIpiFixo: z.number(),
    codigoSeloIpi: z.string(),
    valorPisFixo: z.number(),
    valorCofinsFixo: z.number(),
    codigoANP: z.string(),
    descricaoANP: z.string(),
    percentualGLP: z.number(),
    percentualGasNacional: z.number(),
    percentualGasImportado: z.number(),
    valorPartida: z.number(),
    tipoArmamento: z.number().int(),
    descricaoCompletaArmamento: z.string(),
    dadosAdicionais: z.string(),
    grupoProduto: Reference,
  }),
  midia: z.object({
    video: z.object({ url: z.string() }),
    imagens: z.object({ imagensURL: z.array(Link) }),
  }),
  linhaProduto: Reference,
  estrutura: ProductStructure,
  camposCustomizados: z.array(
    z.object({
      idCampoCustomizado: z.number().int(),
      idVinculo: z.number().int().optional(),
      valor: z.string().optional(),
      item: z.string().optional(),
    }),
  ),
  artigoPerigoso: z.boolean(),
});
export type ProductFields = z.infer<typeof ProductFields>;
