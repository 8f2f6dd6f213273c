import type { StoreOrderId } from '../../commerce/ids.ts';
import type { IssuedInvoice } from '../../commerce/invoice.ts';
import { centsToText } from '../../kernel/cents.ts';
import { message } from '../../messages/message.ts';
import type { BuyerNote } from './buyer-note.ts';
import { keepWithOrder, type OrderExtras } from './kept-with-order.ts';
import type { Shop } from './shop.ts';

const NOTE = '_totoro_invoice_note';

/** Keeps an invoice with its order, in meta of our own: a theme or another plug-in may show it. */
export function setInvoice(
  shop: Shop,
  id: StoreOrderId,
  invoice: IssuedInvoice,
): Promise<'changed' | 'already'> {
  const meta = {
    _totoro_invoice_model: invoice.model,
    _totoro_invoice_number: invoice.number,
    _totoro_invoice_series: invoice.series,
    _totoro_invoice_key: invoice.accessKey,
    _totoro_invoice_total: centsToText(invoice.totalCents),
    _totoro_invoice_xml: invoice.xmlUrl,
    _totoro_invoice_danfe: invoice.danfeUrl,
    _totoro_invoice_status: invoice.cancelled ? 'cancelled' : 'authorised',
  };
  return keepWithOrder(shop, id, (order) => ({ meta, note: noteOf(shop, order, invoice) }));
}

/** Of a cancelled invoice only who was told of the valid one is told. */
function noteOf(shop: Shop, { meta }: OrderExtras, invoice: IssuedInvoice): BuyerNote | undefined {
  const { accessKey, number, series, danfeUrl, cancelled } = invoice;
  const wasTold = (meta.get(NOTE) ?? '').startsWith(accessKey);
  if (!shop.settings.tellsBuyerOfInvoice || (cancelled && !wasTold)) return undefined;
  const facts = { number, series, key: accessKey };
  return cancelled
    ? {
        marker: NOTE,
        reference: `${accessKey}-cancelled`,
        text: message('stores.noteInvoiceCancelled', facts),
        proof: [accessKey, 'cancelada'],
      }
    : {
        marker: NOTE,
        reference: accessKey,
        text: message('stores.noteInvoice', { ...facts, link: danfeUrl }),
        proof: [accessKey],
      };
}
