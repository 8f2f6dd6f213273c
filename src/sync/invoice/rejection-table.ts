import type { RejectionOwner, RejectionRule, RejectionSource } from './rejection-rule.ts';

type Group = readonly [
  cause: RejectionRule['cause'],
  codes: string,
  reads?: RejectionSource | undefined,
];

const MINUTE_MS = 60_000;

/** Codes of the tax authority (NF-e 4.00, annex of its manual) by what a merchant can do about them. */
const STORE: readonly Group[] = [
  ['rejection.buyerDocument', '208 237 246', 'contact'],
  ['rejection.buyerIeInvalid', '210', 'contact'],
  ['rejection.buyerIeMissing', '232 728', 'contact'],
  ['rejection.buyerIeUnknown', '233', 'contact'],
  ['rejection.buyerIeNotOfCnpj', '234', 'contact'],
  ['rejection.buyerSuframa', '235', 'contact'],
  ['rejection.buyerIeThoughExempt', '791', 'contact'],
  ['rejection.exemptNotAllowed', '805', 'contact'],
  ['rejection.buyerCity', '274 275', 'contact'],
  ['rejection.buyerMissing', '719 721 724 750 751 787', 'contact'],
  ['rejection.buyerAddress', '726 788', 'contact'],
  ['rejection.buyerIsSeller', '220'],
  ['rejection.carrier', '542 543 544'],
  ['rejection.payment', '441 865 866 869 871 899 904'],
  ['rejection.cardData', '391 496'],
  ['rejection.duplicate', '204'],
  ['rejection.nfcePurchaseData', '762'],
];

const CATALOGUE: readonly Group[] = [
  ['rejection.gtinInvalid', '611 612', 'products'],
  ['rejection.gtinPrefix', '882 884', 'products'],
  ['rejection.gtinMissing', '883 888 889', 'products'],
  ['rejection.gtinPair', '885 886', 'products'],
  ['rejection.gtinUnknown', '890 894', 'products'],
  ['rejection.gtinOfOther', '891 892 895 896', 'products'],
  ['rejection.ncmIncomplete', '471 529 777', 'products'],
  ['rejection.ncmUnknown', '778', 'products'],
  ['rejection.cestMissing', '806', 'products'],
  ['rejection.lineDiffers', '629 630'],
];

const ACCOUNTANT: readonly Group[] = [
  ['rejection.issuer', '203 207 209 229 230 231 245'],
  ['rejection.certificate', '213 280 281 290 291 297 298'],
  ['rejection.schema', '215 225'],
  ['rejection.cfop', '327 328 518 519 521 725 731 732 733 773'],
  ['rejection.taxSituation', '386 590 591 600 928 930'],
  ['rejection.ipi', '387 388'],
  ['rejection.icms', '528 693 694 695 697 698 699'],
  ['rejection.totals', '531 532 533 534 535 536 537 538 564 602 603 604 605 607 610 685 795'],
  ['rejection.finalConsumer', '696'],
  ['rejection.returned', '321'],
  ['rejection.abroad', '720 723'],
  ['rejection.numberTaken', '206 539'],
  ['rejection.denied', '110 205 301 302 303'],
  ['rejection.date', '228'],
  ['rejection.cancelTooLate', '501'],
  ['rejection.environment', '252'],
  ['rejection.key', '253 502'],
  ['rejection.intermediary', '434'],
  ['rejection.technical', '972'],
  ['rejection.nfceNotAllowed', '702 717 729 781 785 789'],
];

/** Not about the note at all: its time has not come, or the other side is down; minutes of rest in front. */
const RETRY: readonly (readonly [minutes: number, codes: string])[] = [
  [5, '108 212 635 703 999'],
  [60, '109 656'],
];

export const REJECTIONS: ReadonlyMap<string, RejectionRule> = new Map([
  ...rulesOf('store', STORE),
  ...rulesOf('catalogue', CATALOGUE),
  ...rulesOf('accountant', ACCOUNTANT),
  ...RETRY.flatMap(([minutes, codes]) =>
    codes.split(' ').map((code): [string, RejectionRule] => {
      const restMs = minutes * MINUTE_MS;
      const cause = 'rejection.authorityDown';
      return [code, { owner: 'retry', reads: 'note', cause, restMs }];
    }),
  ),
]);

function rulesOf(owner: RejectionOwner, groups: readonly Group[]): [string, RejectionRule][] {
  return groups.flatMap(([cause, codes, reads = 'note']) =>
    codes.split(' ').map((code): [string, RejectionRule] => [code, { owner, reads, cause }]),
  );
}
