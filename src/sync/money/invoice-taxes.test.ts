import { expect, it } from 'vitest';

import { taxesOnTop } from './invoice-taxes.ts';

it.each([
  [
    'of the totals, not of the lines',
    '<det><vIPI>9.99</vIPI></det><total><ICMSTot><vST>3.10</vST><vFCPST>0.20</vFCPST><vIPI>5.00</vIPI></ICMSTot></total>',
    { ipiCents: 500, substitutionCents: 330 },
  ],
  [
    'none where it has none',
    '<ICMSTot><vNF>60.00</vNF></ICMSTot>',
    { ipiCents: 0, substitutionCents: 0 },
  ],
  ['none of what is no invoice', 'nada', { ipiCents: 0, substitutionCents: 0 }],
])('the taxes of an invoice are read %s', (_, xml, taxes) => {
  expect(taxesOnTop(xml)).toEqual(taxes);
});
