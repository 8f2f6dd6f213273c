import type { ErpPaymentMethod } from '../../bling/erp-account.ts';
import { plainWord } from '../../kernel/plain-word.ts';
import { message } from '../../messages/message.ts';
import type { MapFacts } from './map-facts.ts';
import { type Choice, type Proposal, proposalOf } from './proposal.ts';

/** What the words of a gateway say of its type, and the types of Bling that are it, the best first (guide 5.9). */
const TYPES: readonly (readonly [word: RegExp, types: readonly number[]])[] = [
  [/\bpix\b/, [17, 20]],
  [/boleto|billet|bank ?slip/, [15]],
  [/debito|debit/, [4]],
  [/\bcartao|\bcredito|credit|\bcard\b/, [3]],
  [/\bbacs\b|transfer|\bted\b/, [18, 16]],
  [/deposito/, [16, 18]],
  [/\bcheque/, [2]],
  [/\bcod\b|dinheiro|cash/, [1]],
];

/**
 * Payment methods by their type, and never "the first of the list": a Pix was booked as cash that way once
 * (guide 5.9).
 */
export function proposePayments({ store, account, mapped }: MapFacts): readonly Proposal[] {
  const usable = account.paymentMethods.filter(receives);
  const candidates = usable.map(toChoice);
  return store.paymentMethods.map((method) => {
    const words = plainWord(`${method.id} ${method.name}`);
    return proposalOf({
      kind: 'payment',
      source: method,
      present: mapped.payment.get(method.id),
      candidates,
      fits: fitsOf(words, usable).map(toChoice),
      reasons: {
        one: ({ name }) => message('map.paymentOfType', { word: method.name, name }),
        several: (names) => message('map.paymentSeveral', { word: method.name, names }),
        none: message('map.paymentNone', { word: method.name }),
        gone: (target) => message('map.targetGone', { word: method.name, target }),
        kept: ({ name }) => message('map.kept', { word: method.name, name }),
      },
    });
  });
}

function fitsOf(words: string, usable: readonly ErpPaymentMethod[]): readonly ErpPaymentMethod[] {
  const types = TYPES.filter(([word]) => word.test(words)).map(([, ofWord]) => ofWord);
  const [only, second] = types;
  // "Cartão ou Pix" is both: that is for a person to say.
  if (!only) return [];
  if (second) return usable.filter(({ type }) => types.flat().includes(type));
  const found = only
    .map((type) => usable.filter((method) => method.type === type))
    .find((ofType) => ofType.length > 0);
  const preset = found?.filter(({ isDefault }) => isDefault) ?? [];
  return preset.length === 1 ? preset : (found ?? []);
}

function receives({ active, purpose }: ErpPaymentMethod): boolean {
  return active && (purpose === 'receive' || purpose === 'both' || purpose === 'unknown');
}

function toChoice({ id, name }: ErpPaymentMethod): Choice {
  return { id, name };
}
