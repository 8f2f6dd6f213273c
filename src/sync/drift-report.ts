import type { ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import type { MessageRef } from '../messages/message.ts';

export const DRIFT_REPAIRS = ['auto', 'ask', 'never'] as const;
export type DriftRepair = (typeof DRIFT_REPAIRS)[number];

/** The days whose sales tell how fast something sells. */
export const SPEED_DAYS = 14;

/** A number that a second look has confirmed to differ, with nothing under way that would mend it. */
export interface DriftLine {
  readonly storeId: StoreId;
  readonly productId: ErpProductId;
  readonly sku: string;
  readonly name: string;
  /** `null`: the store does not say. */
  readonly shown: number | null;
  readonly expected: number;
  /** By how many units it differs. */
  readonly units: number;
  /** `null`: no price is set, which is not 0. */
  readonly priceCents: number | null;
  /** Units sold in this store in the last `SPEED_DAYS` days. */
  readonly sold: number;
  /** Price x units x units sold a day, in cents; `null` without a price. */
  readonly atRiskCents: number | null;
}

/** A number that cannot be compared, and why. */
export interface UnclearLine {
  readonly storeId: StoreId;
  readonly productId: ErpProductId;
  readonly sku: string;
  readonly reason: MessageRef;
}

/** Something that has no counterpart on the other side. */
export interface OrphanLine {
  readonly storeId: StoreId;
  readonly side: 'erp' | 'store';
  readonly id: ErpProductId | StoreItemId;
  readonly sku: string;
  readonly name: string;
  /** `gone`: linked, and the store no longer has the item. `unlinked`: the counterpart is there, the link is not. */
  readonly why: 'gone' | 'sku_empty' | 'sku_ambiguous' | 'missing' | 'unlinked';
}

export interface ComparedStore {
  readonly storeId: StoreId;
  readonly name: string;
  readonly compared: number;
  /** Differed at the first look. */
  readonly suspects: number;
  /** Differ, and their writing is due by itself. */
  readonly underWay: number;
}

/** Lists are ranked and may be cut to the limit; `totals` are not. */
export interface DriftReport {
  readonly stores: readonly ComparedStore[];
  readonly drift: readonly DriftLine[];
  readonly unclear: readonly UnclearLine[];
  readonly orphans: readonly OrphanLine[];
  readonly totals: { readonly drift: number; readonly unclear: number; readonly orphans: number };
  /** Numbers that the engine was asked to write. */
  readonly marked: number;
  /** Calls of Bling that the comparison made. */
  readonly blingCalls: number;
}

/** What is in danger first; what has no price is listed apart, at the end. */
export function rankDrift(lines: readonly DriftLine[]): readonly DriftLine[] {
  return lines.toSorted((one, other) => {
    const byPrice = Number(one.atRiskCents === null) - Number(other.atRiskCents === null);
    if (byPrice !== 0) return byPrice;
    const byRisk = (other.atRiskCents ?? 0) - (one.atRiskCents ?? 0);
    if (byRisk !== 0) return byRisk;
    // What has not sold lately: by what lies on the shelf and should not, or the other way round.
    return Number(valueOf(other) - valueOf(one));
  });
}

function valueOf({ priceCents, units }: DriftLine): bigint {
  return BigInt(priceCents ?? 0) * BigInt(units);
}

/** In whole cents a day, rounded down; what no safe number holds is the greatest of them. */
export function atRiskCents(of: {
  readonly priceCents: number | undefined;
  readonly units: number;
  readonly sold: number;
}): number | null {
  if (of.priceCents === undefined) return null;
  const exact = (BigInt(of.priceCents) * BigInt(of.units) * BigInt(of.sold)) / BigInt(SPEED_DAYS);
  return exact > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(exact);
}
