/** Someone who buys. Documents are made up: only their check digits are right. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly document: Document;
  readonly address: Address;
}

export type Document =
  | { readonly kind: 'cpf'; readonly cpf: string }
  | {
      readonly kind: 'cnpj';
      readonly cnpj: string;
      readonly company: string;
      /** Inscrição estadual; empty for a company that pays no ICMS. */
      readonly ie: string;
    };

export interface Address {
  readonly street: string;
  readonly number: string;
  readonly complement: string;
  readonly neighborhood: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
}

type Row = readonly [
  name: string,
  document: string,
  street: string,
  place: string,
  postcode: string,
];

const PEOPLE: readonly Row[] = [
  [
    'Ana Beatriz Souza',
    '08301661305',
    'Rua das Flores, 120',
    'Centro, Bento Gonçalves, RS',
    '95700-000',
  ],
  [
    'João Pedro Araújo',
    '18609139034',
    'Av. Afonso Pena, 1450, ap 302',
    'Funcionários, Belo Horizonte, MG',
    '30130-005',
  ],
  [
    'Conceição Nascimento',
    '99603082430',
    'Ladeira do Pelourinho, 9',
    'Pelourinho, Salvador, BA',
    '40026-280',
  ],
  [
    'Tomás Guimarães',
    '62819482112',
    'Rua do Riachuelo, 77',
    'Lapa, Rio de Janeiro, RJ',
    '20230-010',
  ],
  ['Inês Caldeira', '99351819019', 'Rua XV de Novembro, 540', 'Centro, Curitiba, PR', '80020-310'],
  [
    'Raimundo Nonato Lima',
    '93786579741',
    'Travessa Quintino Bocaiúva, 88',
    'Nazaré, Belém, PA',
    '66053-240',
  ],
  [
    'Luíza Helena Prado',
    '54323194897',
    'Rua Augusta, 2203, casa 4',
    'Jardins, São Paulo, SP',
    '01413-000',
  ],
  ['Sebastião Quirino', '75749118606', 'Rua Direita, 15', 'Centro, Ouro Preto, MG', '35400-000'],
  [
    'Yasmin Takahashi',
    '25276018987',
    'Rua Galvão Bueno, 410',
    'Liberdade, São Paulo, SP',
    '01506-000',
  ],
  [
    'Antônio José Façanha',
    '55597971115',
    'Rua Frei Mansueto, 1026',
    'Meireles, Fortaleza, CE',
    '60175-070',
  ],
  [
    'Débora Ludwig',
    '47104974601',
    'Rua Sete de Setembro, 1213',
    'Centro, Blumenau, SC',
    '89010-204',
  ],
  ['Heitor Vilaça', '50752917080', 'Rua da Aurora, 325', 'Boa Vista, Recife, PE', '50050-000'],
  [
    'Maria das Graças Silva',
    '34236671255',
    'Av. Getúlio Vargas, 55',
    'Centro, Manaus, AM',
    '69020-011',
  ],
  [
    'Otávio Brandão',
    '76842684650',
    'SQN 210, Bloco C, ap 104',
    'Asa Norte, Brasília, DF',
    '70862-030',
  ],
  [
    'Cecília Fontoura',
    '56321223360',
    'Rua dos Andradas, 904',
    'Centro Histórico, Porto Alegre, RS',
    '90020-005',
  ],
  ['Zilda Arantes', '07924402691', 'Rua 15, 620', 'Setor Oeste, Goiânia, GO', '74140-035'],
  ['Caio Montenegro', '85995289047', 'Rua Potengi, 402', 'Petrópolis, Natal, RN', '59020-030'],
  ['Júlia D’Ávila', '78666617667', 'Rua João Pinheiro, 37', 'Centro, Tiradentes, MG', '36325-000'],
  [
    'Pedro Henrique Sá',
    '03137215994',
    'Av. Beira-Mar Norte, 2500',
    'Agronômica, Florianópolis, SC',
    '88015-700',
  ],
  ['Noêmia Batista', '01092815945', 'Rua do Comércio, 210', 'Centro, Penedo, AL', '57200-000'],
  ['Vicente Kowalski', '01396245979', 'Rua Itupava, 880', 'Alto da XV, Curitiba, PR', '80045-140'],
  [
    'Íris Monteiro',
    '57117777427',
    'Rua Coronel Gomes Machado, 12',
    'Centro, Niterói, RJ',
    '24020-062',
  ],
  [
    'Bento Oliveira',
    '12154728030',
    'Estrada do Sabão, 4500',
    'Zona Rural, Bragança Paulista, SP',
    '12900-000',
  ],
  ['Márcia Yumi Sato', '38528084132', 'Rua Sergipe, 1010', 'Centro, Londrina, PR', '86010-380'],
  ['Elias Barreto', '48525388831', 'Rua Itabaianinha, 44', 'Centro, Aracaju, SE', '49010-190'],
  ['Tereza Cristina Reis', '53933633893', 'Rua Grande, 733', 'Centro, São Luís, MA', '65020-250'],
  [
    'Gustavo Pfeiffer',
    '75004743932',
    'Rua Marechal Deodoro, 99',
    'Centro, Joinville, SC',
    '89201-100',
  ],
  ['Aparecida Romão', '57551313761', 'Rua do Rosário, 5', 'Centro, Paraty, RJ', '23970-000'],
  ['Danilo Cruz', '35379907580', 'Rua Coelho Rodrigues, 1700', 'Centro, Teresina, PI', '64000-080'],
  [
    'Simone Albuquerque',
    '11637265166',
    'Rua Duque de Caxias, 61',
    'Varadouro, João Pessoa, PB',
    '58010-820',
  ],
  [
    'Murilo Assunção',
    '67612220288',
    'Rua 14 de Julho, 2011',
    'Centro, Campo Grande, MS',
    '79002-335',
  ],
  [
    'Clarice Penteado',
    '97299752808',
    'Rua Barão de Jaguara, 1400',
    'Centro, Campinas, SP',
    '13015-002',
  ],
  [
    'Ulisses Ferraz',
    '82001826303',
    'Av. Isaac Póvoas, 586',
    'Centro Norte, Cuiabá, MT',
    '78005-340',
  ],
  [
    'Lígia Marcondes',
    '30434839523',
    'Rua Santos Dumont, 74',
    'Centro, Petrópolis, RJ',
    '25625-090',
  ],
  [
    'Joaquim Evangelista',
    '48620579851',
    'Praça da Matriz, 1',
    'Centro, São Luiz do Paraitinga, SP',
    '12140-000',
  ],
  ['Rosângela Peixoto', '68282880760', 'Rua Quinze, 300', 'Centro, Vitória, ES', '29010-100'],
  ['Nicolas Vargas', '29022279146', 'Rua General Osório, 480', 'Centro, Pelotas, RS', '96020-000'],
  ['Adélia Pimentel', '80588871885', 'Rua Rio Branco, 18', 'Centro, Divinópolis, MG', '35500-004'],
  [
    'Fábio Nakamura',
    '03340187819',
    'Rua Benjamin Constant, 229',
    'Centro, Marília, SP',
    '17500-090',
  ],
  ['Guilhermina Leal', '01759898341', 'Rua da Praia, 66', 'Centro, Ilhéus, BA', '45653-000'],
];

