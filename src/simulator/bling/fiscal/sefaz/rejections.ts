/** Why SEFAZ did not authorise a note. */
export interface Rejection {
  readonly code: number;
  readonly text: string;
}

/** Codes and texts of the tax authority's manual (MOC 7.0 and technical notes), without the leading "Rejeição:". */
const TEXTS = {
  204: 'Duplicidade de NF-e',
  208: 'CNPJ do destinatário inválido',
  210: 'IE do destinatário inválida',
  225: 'Falha no Schema XML do lote de NFe',
  232: 'IE do destinatário não informada',
  233: 'IE do destinatário não cadastrada',
  234: 'IE do destinatário não vinculada ao CNPJ',
  237: 'CPF do destinatário inválido',
  274: 'Código Município do Destinatário inexistente',
  275: 'Código Município do Destinatário difere da UF do Destinatário',
  302: 'Uso Denegado: Irregularidade fiscal do destinatário',
  441: 'Descrição do pagamento obrigatória para meio de pagamento 99-outros',
  539: 'Duplicidade de NF-e com diferença na Chave de Acesso',
  610: 'Total da NF difere do somatório dos Valores compõe o valor Total da NF',
  611: 'GTIN (cEAN) inválido',
  656: 'Consumo Indevido',
  750: 'NFC-e com valor total superior ao permitido para destinatário não identificado (Código)',
  762: 'NFC-e com dados de compras (Empenho, Pedido, Contrato)',
  777: 'Obrigatória a informação do NCM completo',
  778: 'Informado NCM inexistente',
  805: 'A SEFAZ do destinatário não permite Contribuinte Isento de Inscrição Estadual',
  806: 'Operação com ICMS-ST sem informação do CEST',
  865: 'Total dos pagamentos menor que o total da nota',
  866: 'Ausência de troco quando o valor dos pagamentos informados for maior que o total da nota',
  904: 'Informado indevidamente campo valor de pagamento',
  // There is no code of its own for a CEP of another state; 999 is "error not catalogued".
  999: 'CEP do destinatário não pertence à UF informada',
} as const;
export type RejectionCode = keyof typeof TEXTS;

/** @param where such as `nItem: 2`, in brackets behind the text */
export function rejection(code: RejectionCode, where?: string): Rejection {
  return { code, text: where === undefined ? TEXTS[code] : `${TEXTS[code]} [${where}]` };
}

/** As it reaches people: `234 - Rejeicao: IE do destinatario nao vinculada ao CNPJ` (seen without accents). */
export function rejectionText({ code, text }: Rejection): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return code >= 301 && code <= 303 ? `${code} - ${plain}` : `${code} - Rejeicao: ${plain}`;
}
