import { defineConnector } from '../connector.ts';
import { createBatchWriter } from './batch.ts';
import { createCatalogue } from './catalogue.ts';
import { createClient } from './client.ts';
import { createOrderDesk } from './order-desk.ts';
import { probeStore } from './probe.ts';
import { WooSettings } from './settings.ts';
import { createShop } from './shop.ts';
import { createStockShelf } from './stock.ts';
import { createWebhooks } from './webhooks.ts';

/** WooCommerce by its REST API `wc/v3`, from 6.x on. */
export const woocommerce = defineConnector({
  kind: 'woocommerce',
  label: 'WooCommerce',
  settings: WooSettings,
  open(settings, io) {
    const client = createClient(settings, io);
    const shop = createShop(settings, client, io.clock);
    const writer = createBatchWriter(client);
    return {
      probe: () => probeStore(shop),
      catalogue: createCatalogue(shop, writer),
      stock: createStockShelf(shop, writer),
      orders: createOrderDesk(shop),
      webhooks: createWebhooks(client),
    };
  },
});
