import { FOR_SALE } from './for-sale.ts';

/** The store's own article: nobody ever entered it in the ERP. */
export const STORE_ONLY_SKU = 'VALE-JABUTI-100';

const described = (sku: string) =>
  FOR_SALE.find(({ codigo }) => codigo === sku)?.descricaoComplementar ?? '';

/** What the store had before it was connected: bodies of `POST /products`. */
export const STORE_BEFORE = [
  {
    name: 'Vale-presente Jabuticaba R$ 100',
    sku: STORE_ONLY_SKU,
    regular_price: '100.00',
    virtual: true,
  },
  // Entered by hand years ago: another name, another price, a number that is wrong.
  {
    name: 'Caneca de ágata "bom dia"',
    sku: 'MES-CANECA',
    regular_price: '29.9',
    description: described('MES-CANECA'),
    manage_stock: true,
    stock_quantity: 500,
  },
  // This one does not even count.
  {
    name: 'Rede de casal',
    sku: 'DEC-REDE',
    regular_price: '299.00',
    description: described('DEC-REDE'),
    manage_stock: false,
  },
] as const;
