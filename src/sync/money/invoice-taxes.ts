import { parseCents, sumCents } from '../../kernel/cents.ts';
import type { InvoiceMoney } from './equation.ts';

/**
 * The taxes that an NF-e has on top of its goods, from the totals of its XML (`ICMSTot`): IPI, also the returned one,
 * and ICMS-ST with its share for the poverty fund. Bling's answers tell none of them (guide 5.11).
 */
export function taxesOnTop(xml: string): Pick<InvoiceMoney, 'ipiCents' | 'substitutionCents'> {
  const totals = /<ICMSTot>(.*?)<\/ICMSTot>/s.exec(xml)?.[1] ?? '';
  return {
    ipiCents: sumOf(totals, ['vIPI', 'vIPIDevol']),
    substitutionCents: sumOf(totals, ['vST', 'vFCPST']),
  };
}

function sumOf(totals: string, names: readonly string[]): number {
  return sumCents(
    names.map((name) => {
      const found = new RegExp(`<${name}>([\\d.]+)</${name}>`).exec(totals)?.[1];
      return found === undefined ? 0 : parseCents(found);
    }),
  );
}
