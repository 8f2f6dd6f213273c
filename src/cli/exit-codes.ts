import type { FailureKind } from '../kernel/failure.ts';
import type { Language } from '../messages/language.ts';

interface ExitCode {
  readonly code: number;
  readonly doc: Readonly<Record<Language, string>>;
}

/** Every way a command ends, as in sysexits.h where that has a word for it. Docs and --help come from here. */
export const EXIT_CODES = {
  done: { code: 0, doc: { 'pt-BR': 'Feito.', en: 'Done.' } },
  answeredNo: {
    code: 1,
    doc: {
      'pt-BR': 'O comando terminou, e a resposta é não: a conferência achou algo errado.',
      en: 'The command went through, and its answer is no: the check found something wrong.',
    },
  },
  wrongUse: {
    code: 64,
    doc: {
      'pt-BR': 'Comando ou opção que não existe, ou que falta.',
      en: 'A command or an option that does not exist, or that is missing.',
    },
  },
  rejected: {
    code: 65,
    doc: {
      'pt-BR': 'Os dados não foram aceitos ou se contradizem: corrija e repita.',
      en: 'The data was not accepted, or contradicts itself: mend it and repeat.',
    },
  },
  defect: {
    code: 70,
    doc: { 'pt-BR': 'Erro interno: avise o suporte.', en: 'Internal error: tell support.' },
  },
  transient: {
    code: 75,
    doc: {
      'pt-BR': 'Não deu agora (rede, limite, outro processo): repita mais tarde.',
      en: 'Not now (network, limit, another process): repeat later.',
    },
  },
  unauthorized: {
    code: 77,
    doc: {
      'pt-BR': 'O Bling ou a loja não nos deixa entrar: conecte de novo.',
      en: 'Bling or the store does not let us in: connect again.',
    },
  },
  settings: {
    code: 78,
    doc: {
      'pt-BR': 'Configuração errada, ou Node velho demais.',
      en: 'Wrong settings, or too old a Node.',
    },
  },
} as const satisfies Record<string, ExitCode>;

export const allExitCodes: readonly ExitCode[] = Object.values(EXIT_CODES);

/** How a command ends after a failure. A new kind does not compile until it is answered here. */
const EXIT_AFTER = {
  transient: EXIT_CODES.transient.code,
  unauthorized: EXIT_CODES.unauthorized.code,
  rejected: EXIT_CODES.rejected.code,
  conflict: EXIT_CODES.rejected.code,
  defect: EXIT_CODES.defect.code,
} as const satisfies Record<FailureKind, number>;

/** Known by their code; all else by its kind. Another process that works for the account ends some time. */
const EXIT_AFTER_CODE: Readonly<Record<string, number>> = {
  'cli.wrong_use': EXIT_CODES.wrongUse.code,
  'work.owned_elsewhere': EXIT_CODES.transient.code,
  'vault.wrong_key': EXIT_CODES.settings.code,
  'vault.key_invalid': EXIT_CODES.settings.code,
};

/** What is wrong with the settings or with the line itself is known by its code, all else by its kind. */
export function exitCodeAfter({ code, kind }: { code: string; kind: FailureKind }): number {
  if (code.startsWith('settings.')) return EXIT_CODES.settings.code;
  return EXIT_AFTER_CODE[code] ?? EXIT_AFTER[kind];
}
