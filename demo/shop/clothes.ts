import { goods, varied } from './rows.ts';

const TAMANHOS = [
  ['P', 'P'],
  ['M', 'M'],
  ['G', 'G'],
] as const;

export const CLOTHES = [
  ...varied('Roupas', [
    {
      codigo: 'ROU-CAMIS',
      nome: 'Camiseta Jabuticaba',
      preco: 79.9,
      peso: 0.2,
      texto: 'Algodão orgânico do Paraná, estampa em serigrafia à base d’água.',
      opcoes: {
        Tamanho: TAMANHOS,
        Cor: [
          ['Branca', 'BR'],
          ['Azul-petróleo', 'AZ'],
        ],
      },
    },
    {
      codigo: 'ROU-VEST',
      nome: 'Vestido midi de viscose "Ipê"',
      preco: 219,
      peso: 0.35,
      texto: 'Estampa exclusiva de ipês, bolsos fundos &amp; botões de coco.',
      opcoes: { Tamanho: TAMANHOS },
    },
    {
      codigo: 'ROU-BERM',
      nome: 'Bermuda de linho com cordão',
      preco: 149.9,
      peso: 0.3,
      texto: 'Linho com algodão, cós com elástico atrás.',
      opcoes: {
        Tamanho: TAMANHOS,
        Cor: [
          ['Areia', 'AR'],
          ['Verde-musgo', 'VE'],
        ],
      },
    },
    {
      codigo: 'ROU-PIJAMA',
      nome: 'Pijama infantil de malha "Vaga-lume"',
      preco: 99.9,
      peso: 0.25,
      texto: 'Brilha no escuro por uns dez minutos: o tempo de pegar no sono.',
      opcoes: {
        Idade: [
          ['2 anos', '02'],
          ['4 anos', '04'],
          ['6 anos', '06'],
        ],
      },
    },
    {
      codigo: 'ROU-ALPARG',
      nome: 'Alpargata de lona e juta',
      preco: 129,
      peso: 0.5,
      texto: 'Solado de juta costurado à mão em São João Batista – SC.',
      opcoes: {
        Número: [
          ['36', '36'],
          ['38', '38'],
          ['40', '40'],
          ['42', '42'],
        ],
      },
    },
    {
      codigo: 'ROU-MEIA',
      nome: 'Meia de algodão "Capivara"',
      preco: 29.9,
      peso: 0.08,
      texto: 'Capivaras tomando banho de rio, do calcanhar à canela.',
      opcoes: {
        Cor: [
          ['Mostarda', 'MO'],
          ['Terracota', 'TE'],
          ['Cinza-claro', 'CI'],
        ],
      },
    },
  ]),
  ...goods('Roupas', [
    [
      'ROU-LENCO',
      'Lenço de seda "Arara-canindé"',
      119.9,
      0.08,
      'Seda pura com bainha enrolada à mão, 70 × 70 cm.',
    ],
    ['ROU-CHAPEU', 'Chapéu de palha de carnaúba', 94, 0.2, 'Aba de 9 cm com fita de gorgorão.'],
    [
      'ROU-CINTO',
      'Cinto de couro vegetal',
      109.9,
      0.3,
      'Curtido com acácia-negra; fivela de latão.',
    ],
    [
      'ROU-ECOBAG',
      'Ecobag de algodão cru "Feira"',
      39,
      0.15,
      'Cabe a feira inteira, e a alça aguenta.',
    ],
    [
      'ROU-MOCHILA',
      'Mochila de lona encerada 18 l',
      329,
      1.1,
      'Lona encerada, zíper YKK e forro listrado.',
    ],
    [
      'ROU-GUARDACH',
      'Guarda-chuva de 8 varetas',
      89.5,
      0.45,
      'Varetas de fibra: vira do avesso e volta.',
    ],
  ]),
];