type CompanyRow = readonly [company: string, cnpj: string, ie: string, contact: Row];

const COMPANIES: readonly CompanyRow[] = [
  [
    'Pousada Recanto da Serra Ltda',
    '41770582000172',
    '0623079040081',
    ['Eunice Salgado', '', 'Rua do Sol, 81', 'Monte Verde, Camanducaia, MG', '37653-000'],
  ],
  [
    'Padaria & Café Duas Irmãs ME',
    '50339147000260',
    '110042490114',
    ['Regina Motta', '', 'Rua Voluntários da Pátria, 355', 'Santana, São Paulo, SP', '02011-000'],
  ],
  [
    'Escritório Vilela Arquitetos',
    '12ABC345000188',
    '',
    [
      'Henrique Vilela',
      '',
      'Rua Oscar Freire, 900, cj 51',
      'Pinheiros, São Paulo, SP',
      '05409-010',
    ],
  ],
  [
    'Hortifruti Sabor do Vale S.A.',
    'K7P2M94Q000110',
    '254789609',
    ['Jonas Zimmermann', '', 'Rua Amazonas, 2850', 'Garcia, Blumenau, SC', '89022-000'],
  ],
];

/** 40 natural persons. */
export const NATURAL_PERSONS: readonly Person[] = PEOPLE.map((row, at) =>
  toPerson(row, at, { kind: 'cpf', cpf: row[1] }),
);

/** Four companies: two with letters in the CNPJ, three with a state registration. */
export const LEGAL_PERSONS: readonly Person[] = COMPANIES.map(([company, cnpj, ie, contact], at) =>
  toPerson(contact, 50 + at, { kind: 'cnpj', cnpj, company, ie }),
);

function toPerson([name, , street, place, postcode]: Row, at: number, document: Document): Person {
  const [firstName = '', ...rest] = name.split(' ');
  const [line = '', number = 's/n', complement = ''] = street.split(', ');
  const [neighborhood = '', city = '', state = ''] = place.split(', ');
  return {
    firstName,
    lastName: rest.join(' '),
    email: `${toAscii(`${firstName}.${rest.at(-1)}`)}@example.com.br`,
    phone: `(11) 9${String(8_120_4000 + at * 137)}`,
    document,
    address: { street: line, number, complement, neighborhood, city, state, postcode },
  };
}

function toAscii(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z.]/g, '');
}
