import { describeConnector } from '../connector.suite.ts';
import { refusal } from './scripted-shop.builder.ts';
import { simulatedShop } from './simulated-shop.builder.ts';

describeConnector('WooCommerce', { open: async () => simulatedShop() });

describeConnector('WooCommerce (plain HTTP, signed by OAuth)', {
  open: async () => simulatedShop({ options: { siteUrl: 'http://127.0.0.1:8090' } }),
});

describeConnector('WooCommerce (legacy order storage, in a subfolder)', {
  open: async () =>
    simulatedShop({ options: { siteUrl: 'https://loja.example/shop', orderStorage: 'legacy' } }),
});

/** Neither a flat list of variations nor a sort by change (guide woocommerce 2). */
describeConnector('WooCommerce (an old version)', {
  open: async () =>
    simulatedShop({
      instead: ({ pathname, searchParams }) => {
        if (pathname.endsWith('/wc/v3/variations')) return refusal(404, 'rest_no_route');
        const isTooNew = searchParams.get('orderby') === 'modified';
        return isTooNew ? refusal(400, 'rest_invalid_param') : undefined;
      },
    }),
});
