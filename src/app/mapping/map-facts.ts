import type {
  ErpChannel,
  ErpNature,
  ErpPaymentMethod,
  ErpStatus,
  ErpTransition,
  ErpWarehouse,
} from '../../bling/erp-account.ts';
import type { ErpCarrierService } from '../../bling/erp-logistics.ts';
import type { ErpLedgerAccount } from '../../bling/erp-receivable.ts';
import type { ChannelId } from '../../commerce/ids.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import type { MappingKind } from '../../connections/mapping.repository.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import type { OrderStage } from '../../stores/order-desk.ts';
import type { Choice } from './proposal.ts';

/** What both sides really have, and what is set: all that proposals are made of. */
export interface MapFacts {
  readonly store: {
    readonly channelId: ChannelId;
    readonly policy: StorePolicy;
    readonly statuses: readonly (Choice & { readonly stage: OrderStage })[];
    readonly paymentMethods: readonly Choice[];
    /** Ways of delivery of its orders, as buyers see them. */
    readonly deliveries: readonly Choice[];
  };
  readonly account: {
    readonly policy: AccountPolicy;
    readonly statuses: readonly ErpStatus[];
    readonly transitions: readonly ErpTransition[];
    readonly paymentMethods: readonly ErpPaymentMethod[];
    readonly channels: readonly ErpChannel[];
    readonly warehouses: readonly ErpWarehouse[];
    /** `undefined`: Bling does not let us read them. */
    readonly natures: readonly ErpNature[] | undefined;
    readonly ledgerAccounts: readonly ErpLedgerAccount[] | undefined;
    readonly carrierServices: readonly ErpCarrierService[] | undefined;
  };
  readonly mapped: Readonly<Record<MappingKind, ReadonlyMap<string, string>>>;
}
