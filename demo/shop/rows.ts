import type { ProductSeed, VariationSeed } from '../../src/simulator/bling/seed.ts';

/** `[SKU, name, price in reais, gross weight in kg, what a shopkeeper would write about it]` */
export type GoodsRow = readonly [
  codigo: string,
  nome: string,
  preco: number,
  peso: number,
  texto: string,
];

/** NCM of what a category mostly holds, as this shop's accountant chose it. */
const TAX_CLASSES: Readonly<Record<string, string>> = {
  Cafés: '09012100',
  Cozinha: '73239300',
  Mesa: '69111010',
  Roupas: '61091000',
  Brinquedos: '95030099',
  Papelaria: '48201000',
  Decoração: '69139000',
  Banho: '63026000',
  Jardim: '82015000',
};
const OTHER_TAX_CLASS = '39241000';

/** Simple products of one category, without stock: that comes from the seed of the run. */
export function goods(categoria: string, rows: readonly GoodsRow[]): ProductSeed[] {
  return rows.map(([codigo, nome, preco, peso, texto]) => ({
    codigo,
    nome,
    preco,
    categoria,
    tipo: 'P',
    situacao: 'A',
    unidade: 'UN',
    ncm: TAX_CLASSES[categoria] ?? OTHER_TAX_CLASS,
    pesoLiquido: peso,
    pesoBruto: round(peso * 1.1),
    condicao: 1,
    descricaoCurta: `<p>${texto}</p>`,
    descricaoComplementar: `<p>${texto}</p>\n<ul><li>Troca em até <strong>30 dias</strong></li><li>Enviado de Bragança Paulista &ndash; SP</li></ul>`,
  }));
}

/** A product in variations: the options of each attribute, all combined. */
export interface VariedRow {
  readonly codigo: string;
  readonly nome: string;
  readonly preco: number;
  readonly peso: number;
  readonly texto: string;
  /** Attribute name to its options; each option with the letters it adds to the SKU. */
  readonly opcoes: Readonly<Record<string, readonly (readonly [option: string, suffix: string])[]>>;
  /** Adds to the price by option, in reais. */
  readonly acrescimo?: Readonly<Record<string, number>>;
}

export function varied(categoria: string, rows: readonly VariedRow[]): ProductSeed[] {
  return rows.map((row) => {
    const [parent] = goods(categoria, [[row.codigo, row.nome, row.preco, row.peso, row.texto]]);
    if (!parent) throw new RangeError(`no parent for ${row.codigo}`);
    return { ...parent, variacoes: variationsOf(row) };
  });
}

function variationsOf(row: VariedRow): VariationSeed[] {
  let combinations: { names: readonly string[]; codigo: string; preco: number }[] = [
    { names: [], codigo: row.codigo, preco: row.preco },
  ];
  for (const [attribute, options] of Object.entries(row.opcoes)) {
    combinations = combinations.flatMap((one) =>
      options.map(([option, suffix]) => ({
        names: [...one.names, `${attribute}:${option}`],
        codigo: `${one.codigo}-${suffix}`,
        preco: round(one.preco + (row.acrescimo?.[option] ?? 0)),
      })),
    );
  }
  return combinations.map(({ names, codigo, preco }) => ({
    codigo,
    preco,
    nome: `${row.nome} ${names.join(';')}`,
    variacao: names.join(';'),
    tipo: 'P',
    situacao: 'A',
    unidade: 'UN',
    pesoLiquido: row.peso,
    pesoBruto: round(row.peso * 1.1),
  }));
}

function round(amount: number): number {
  return Number(amount.toFixed(2));
}
