import { describe, expect, it } from 'vitest';

import { encodeSteps, stepsInWords } from './change-words.ts';
import { parseMessage, say } from './message.ts';

describe('a plan in words', () => {
  it('says who does what, until when and why', () => {
    const steps = encodeSteps([
      { step: 'cancel_note', why: 'in_window', until: '2026-03-11 09:06:33' },
      { step: 'reverse_accounts', why: 'order_ended' },
    ]);

    expect(stepsInWords(steps, 'en')).toBe(
      '1. you: cancel the note in Bling until 2026-03-11 09:06:33 (the note is authorised and may still be cancelled; the API cannot); 2. take back the receivables of the order (the order is over)',
    );
  });

  it.each(['editedAfterImport', 'refundedAfterImport', 'paidAfterCancel'])(
    'is left out where an earlier version wrote the cause (%s) without one',
    (key) => {
      const written = JSON.stringify({ key: `order.${key}`, args: { number: '40' } });

      expect(say(parseMessage(written), 'pt-BR')).toMatch(/pedido 40/);
      expect(say(parseMessage(written), 'pt-BR')).not.toMatch(/Plano|undefined/);
    },
  );
});
