import type { ProductSeed } from '../../src/simulator/bling/seed.ts';
import { goods } from './rows.ts';

/** Goods that no rule can match with an item of the store: each waits for a person. */
export const WITHOUT_SKU: ProductSeed[] = goods('Papelaria', [
  [
    '',
    'Papel de presente "Chita", folha',
    6.5,
    0.05,
    'Cadastrado com pressa em dezembro: ficou sem código.',
  ],
  ['', 'Etiqueta de presente, dúzia', 9.9, 0.04, 'Também sem código.'],
]);

/** One SKU on two products, as happens when a spreadsheet is imported twice. */
export const SAME_SKU: ProductSeed[] = goods('Papelaria', [
  ['PAP-POSTAL', 'Cartão-postal "Serra da Mantiqueira"', 7.5, 0.02, 'Foto de 1962.'],
  [
    'PAP-POSTAL',
    'Cartão-postal Serra da Mantiqueira (novo)',
    8,
    0.02,
    'O mesmo, importado de novo.',
  ],
]);

/** Things a store never shows, for a reason that needs nobody. */
export const NOT_FOR_SALE: ProductSeed[] = [
  ...services('SERV-EMBALA', 'Embalagem para presente', 12),
  ...services('SERV-OFICINA', 'Oficina "Coando melhor" (por pessoa)', 140),
  ...inactive(['PAP-CALEND25', 'Calendário de mesa 2025', 39, 0.2, 'O ano já passou.']),
  ...inactive(['BRI-IOIO', 'Ioiô de pau-marfim', 31.9, 0.08, 'O torneiro se aposentou.']),
  ...inactive(['DEC-PRESEPIO', 'Presépio de cerâmica, 9 peças', 189, 1.9, 'Volta em novembro.']),
  { codigo: 'COZ-ANTIGO', nome: 'Coador nº 2 (excluído)', preco: 19.9, tipo: 'P', situacao: 'E' },
];

function services(codigo: string, nome: string, preco: number): ProductSeed[] {
  return [{ codigo, nome, preco, tipo: 'S', situacao: 'A', unidade: 'SV' }];
}

function inactive(row: Parameters<typeof goods>[1][number]): ProductSeed[] {
  return goods('Fora de linha', [row]).map((product) => ({ ...product, situacao: 'I' }));
}
