import { Failure } from '../kernel/failure.ts';
import { message, type MessageRef } from '../messages/message.ts';

/** Nothing is connected, or it is not clear which account is meant. */
export class AccountUnclear extends Failure {
  readonly code = 'account.unclear';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(accounts: readonly { id: string }[]) {
    super('it is not clear which account is meant');
    this.merchantMessage =
      accounts.length === 0
        ? message('app.noAccount', {})
        : message('app.whichAccount', { accounts: accounts.map(({ id }) => id).join(', ') });
  }
}

/** No product of a connected account has this SKU or this id. */
export class SkuUnknown extends Failure {
  readonly code = 'explain.sku_unknown';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(sku: string) {
    super(`no product has the SKU ${sku}`);
    this.merchantMessage = message('explain.skuUnknown', { sku });
  }
}

/** Several products have this SKU: it is not clear which one is meant. */
export class SkuAmbiguous extends Failure {
  readonly code = 'explain.sku_ambiguous';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(sku: string, products: readonly { id: string; name: string }[]) {
    super(`${products.length} products have the SKU ${sku}`);
    const named = products.map(({ id, name }) => `${id} (${name})`).join(', ');
    this.merchantMessage = message('explain.skuAmbiguous', { sku, products: named });
  }
}

/** The product is sold in no store that is asked about. */
export class SkuNotLinked extends Failure {
  readonly code = 'explain.sku_not_linked';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(product: { sku: string; id: string }) {
    super(`product ${product.id} is linked in no such store`);
    this.merchantMessage = message('explain.skuNotLinked', { ...product });
  }
}

/** A product with variations has no number of its own. */
export class SkuIsParent extends Failure {
  readonly code = 'explain.sku_is_parent';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(sku: string, variations: readonly string[]) {
    super(`${sku} is a product with variations`);
    this.merchantMessage = message('explain.skuIsParent', { sku, skus: variations.join(', ') });
  }
}

/** The ledger knows no number of this product at that instant, which is before its first or to come. */
export class NoNumberThen extends Failure {
  readonly code = 'explain.no_number_then';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(reason: MessageRef) {
    super(`the ledger has no number: ${reason.key}`);
    this.merchantMessage = reason;
  }
}

/** No connected store has this id. */
export class StoreUnknown extends Failure {
  readonly code = 'store.unknown';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(wanted: string, stores: readonly { id: string; name: string }[]) {
    super(`there is no store ${wanted}`);
    const named = stores.map(({ id, name }) => `${id} (${name})`).join(', ') || '-';
    this.merchantMessage = message('explain.storeUnknown', { wanted, stores: named });
  }
}

/** Several stores are connected, or none, and it is not said which is meant. */
export class StoreUnclear extends Failure {
  readonly code = 'store.unclear';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(stores: readonly { id: string; name: string }[]) {
    super('it is not clear which store is meant');
    const named = stores.map(({ id, name }) => `${id} (${name})`).join(', ');
    this.merchantMessage =
      stores.length === 0
        ? message('doctor.noStore', {})
        : message('map.whichStore', { stores: named });
  }
}

/** No connected store has such an order, as far as it was read. */
export class OrderUnknown extends Failure {
  readonly code = 'order.unknown';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(number: string) {
    super(`no order has the number ${number}`);
    this.merchantMessage = message('change.orderUnknown', { number });
  }
}

/** Several orders are shown with this number: it is not clear which one is meant. */
export class OrderAmbiguous extends Failure {
  readonly code = 'order.ambiguous';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(
    number: string,
    orders: readonly { store: { id: string; name: string }; orderId: string }[],
  ) {
    super(`${orders.length} orders have the number ${number}`);
    const named = orders.map(({ store, orderId }) => `${store.id} (${store.name}) ${orderId}`);
    this.merchantMessage = message('change.orderAmbiguous', { number, orders: named.join(', ') });
  }
}
