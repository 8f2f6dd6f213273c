import { sumCents } from '../../kernel/cents.ts';
import { ACCEPTED_TOTAL } from '../accept-money.ts';
import type { MoneyPlace } from '../money-block.ts';

/** What each side says of the money of one order, in cents. What nobody has told yet is `undefined`. */
export interface MoneyFacts {
  /** The store's total: it does not fall on a refund. */
  readonly storeTotalCents: number;
  /** Negative, oldest first. */
  readonly refundsCents: readonly number[];
  /** Fees that stay outside the ERP by the accountant's word. */
  readonly feesOutsideCents: number;
  /** The store's amounts in the ERP's terms; `undefined` when they cannot be had. */
  readonly parts: MoneyParts | undefined;
  /** The store's order was edited, or a change of it is under way: the two sides may differ until it is done. */
  readonly changing: boolean;
  readonly erpTotalCents: number | undefined;
  /** The ERP's total that a person has let stand. */
  readonly acceptedErpTotalCents: number | undefined;
  readonly installmentsCents: number | undefined;
  /** Of the order's own, or those that its invoice has posted. */
  readonly receivables: { readonly cents: number; readonly ofInvoice: boolean } | undefined;
  readonly invoice: InvoiceMoney | undefined;
}

export interface MoneyParts {
  readonly itemsCents: number;
  readonly discountCents: number;
  readonly otherExpensesCents: number;
  readonly freightCents: number;
}

export interface InvoiceMoney {
  readonly totalCents: number;
  /** What the law puts on top of an order: IPI and ICMS-ST. */
  readonly ipiCents: number;
  readonly substitutionCents: number;
}

/** Each amount by its name, what none of them explains, and between which two that lies. */
export interface MoneyCheck {
  readonly terms: Readonly<Record<string, number>>;
  readonly unnamedCents: number;
  readonly place: MoneyPlace | undefined;
}

/**
 * The money equation of one order (domain rules 3.2, P8):
 *
 * items - discount + expenses + freight + fees outside = store total; store total + refunds - fees outside = ERP
 * total = instalments = receivables; invoice = ERP total + IPI + ICMS-ST. The first place where it does not close is
 * told; what a name explains is no difference.
 */
export function checkMoney(facts: MoneyFacts): MoneyCheck {
  const { parts, erpTotalCents, installmentsCents, receivables, invoice } = facts;
  const named = namedTerms(facts);
  const differences: readonly (readonly [place: MoneyPlace, cents: number])[] = [
    ['store_terms', parts ? termsDifference(facts, parts) : 0],
    ['store_erp', named.unnamedCents],
    ['erp_installments', difference(installmentsCents, erpTotalCents)],
    ['erp_receivables', receivablesDifference(facts)],
    ['erp_invoice', invoice ? difference(beforeTaxes(invoice), erpTotalCents) : 0],
  ];
  const found = differences.find(([, cents]) => cents !== 0);
  const terms = {
    ...parts,
    ...named.terms,
    erpTotalCents,
    installmentsCents,
    receivablesCents: receivables?.cents,
    invoiceCents: invoice?.totalCents,
    ipiCents: invoice?.ipiCents,
    substitutionCents: invoice?.substitutionCents,
  };
  return { terms: known(terms), unnamedCents: found?.[1] ?? 0, place: found?.[0] };
}

/** An order that is being changed in the store need not add up before its change is done. */
function termsDifference(
  { storeTotalCents, feesOutsideCents, changing }: MoneyFacts,
  parts: MoneyParts,
) {
  const { itemsCents, discountCents, otherExpensesCents, freightCents } = parts;
  const sum = itemsCents - discountCents + otherExpensesCents + freightCents + feesOutsideCents;
  return changing ? 0 : storeTotalCents - sum;
}

/** From the store's total to the ERP's: refunds that the ERP knows of, fees outside, a change under way. */
function namedTerms(facts: MoneyFacts) {
  const { storeTotalCents, refundsCents, feesOutsideCents, erpTotalCents, changing } = facts;
  const isAccepted = erpTotalCents !== undefined && facts.acceptedErpTotalCents === erpTotalCents;
  const gross = storeTotalCents - feesOutsideCents;
  const refundsInErpCents = refundsKnown(refundsCents, erpTotalCents ?? gross, gross);
  const rest = (erpTotalCents ?? gross + refundsInErpCents) - gross - refundsInErpCents;
  return {
    terms: {
      storeTotalCents,
      feesOutsideCents,
      refundsInErpCents,
      refundsOnlyInStoreCents: sumCents(refundsCents) - refundsInErpCents,
      ...(changing ? { changeCents: rest } : {}),
      ...(isAccepted ? { acceptedCents: rest, [ACCEPTED_TOTAL]: erpTotalCents } : {}),
    },
    unnamedCents: changing || isAccepted ? 0 : rest,
  };
}

/** The ERP learns of refunds one after the other: so many of the oldest as come nearest to its total. */
function refundsKnown(refunds: readonly number[], erpTotal: number, gross: number): number {
  const sums = refunds.map((_, at) => sumCents(refunds.slice(0, at + 1)));
  const miss = (sum: number) => Math.abs(gross + sum - erpTotal);
  return [0, ...sums].reduce((best, sum) => (miss(sum) < miss(best) ? sum : best));
}

function receivablesDifference({ receivables, invoice, erpTotalCents }: MoneyFacts): number {
  if (!receivables) return 0;
  if (!receivables.ofInvoice) return difference(receivables.cents, erpTotalCents);
  return difference(receivables.cents, invoice?.totalCents);
}

function beforeTaxes({ totalCents, ipiCents, substitutionCents }: InvoiceMoney): number {
  return totalCents - ipiCents - substitutionCents;
}

/** Of two amounts that both are told. */
function difference(one: number | undefined, other: number | undefined): number {
  return one === undefined || other === undefined ? 0 : one - other;
}

function known(terms: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const told: Record<string, number> = {};
  for (const [name, cents] of Object.entries(terms)) if (cents !== undefined) told[name] = cents;
  return told;
}
