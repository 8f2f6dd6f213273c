/** Prices of the store alone, from the product-store link: `[SKU, price, promotion]` in reais; 0 is "not set". */
export const PROMOTIONS: readonly (readonly [codigo: string, preco: number, promocao: number])[] = [
  ['MES-CANECA', 34.9, 27.9],
  ['COZ-PRENSA', 129.9, 109.9],
  ['COZ-MOEDOR', 239.9, 199.9],
  ['BRI-QUEBRA60', 64.9, 49.9],
  ['DEC-MANTA', 279.9, 229.9],
  ['BAN-OLEO', 59.9, 47.5],
  ['PAP-CADERNO', 48.9, 39.9],
  ['JAR-REGADOR', 119, 99],
  ['ROU-MOCHILA', 329, 279],
  ['KIT-COADOR', 79.9, 69.9],
  ['CAF-CATUAI-GR-250', 38.9, 33.9],
  ['ROU-CAMIS-M-AZ', 79.9, 59.9],
  ['DEC-REDE', 369, 0],
  ['COZ-CHALEIRA', 199.9, 0],
];
