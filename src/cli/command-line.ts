import { parseArgs, stripVTControlCharacters } from 'node:util';

import { renderUsage, runCommand } from 'citty';
import type { ArgDef, CommandDef } from 'citty';

import type { Language } from '../messages/language.ts';
import { message } from '../messages/message.ts';
import { commands } from './commands.ts';
import { allExitCodes } from './exit-codes.ts';
import { WrongUse } from './failures.ts';
import type { Terminal } from './terminal.ts';

/** What every command understands, taken off the line before the command sees it. */
export interface GeneralOptions {
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly language: Language | undefined;
  /** What is left for the command. */
  readonly rest: readonly string[];
}

/** @throws {WrongUse} for a language that we do not speak */
export function readGeneralOptions(line: readonly string[]): GeneralOptions {
  const { tokens } = parseArgs({ args: [...line], strict: false, tokens: true, options: GENERAL });
  const mine = tokens.flatMap((token) =>
    token.kind === 'option' && token.name in GENERAL ? [token] : [],
  );
  const taken = new Set(
    mine.flatMap(({ index, value, inlineValue }) =>
      value !== undefined && !inlineValue ? [index, index + 1] : [index],
    ),
  );
  const language = mine.findLast(({ name }) => name === 'language');
  return {
    json: mine.some(({ name }) => name === 'json'),
    help: mine.some(({ name }) => name === 'help'),
    version: mine.some(({ name }) => name === 'version'),
    language: language && knownLanguage(language.value),
    rest: line.filter((_, place) => !taken.has(place)),
  };
}

/** @throws {WrongUse} when there is no such command or option; what the command itself throws */
export async function runLine(rest: readonly string[], terminal: Terminal): Promise<void> {
  const { command, args } = await findCommand(rest, terminal);
  await refuseUnknownOptions(command, args);
  await runCommand(command, { rawArgs: [...args] });
}

/** Help for the command that the line names, or for all. */
export async function helpFor(rest: readonly string[], terminal: Terminal): Promise<string> {
  const { command, parent } = await findCommand(rest, terminal);
  const usage = await renderUsage(command, parent);
  return [
    stripVTControlCharacters(usage).trimEnd(),
    '',
    generalHelp(terminal),
    '',
    exitCodeHelp(terminal),
  ].join('\n');
}

const GENERAL = {
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

function knownLanguage(wanted: unknown): Language {
  if (wanted === 'pt-BR' || wanted === 'en') return wanted;
  throw WrongUse.ofOption(`--language ${String(wanted)}`);
}

interface Found {
  readonly command: CommandDef;
  readonly parent?: CommandDef;
  readonly args: readonly string[];
}

async function findCommand(rest: readonly string[], terminal: Terminal): Promise<Found> {
  const root: CommandDef = {
    meta: { name: 'totoro', description: terminal.say(message('cli.about', {})) },
    subCommands: Object.fromEntries(
      Object.entries(commands).map(([name, create]) => [name, () => create(terminal)]),
    ),
  };
  return descend({ command: root, args: rest });
}

/** `totoro audit verify`: from the outer command to the inner one, as far as words name one. */
async function descend(found: Found): Promise<Found> {
  const { command, args } = found;
  const subCommands = (await resolved(command.subCommands)) ?? {};
  const [name, ...others] = args;
  if (name === undefined || Object.keys(subCommands).length === 0 || name.startsWith('-'))
    return found;
  if (!Object.hasOwn(subCommands, name))
    throw new WrongUse(message('cli.wrongUse', { detail: name }));
  const inner = await resolved(subCommands[name]);
  return inner ? descend({ command: inner, parent: command, args: others }) : found;
}

/** citty takes any option; a misspelt one must not be passed over in silence. */
async function refuseUnknownOptions(command: CommandDef, args: readonly string[]): Promise<void> {
  const known = Object.entries((await resolved(command.args)) ?? {});
  const names = new Set(known.flatMap(([name, arg]) => [name, ...aliasesOf(arg)]));
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!names.has(token.name) && !names.has(token.name.replace(/^no-/, '')))
      throw WrongUse.ofOption(token.rawName);
  }
}

function aliasesOf(arg: ArgDef): readonly string[] {
  const alias = 'alias' in arg ? arg.alias : undefined;
  return typeof alias === 'string' ? [alias] : (alias ?? []);
}

/** citty takes a thing, a promise of it, or a function that gives either. */
async function resolved<T>(
  value: T | Promise<T> | (() => T) | (() => Promise<T>) | undefined,
): Promise<T | undefined> {
  return isFunction(value) ? value() : value;
}

function isFunction<T>(value: unknown): value is () => T | Promise<T> {
  return typeof value === 'function';
}

function generalHelp(terminal: Terminal): string {
  const lines = [
    ['--json', message('cli.aboutJson', {})],
    ['--language', message('cli.aboutLanguage', {})],
    ['--help', message('cli.aboutHelp', {})],
  ] as const;
  return [
    terminal.say(message('cli.optionsForAll', {})),
    ...lines.map(([option, about]) => `  ${option.padEnd(12)}${terminal.say(about)}`),
  ].join('\n');
}

function exitCodeHelp(terminal: Terminal): string {
  return [
    terminal.say(message('cli.exitCodes', {})),
    ...allExitCodes.map(({ code, doc }) => `  ${String(code).padEnd(4)}${doc[terminal.language]}`),
  ].join('\n');
}
