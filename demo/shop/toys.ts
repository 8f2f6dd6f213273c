import { goods } from './rows.ts';

export const TOYS = [
  ...goods('Brinquedos', [
    ['BRI-PIAO', 'Pião de madeira com fieira', 24.9, 0.12, 'Torneado em goiabeira, ponta de prego e fieira encerada.'],
    ['BRI-BILBOQUE', 'Bilboquê de imbuia', 29.9, 0.18, 'Parece fácil. Não é.'],
    ['BRI-PIPA', 'Pipa de papel de seda, kit para montar', 18.5, 0.1, 'Varetas de bambu, seda e rabiola. <em>Sem cerol.</em>'],
    ['BRI-CINCOMAR', 'Cinco-marias de chita', 16.9, 0.15, 'Cinco saquinhos de arroz em chita colorida.'],
    ['BRI-PETECA', 'Peteca oficial de penas', 34.9, 0.09, 'Base de borracha em camadas &amp; quatro penas brancas.'],
    ['BRI-QUEBRA60', 'Quebra-cabeça "Mata Atlântica", 60 peças', 64.9, 0.5, 'Madeira de 3 mm; as peças têm forma de bicho.'],
    ['BRI-DOMINO', 'Dominó de bichos em madeira', 54.5, 0.6, 'Tatu, tucano, lobo-guará e outros quatro.'],
    ['BRI-DAMAS', 'Jogo de damas dobrável', 59.9, 0.7, 'Tabuleiro que fecha com as peças dentro.'],
    ['BRI-BONECA', 'Boneca de pano "Aurora"', 89.9, 0.3, 'Cabelo de lã, vestido que tira e põe.'],
    ['BRI-CARRINHO', 'Caminhão de madeira com caçamba', 94.9, 0.9, 'Rodas de verdade e eixo que não solta.'],
    ['BRI-TREM', 'Trenzinho de encaixe com 3 vagões', 119, 1.1, 'Pinus de reflorestamento, tinta atóxica.'],
    ['BRI-BLOCOS50', 'Blocos de montar, 50 peças', 139.9, 1.8, 'Cinquenta blocos lixados um a um, saco de algodão.'],
    ['BRI-FANTOCHE', 'Fantoches do Saci &amp; da Cuca, par', 74.9, 0.25, 'Feltro costurado à mão; o gorro sai.'],
    ['BRI-XILOFONE', 'Xilofone de 8 notas', 109, 0.85, 'Afinado em dó maior – os vizinhos agradecem.'],
    ['BRI-CORDA', 'Corda de pular com cabo de madeira', 27.9, 0.25, 'Sisal macio, 2,5 m.'],
    ['BRI-MASSINHA', 'Massinha caseira, 6 potes', 42.9, 0.7, 'Farinha, sal e corante de beterraba: se comer, não faz mal.'],
  ]),
  ...goods('Papelaria', [
    ['PAP-CADERNO', 'Caderno costurado pautado A5', 48.9, 0.3, 'Costura à vista, papel pólen 90 g.'],
    ['PAP-AGENDA', 'Agenda permanente "Luas"', 79, 0.45, 'Doze luas, sem ano: comece quando quiser.'],
    ['PAP-LAPIS12', 'Lápis de cor aquareláveis, 12', 56.5, 0.2, 'Madeira certificada, lata que guarda.'],
    ['PAP-CANETA', 'Caneta-tinteiro de bambu', 89.9, 0.06, 'Pena média, aceita conversor.'],
    ['PAP-TINTA', 'Tinta de escrever "Jenipapo" 30 ml', 44.9, 0.12, 'Azul quase preto, como o fruto.'],
    ['PAP-CARTOES8', 'Cartões de agradecimento, 8', 32, 0.12, 'Xilogravura de cordel, com envelope.'],
    ['PAP-WASHI5', 'Fitas washi, 5 rolos', 29.9, 0.1, 'Caju, pitanga, seriguela, umbu &amp; cajá.'],
    ['PAP-BLOCOREC', 'Bloco de receitas com divisórias', 37.5, 0.28, 'Para as receitas que só existem na memória.'],
    ['PAP-CORDEL', 'Cordel "O café que acordou o sertão"', 12, 0.04, '32 páginas em sextilhas, capa em xilogravura.'],
    ['PAP-CALEND', 'Calendário de mesa 2027', 42, 0.2, 'Um bicho do cerrado por mês.'],
  ]),
];
