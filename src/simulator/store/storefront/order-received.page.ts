import { html } from 'hono/html';

import type { Order } from '../order/order.ts';
import { orderTotals } from '../order/totals.ts';
import type { Shop } from '../shop.ts';
import { decodeName } from '../wire-text.ts';
import type { Markup } from './layout.page.ts';
import { link } from './layout.page.ts';
import { brl } from './shown.ts';

export function isWaitingForPix(order: Order): boolean {
  return order.status === 'pending' && order.paymentMethod === 'pix';
}

export function orderReceivedPage(shop: Shop, order: Order): Markup {
  const { total, shipping } = orderTotals(order);
  return html`<h1>Pedido ${order.number} recebido</h1>
    <p role="status"><strong>${statusSentence(order)}</strong></p>
    ${
      isWaitingForPix(order)
        ? html`<p>
              Pix copia e cola (simulado):
              <code>00020126580014br.gov.bcb.pix${order.orderKey}</code>
            </p>
            <p>
              Os produtos ficam reservados por ${shop.options.holdStockMinutes} minutos. Esta página
              se atualiza sozinha.
            </p>`
        : ''
    }
    <table>
      ${order.lines.map(
        (line) =>
          html`<tr>
            <th scope="row">${line.quantity} × ${decodeName(line.name)}</th>
            <td class="number">${brl(line.totalCents)}</td>
          </tr>`,
      )}
      <tr>
        <th scope="row">Entrega: ${order.shippingLines[0]?.methodTitle ?? '-'}</th>
        <td class="number">${brl(shipping)}</td>
      </tr>
      <tr>
        <th scope="row">Total (${order.paymentTitle})</th>
        <td class="number"><strong>${brl(total)}</strong></td>
      </tr>
    </table>
    <p><a href="${link(shop, '/')}">Continuar comprando</a></p>`;
}

function statusSentence(order: Order): string {
  if (isWaitingForPix(order)) return 'Aguardando o pagamento do Pix.';
  const sentences: Readonly<Record<string, string>> = {
    'on-hold': 'Aguardando a confirmação do pagamento.',
    processing:
      order.paymentMethod === 'cod'
        ? 'Pedido confirmado. O pagamento é na entrega.'
        : 'Pagamento confirmado. Já estamos preparando o envio.',
    completed: 'Pedido concluído.',
    cancelled: 'Pedido cancelado.',
    refunded: 'Pedido reembolsado.',
    failed: 'O pagamento não foi aprovado.',
  };
  return sentences[order.status] ?? 'Pedido em andamento.';
}
