import { describe, expect, it } from 'vitest';

import type { Proposal } from '../app/mapping/proposal.ts';
import { message } from '../messages/message.ts';
import { askOpenOnes } from './ask-open-ones.ts';
import { printProposals } from './print-proposals.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const PIX: Proposal = {
  kind: 'payment',
  source: 'pix',
  sourceName: 'Pix',
  present: undefined,
  target: '17',
  verdict: 'certain',
  reason: message('map.paymentOfType', { word: 'Pix', name: 'Pix' }),
  note: message('map.paymentGoes', { name: 'Pix', destination: 'cash' }),
  candidates: [],
};
const CARD: Proposal = {
  ...PIX,
  source: 'stripe',
  target: undefined,
  verdict: 'ambiguous',
  reason: message('map.paymentSeveral', { word: 'Cartão', names: 'Visa, Mastercard' }),
  candidates: [
    { id: '31', name: 'Visa' },
    { id: '32', name: 'Mastercard' },
  ],
};

function openTerminal(answers?: readonly string[]) {
  const written: string[] = [];
  const given = [...(answers ?? [])];
  const plain = createTerminal(
    {
      stdout: { write: (text) => written.push(text) },
      stderr: process.stderr,
      source: { environment: {}, file: '', fromFile: {} },
    },
    { language: 'en', json: false, onNo: () => {} },
  );
  const ask = async () => given.shift() ?? '';
  const terminal: Terminal = answers ? { ...plain, ask } : plain;
  return { terminal, text: () => written.join('') };
}

describe('totoro map', () => {
  it('tells each proposal with its reason, and how to say what it does not guess', () => {
    const { terminal, text } = openTerminal();

    printProposals(terminal, [PIX, CARD]);

    expect(text()).toContain('+ pix = 17  "Pix" is the method of the type of "Pix"');
    expect(text()).toContain('"Pix" goes into cash, no receivable.');
    expect(text()).toContain('--set "payment:stripe=…"  (31 Visa, 32 Mastercard)');
    expect(text().match(/Payment methods/g)).toHaveLength(1);
  });

  it('asks nobody where nobody sits', async () => {
    expect(await askOpenOnes(openTerminal().terminal, [PIX, CARD])).toBeUndefined();
  });

  it('takes the word of the person at the terminal, and nothing for an empty one', async () => {
    const yes = await askOpenOnes(openTerminal(['s', '2']).terminal, [PIX, CARD]);
    const empty = await askOpenOnes(openTerminal(['', '']).terminal, [PIX, CARD]);
    const odd = await askOpenOnes(openTerminal(['talvez', '9']).terminal, [PIX, CARD]);

    expect(yes).toEqual({
      takesCertain: true,
      chosen: [{ kind: 'payment', source: 'stripe', target: '32' }],
    });
    expect(empty).toEqual({ takesCertain: false, chosen: [] });
    expect(odd).toEqual({ takesCertain: false, chosen: [] });
  });
});
