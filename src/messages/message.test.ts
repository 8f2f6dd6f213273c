import { describe, expect, it } from 'vitest';

import { catalogue } from './catalogue.ts';
import { message, parseMessage, say } from './message.ts';

describe('messages', () => {
  it('say the same thing in the language that is asked for', () => {
    const ref = message('settings.wrong', { count: 2 });

    expect(say(ref, 'pt-BR')).toBe('Configuração com 2 erros; nada foi iniciado.');
    expect(say(ref, 'en')).toBe('The settings have 2 mistakes; nothing was started.');
  });

  it('come back from the database as they went in', () => {
    const ref = message('settings.wrong', { count: 2 });

    expect(parseMessage(JSON.stringify(ref))).toEqual(ref);
  });

  it.each(['old.forgottenKey', 'toString'])(
    'admit when a stored one is of an older version: %s',
    (key) => {
      const ref = parseMessage(JSON.stringify({ key, args: {} }));

      expect(say(ref, 'en')).toContain(key);
    },
  );

  it.each(Object.entries(catalogue))('%s exists in both languages', (_key, texts) => {
    expect(Object.keys(texts).toSorted()).toEqual(['en', 'pt-BR']);
  });

  it('are no copies of each other where they have words', () => {
    const wordsOf = (text: unknown) =>
      String(text)
        .replaceAll(/\$\{[^}]*\}/g, '')
        .match(/[a-zà-ú]{4,}/gi);
    const copies = Object.entries(catalogue).filter(
      ([, texts]) => wordsOf(texts.en) !== null && String(texts['pt-BR']) === String(texts.en),
    );

    expect(copies.map(([key]) => key)).toEqual([]);
  });
});
