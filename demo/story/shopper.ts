import type { Person } from '../people.ts';

/** What one buyer sets out to do. Times are milliseconds after the doors open. */
export interface Shopper {
  /** 1 to 40. */
  readonly place: number;
  readonly part: Part;
  readonly person: Person;
  /** What is wrong with the document typed at the checkout. */
  readonly documentFault: 'none' | 'missing' | 'invalid';
  readonly basket: Basket;
  /** Bought instead when the first basket is refused; without it the buyer leaves. */
  readonly instead: Basket | undefined;
  readonly coupon: string;
  readonly payment: Payment;
  readonly shipping: 'pac' | 'sedex' | 'retirada';
  readonly note: string;
  readonly atMs: number;
  readonly afterwards: Afterwards;
}

export type Basket = readonly { readonly sku: string; readonly quantity: number }[];

export type Part =
  /** One of the five who want the last unit at the same moment. */
  | 'rival'
  /** Takes all that is left of something scarce. */
  | 'takes_all'
  /** Comes for something that has just been sold, in the store or at the counter. */
  | 'too_late'
  | 'ordinary'
  /** Leaves an order that nobody can import without a person. */
  | 'impossible';

/** As the store's checkout names them; `cripto` is mapped to nothing in the ERP. */
export type Payment = 'pix' | 'pix_depois' | 'boleto' | 'cartao' | 'na_entrega' | 'cripto';

export type Afterwards =
  | { readonly do: 'nothing' }
  /** The buyer of an unpaid order gives up. */
  | { readonly do: 'cancel'; readonly afterMs: number }
  /** The merchant gives one unit's money back and puts the unit back on the shelf. */
  | { readonly do: 'refund_one'; readonly afterMs: number };
