import { goods, varied } from './rows.ts';

const MOAGENS = [
  ['Em grãos', 'GR'],
  ['Coador', 'CO'],
] as const;
const PACOTES = [
  ['250 g', '250'],
  ['1 kg', '1K'],
] as const;

export const COFFEE = [
  ...varied('Cafés', [
    {
      codigo: 'CAF-CATUAI',
      nome: 'Café Catuaí Amarelo da Serra',
      preco: 38.9,
      peso: 0.3,
      texto: 'Notas de rapadura, amêndoa e laranja-da-terra. Torra média feita às terças-feiras.',
      opcoes: { Moagem: MOAGENS, Pacote: PACOTES },
      acrescimo: { '1 kg': 96 },
    },
    {
      codigo: 'CAF-BOURBON',
      nome: 'Café Bourbon Vermelho do Vale',
      preco: 44.5,
      peso: 0.3,
      texto: 'Doce como goiabada, acidez cítrica &amp; corpo de veludo. Lote de 14 sacas.',
      opcoes: { Moagem: MOAGENS, Pacote: PACOTES },
      acrescimo: { '1 kg': 109.9 },
    },
    {
      codigo: 'CAF-DESCAF',
      nome: 'Café Descafeinado por Água',
      preco: 49.9,
      peso: 0.3,
      texto: 'Para depois do jantar: descafeinado só com água, sem solvente.',
      opcoes: { Moagem: MOAGENS },
    },
  ]),
  ...goods('Cafés', [
    [
      'CAF-DRIP10',
      'Café em sachê drip, caixa com 10',
      42,
      0.18,
      'Rasgue, apoie na xícara e passe: café de filtro em qualquer lugar.',
    ],
    [
      'CAF-SOLUVEL',
      'Café solúvel liofilizado 100 g',
      36.5,
      0.32,
      'Liofilizado a frio, dissolve até em leite gelado.',
    ],
    [
      'CAF-CAPS20',
      'Cápsulas compostáveis, 20 unidades',
      54.9,
      0.22,
      'Feitas de bagaço de cana; vão para a composteira, não para o lixo.',
    ],
    [
      'CHA-MATE',
      'Erva-mate tostada 500 g',
      24.9,
      0.55,
      'Tostada em tambor de ferro, boa quente ou gelada com limão.',
    ],
    [
      'CHA-HIBISCO',
      'Chá de hibisco com cravo 60 g',
      19.9,
      0.12,
      'Flor inteira, cravo e casca de laranja.',
    ],
    ['CHA-CAMOMILA', 'Camomila em flor 40 g', 17.5, 0.1, 'Colhida em Mandirituba – PR, sem talo.'],
    [
      'ACE-PANELA',
      'Rapadura em cubos 300 g',
      14.9,
      0.35,
      'Rapadura de melado batido, cortada em cubos para o cafezinho.',
    ],
    [
      'ACE-MELSILV',
      'Mel silvestre do cerrado 350 g',
      32,
      0.6,
      'Florada de assa-peixe e cipó-uva. Cristaliza: é mel de verdade.',
    ],
    [
      'DOC-GOIABA',
      'Goiabada cascão 400 g',
      21.9,
      0.45,
      'Tacho de cobre, colher de pau e pedaços da fruta.',
    ],
    [
      'DOC-JABUTI',
      'Geleia de jabuticaba 220 g',
      23.5,
      0.38,
      'A da casa: metade fruta, nenhum corante.',
    ],
    [
      'DOC-LEITE',
      'Doce de leite de colher 380 g',
      27.9,
      0.55,
      'Cozido por seis horas até soltar do fundo do tacho.',
    ],
    [
      'BIS-POLVILHO',
      'Biscoito de polvilho azedo 150 g',
      12.9,
      0.2,
      'Sequinho, de rosca, assado no forno a lenha.',
    ],
  ]),
];
