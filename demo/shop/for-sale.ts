import { CLOTHES } from './clothes.ts';
import { COFFEE } from './coffee.ts';
import { HOME } from './home.ts';
import { KITCHEN } from './kitchen.ts';
import { KITS } from './kits.ts';
import { TOYS } from './toys.ts';

/** Everything that may stand in the store: active goods with a SKU of their own. */
export const FOR_SALE = [...COFFEE, ...KITCHEN, ...CLOTHES, ...TOYS, ...HOME, ...KITS] as const;
