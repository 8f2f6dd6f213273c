import { describeConnector } from '../connector.suite.ts';
import { simulatedShop } from './simulated-shop.builder.ts';

describeConnector('WooCommerce', { open: async () => simulatedShop() });
