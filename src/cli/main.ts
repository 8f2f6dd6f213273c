import { stripVTControlCharacters } from 'node:util';

import { ConfigWrong } from '../app/apply-config.ts';
import { WrongSettings } from '../app/failures.ts';
import { openSettingsSource, readLanguage } from '../app/settings.ts';
import { Failure } from '../kernel/failure.ts';
import type { Language } from '../messages/language.ts';
import { message, say } from '../messages/message.ts';
import { helpFor, readGeneralOptions, runLine } from './command-line.ts';
import { EXIT_CODES, exitCodeAfter } from './exit-codes.ts';
import { WrongUse } from './failures.ts';
import { createTerminal } from './terminal.ts';
import type { TerminalIo } from './terminal.ts';

/**
 * Runs one line of the command line. The only place of it that catches.
 *
 * @param line without program and script
 * @returns the exit code, one of `EXIT_CODES`
 */
export async function main(line: readonly string[], io: TerminalIo = systemIo()): Promise<number> {
  const edge = { json: line.includes('--json'), language: readLanguage(io.source) };
  let exitCode: number = EXIT_CODES.done.code;
  try {
    const { json, help, version, language = edge.language, rest } = readGeneralOptions(line);
    edge.language = language;
    const onNo = () => {
      exitCode = EXIT_CODES.answeredNo.code;
    };
    const terminal = createTerminal(io, { language, json, onNo });
    if (version) await runLine(['version'], terminal);
    else if (help || rest.length === 0) io.stdout.write(`${await helpFor(rest, terminal)}\n`);
    else await runLine(rest, terminal);
    return exitCode;
  } catch (error) {
    return reportFailure(error, edge, io);
  }
}

function systemIo(): TerminalIo {
  // `totoro settings | head` closes our output early: nobody is listening, so nothing is left to do.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(EXIT_CODES.done.code);
  });
  const { stdin, stdout, stderr } = process;
  return { stdin, stdout, stderr, source: openSettingsSource() };
}

interface Edge {
  readonly json: boolean;
  readonly language: Language;
}

function reportFailure(thrown: unknown, { json, language }: Edge, io: TerminalIo): number {
  const failure = isMisuse(thrown)
    ? new WrongUse(message('cli.wrongUse', { detail: stripVTControlCharacters(thrown.message) }))
    : thrown;
  const lines = linesFor(failure, language);
  io.stderr.write(`${lines.join('\n')}\n`);
  const isOurs = failure instanceof Failure;
  const code = isOurs ? failure.code : 'defect';
  if (json) io.stdout.write(`${JSON.stringify({ error: { code, messages: lines } })}\n`);
  // A stack is for us, and only where something is broken.
  if (!isOurs && failure instanceof Error) io.stderr.write(`${failure.stack}\n`);
  return isOurs ? exitCodeAfter(failure) : EXIT_CODES.defect.code;
}

function linesFor(failure: unknown, language: Language): string[] {
  if (!(failure instanceof Failure)) {
    const detail = failure instanceof Error ? failure.message : String(failure);
    return [say(message('cli.defect', { detail }), language)];
  }
  const details =
    failure instanceof WrongSettings || failure instanceof ConfigWrong ? failure.mistakes : [];
  return [failure.merchantMessage, ...details].map((text) => say(text, language));
}

/** citty's own error: an argument is missing or is none of the choices. */
function isMisuse(error: unknown): error is Error {
  return error instanceof Error && error.name === 'CLIError';
}
