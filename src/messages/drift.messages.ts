/** Of numbers that differ from what they should be. */
export const driftMessages = {
  'drift.found': {
    'pt-BR': ({ sku, shown, expected }: { sku: string; shown: string; expected: number }) =>
      `A loja mostra ${shown} de ${sku} e deveria mostrar ${expected}. Para corrigir: \`totoro drift --repair auto\`.`,
    en: ({ sku, shown, expected }: { sku: string; shown: string; expected: number }) =>
      `The store shows ${shown} of ${sku} and should show ${expected}. To mend it: \`totoro drift --repair auto\`.`,
  },
};
