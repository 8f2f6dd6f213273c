export type Language = 'pt-BR' | 'en';

/** One text in each language. */
export type Words = Readonly<Record<Language, string>>;
