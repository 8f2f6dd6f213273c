import { centsToNumber, parseCents, sumCents } from '../../../kernel/cents.ts';
import { multiplyQuantity, quantity } from '../../../kernel/quantity.ts';
import type { NoteFields, NoteItem } from './note-fields.ts';

type Priced = Pick<NoteFields, 'itens' | 'desconto' | 'despesas' | 'seguro' | 'totalIPI'> & {
  readonly transporte: Pick<NoteFields['transporte'], 'frete'>;
};

/** `valorNota` in cents: items less discount plus freight, insurance, other expenses and IPI. */
export function noteTotalCents(fields: Priced): number {
  return (
    sumCents(fields.itens.map(itemTotalCents)) -
    parseCents(fields.desconto) +
    parseCents(fields.transporte.frete) +
    parseCents(fields.despesas) +
    parseCents(fields.seguro) +
    parseCents(fields.totalIPI)
  );
}

export function itemTotalCents({ quantidade, valor }: Pick<NoteItem, 'quantidade' | 'valor'>) {
  const price = quantity(centsToNumber(parseCents(valor)));
  return parseCents(multiplyQuantity(price, quantity(quantidade)));
}
