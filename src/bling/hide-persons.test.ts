import { describe, expect, it } from 'vitest';

import { message, say } from '../messages/message.ts';
import { BlingRejected } from './failures.ts';

const refused = (text: string) =>
  new BlingRejected({
    status: 400,
    type: 'VALIDATION_ERROR',
    text: `${text} · Parcelas inválidas`,
    complaints: [{ code: undefined, message: text, element: 'numeroDocumento' }],
    requestId: 'r1',
  });

describe('a refusal of Bling', () => {
  it.each([
    'O CPF 529.982.247-25 já está cadastrado no contato Ana Souza',
    'O CPF 52998224725 já está cadastrado no contato ana souza',
    'O CNPJ 12.ABC.345/01DE-35 já está cadastrado no contato Ana Souza Ltda.',
    'O e-mail ana@example.com é do contato Ana Souza',
  ])('shows nobody, nowhere: %s', (text) => {
    const failure = refused(text);
    const shown = [
      failure.message,
      JSON.stringify(failure),
      JSON.stringify(failure.merchantMessage),
      say(failure.merchantMessage, 'pt-BR'),
    ].join('\n');

    expect(shown).not.toMatch(/ana|souza|529|982|12\.?ABC/i);
    expect(shown).toContain('Parcelas inválidas');
  });

  it('still says that the document is registered', () => {
    expect(refused('O CPF já está cadastrado no contato Ana').saysAlreadyRegistered).toBe(true);
  });

  it('keeps what is no person', () => {
    const text = 'O código CAN-1 já foi cadastrado para o produto Caneca';
    const reason = `${text} · Parcelas inválidas`;
    expect(refused(text).merchantMessage).toEqual(message('bling.rejected', { reason }));
  });
});
