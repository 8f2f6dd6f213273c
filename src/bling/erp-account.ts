import type { ChannelId, ErpStatusId, PaymentMethodId, WarehouseId } from '../commerce/ids.ts';

/** The connected company; `companyId` is what webhooks carry. */
export interface ErpCompany {
  readonly companyId: string;
  readonly name: string;
  readonly cnpj: string;
}

export interface ErpCategory {
  readonly id: string;
  readonly name: string;
  /** `undefined` at the root. */
  readonly parentId: string | undefined;
}

export interface ErpWarehouse {
  readonly id: WarehouseId;
  readonly name: string;
  readonly active: boolean;
  readonly isDefault: boolean;
  /** `false`: its balance is left out of the totals. */
  readonly counts: boolean;
}

export interface ErpStatus {
  readonly id: ErpStatusId;
  readonly name: string;
  /** The seeded status from which a custom one derives. */
  readonly inheritedId: ErpStatusId | undefined;
  /** Normalised value (guide 5.8), when the id, the inherited id or the name gives it away. */
  readonly value: number | undefined;
}

/** An allowed step between two statuses and what Bling does by itself on it. */
export interface ErpTransition {
  readonly id: string;
  readonly active: boolean;
  readonly fromId: ErpStatusId;
  readonly toId: ErpStatusId;
  /** Bling's own names, such as `lancarEstoque`; an unknown action is its number. */
  readonly actions: readonly string[];
}

export interface ErpPaymentMethod {
  readonly id: PaymentMethodId;
  readonly name: string;
  /** Guide 5.9: 1 cash, 3 credit card, 15 boleto, 17 and 20 Pix, 99 other... */
  readonly type: number;
  readonly active: boolean;
  readonly isDefault: boolean;
  readonly purpose: 'pay' | 'receive' | 'both' | 'unknown';
}

/** What a payment method does with the money (guide 5.9, detail). */
export interface ErpPaymentTerms extends ErpPaymentMethod {
  /** Only `receivable` makes accounts receivable; `unknown` is told by nobody. */
  readonly destination: 'receivable' | 'financial_record' | 'cash' | 'unknown';
  /** A card whose receivables Bling settles by itself. */
  readonly settlesItself: boolean;
}

/** A nature of operation: it decides CFOP and taxes of a note (guide 5.12). */
export interface ErpNature {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** 0 none, 1 sale, 3 sale to a person, 4 sale to a company, 7 coupon sale... */
  readonly defaultFor: number;
}

export interface ErpChannel {
  readonly id: ChannelId;
  readonly name: string;
  /** Such as `Api` or `WooCommerceWH`. */
  readonly type: string;
  readonly active: boolean;
}
