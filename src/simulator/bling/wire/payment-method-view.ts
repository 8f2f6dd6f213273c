import type { PaymentMethod } from '../state/records.ts';

/** A row of `GET /formas-pagamentos` (guide 5.9). */
export function methodRow(method: PaymentMethod) {
  const { id, descricao, tipoPagamento, situacao, fixa, padrao, finalidade } = method;
  return { id, descricao, tipoPagamento, situacao, fixa, padrao, finalidade, juros: 0, multa: 0 };
}

/** `GET /formas-pagamentos/{id}`: `dadosCartao` only of a card. */
export function methodDetail(method: PaymentMethod) {
  const { condicao, destino, utilizaDiasUteis, taxas, dadosCartao } = method;
  const card = dadosCartao === undefined ? {} : { dadosCartao };
  return { ...methodRow(method), condicao, destino, utilizaDiasUteis, taxas, ...card };
}
