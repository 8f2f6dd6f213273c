import type { SettingsSource } from '../app/settings.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/message.ts';
import type { MessageRef } from '../messages/message.ts';
import { askerOf } from './ask-person.ts';
import { startProgress } from './progress.ts';
import type { Progress } from './progress.ts';

/** The outside world of a command. Commands touch neither `process` nor `console`. */
export interface Terminal {
  readonly language: Language;
  /** The settings as they were found; read them with `readSettings`. */
  readonly source: SettingsSource;
  /** A line for people, on stdout. With `--json` it is left out. */
  print(line: string): void;
  /** A text of the catalogue, in the language of this run. */
  say(text: MessageRef): string;
  /** A remark for people, on stderr, also with `--json`. */
  note(line: string): void;
  /** What other programs read: with `--json` one line on stdout, and the last one. Else nothing. */
  result(value: unknown): void;
  /** Shows how far a long work has come, on stderr, from 2 s on. Stop it with `using` or `stop`. */
  progress(label: string, total: number): Progress;
  /** The command went through, and its answer is no: it ends with exit code 1. */
  answerNo(): void;
  /** Asks the person who sits at the terminal; absent where nobody does, and with `--json`. */
  readonly ask?: (question: string) => Promise<string>;
}

/** The streams and settings a program run has. Tests hand in their own. */
export interface TerminalIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly source: SettingsSource;
}

interface TerminalOptions {
  readonly language: Language;
  readonly json: boolean;
  readonly onNo: () => void;
}

export function createTerminal(
  io: TerminalIo,
  { language, json, onNo }: TerminalOptions,
): Terminal {
  const ask = json ? undefined : askerOf(io.stdin, io.stderr);
  return {
    language,
    source: io.source,
    print: (line) => void (json || io.stdout.write(`${line}\n`)),
    say: (text) => say(text, language),
    note: (line) => void io.stderr.write(`${line}\n`),
    result: (value) => void (json && io.stdout.write(`${JSON.stringify(value)}\n`)),
    progress: (label, total) => startProgress({ label, total, stream: io.stderr }),
    answerNo: onNo,
    ...(ask && { ask }),
  };
}
