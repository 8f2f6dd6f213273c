import type { ProductSeed } from '../../src/simulator/bling/seed.ts';
import { goods } from './rows.ts';

type Kit = NonNullable<ProductSeed['kit']>;
type Parts = readonly (readonly [codigo: string, quantidade: number])[];

interface KitRow {
  readonly row: readonly [string, string, number, number, string];
  /** V: as many as its scarcest component gives. F: counted on its own, put together beforehand. */
  readonly estoque: Kit['tipoEstoque'];
  readonly partes: Parts;
}

const ROWS: readonly KitRow[] = [
  {
    row: [
      'KIT-CAFEMANHA',
      'Kit Café da Manhã',
      92.9,
      1.1,
      'Caneca, geleia de jabuticaba, mel e um pano de prato &ndash; com cartão.',
    ],
    estoque: 'V',
    partes: [
      ['MES-CANECA', 1],
      ['DOC-JABUTI', 1],
      ['ACE-MELSILV', 1],
    ],
  },
  {
    row: [
      'KIT-COADOR',
      'Kit Coador da Vó',
      79.9,
      0.8,
      'Coador de pano, duas canecas e o café que a senhora gosta.',
    ],
    estoque: 'V',
    partes: [
      ['COZ-COADOR', 1],
      ['MES-CANECA', 2],
    ],
  },
  {
    row: [
      'KIT-QUINTAL',
      'Kit Brincadeiras de Quintal',
      89.9,
      0.5,
      'Pião, peteca, corda e cinco-marias numa sacola de chita.',
    ],
    estoque: 'V',
    partes: [
      ['BRI-PIAO', 1],
      ['BRI-PETECA', 1],
      ['BRI-CORDA', 1],
      ['BRI-CINCOMAR', 1],
    ],
  },
  {
    row: [
      'KIT-HORTA',
      'Kit Primeira Horta',
      129.9,
      1.2,
      'Pazinha, luvas e sementes para começar no sábado.',
    ],
    estoque: 'V',
    partes: [
      ['JAR-PAZINHA', 1],
      ['JAR-LUVAS', 1],
      ['JAR-TEMPEROS', 2],
    ],
  },
  {
    row: [
      'KIT-CESTANATAL',
      'Cesta de Natal da Casa',
      349,
      4.5,
      'Montada e lacrada: goiabada, doce de leite, cafés e um bule de ágata.',
    ],
    estoque: 'F',
    partes: [
      ['DOC-GOIABA', 1],
      ['DOC-LEITE', 1],
      ['MES-BULE', 1],
    ],
  },
  {
    row: [
      'KIT-BANHO',
      'Caixa Banho de Capim',
      84.9,
      0.7,
      'Três sabonetes, bucha e sais numa caixa de pinus.',
    ],
    estoque: 'F',
    partes: [
      ['BAN-SABCAPIM', 3],
      ['BAN-BUCHA', 1],
      ['BAN-SAISBAN', 1],
    ],
  },
  {
    row: [
      'KIT-ESCRITA',
      'Kit Cartas de Amor',
      169.9,
      0.4,
      'Caneta de bambu, tinta de jenipapo e cartões.',
    ],
    estoque: 'V',
    partes: [
      ['PAP-CANETA', 1],
      ['PAP-TINTA', 1],
      ['PAP-CARTOES8', 1],
    ],
  },
];

export const KITS: ProductSeed[] = ROWS.flatMap(({ row, estoque, partes }) =>
  goods('Kits', [row]).map((product) => ({
    ...product,
    kit: {
      tipoEstoque: estoque,
      // A put-together kit left the shelves of its components when it was packed.
      lancamentoEstoque: estoque === 'V' ? ('M' as const) : ('P' as const),
      componentes: partes.map(([produto, quantidade]) => ({ produto, quantidade })),
    },
  })),
);
