import { judgeProducts } from '../../../demo/proof/products.ts';
import { toErpGoods, toShownItems } from '../../../demo/proof/views.ts';
import { ACCOUNT } from '../world/shop.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';
import { eachStore } from './judged.ts';

/** P6: what was changed in Bling stands in the shop window. P10: nothing was ever taken out of it, for nobody did. */
export function judgeCatalogue(judged: Judged): readonly Breach[] {
  const products = judged.world.bling.state(ACCOUNT).products.map((product) => ({
    ...product,
    componentes: [...product.componentes],
    lojas: [...product.lojas],
  }));
  const erp = toErpGoods({ products });
  const differences = eachStore(judged).flatMap(({ store, connection }) =>
    judgeProducts(erp, toShownItems(store.state(), '')).differences.map(
      ({ sku, what }) => `${connection.id} ${sku}: ${what}`,
    ),
  );
  return [...toBreaches('P6', differences), ...toBreaches('P10', judged.world.hidden)];
}
