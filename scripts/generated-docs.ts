import { settingsTable } from '../src/app/settings-table.ts';
import { allExitCodes } from '../src/cli/exit-codes.ts';
import { isSecret } from '../src/kernel/setting.ts';
import type { Setting } from '../src/kernel/setting.ts';
import { failureRows } from './failures-page.ts';

/** Files of the repository that are made from the code, by path, with their text. */
export function generatedDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/settings.md', settingsPage()],
    ['docs/exit-codes.md', exitCodesPage()],
    ['docs/failures.md', failuresPage()],
    ['.env.example', envExample()],
  ]);
}

const MADE_FROM_CODE = '<!-- Made from the code by `node scripts/run.mjs docs`; do not edit. -->';

function settingsPage(): string {
  return page([
    '# Configurações / Settings',
    '',
    MADE_FROM_CODE,
    '',
    'Variáveis de ambiente, ou linhas `NOME=valor` do arquivo `.env` da pasta em que o programa roda; o ambiente vence. ' +
      'Erros são mostrados todos de uma vez, e o programa sai com 78. `totoro settings` mostra os valores em uso.',
    '',
    'Environment variables, or lines `NAME=value` in the `.env` file of the folder the program runs in; the environment wins. ' +
      'Mistakes are shown all at once, and the program exits with 78. `totoro settings` shows the values in use.',
    ...Object.entries(settingsTable).flatMap(([folder, table]) => [
      '',
      `## ${folder}`,
      '',
      '| nome / name | padrão / default | o que faz | what it does |',
      '|---|---|---|---|',
      ...Object.values<Setting>(table).map(settingRow),
    ]),
  ]);
}

function settingRow(setting: Setting): string {
  const { env, doc, expects, default: text } = setting;
  const secret = isSecret(setting)
    ? { 'pt-BR': ' Segredo.', en: ' Secret.' }
    : { 'pt-BR': '', en: '' };
  const cells = [
    `\`${env}\``,
    text === undefined ? '-' : `\`${text}\``,
    `${doc['pt-BR']} (${expects['pt-BR']})${secret['pt-BR']}`,
    `${doc.en} (${expects.en})${secret.en}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function exitCodesPage(): string {
  return page([
    '# Códigos de saída / Exit codes',
    '',
    MADE_FROM_CODE,
    '',
    '| código / code | significado | meaning |',
    '|---|---|---|',
    ...allExitCodes.map(({ code, doc }) => `| ${code} | ${doc['pt-BR']} | ${doc.en} |`),
    '',
    'Com `--json` a última linha da saída é um objeto JSON, também quando algo falha: `{"error":{"code","messages"}}`.',
    '',
    'With `--json` the last line of the output is one JSON object, also when something fails: `{"error":{"code","messages"}}`.',
  ]);
}

function failuresPage(): string {
  return page([
    '# Failures',
    '',
    MADE_FROM_CODE,
    '',
    'Every error of ours has a stable code. Its kind says what happens next: *transient* is tried again, *unauthorized* pauses ' +
      'the connection, *rejected* and *conflict* wait for a person, *defect* is ours to mend. The exit code is that of the command ' +
      'line.',
    '',
    '| code | kind | exit | meaning |',
    '|---|---|---|---|',
    ...failureRows(),
  ]);
}

function envExample(): string {
  return page([
    '# Copie para .env e mude o que precisar. Copy to .env and change what you need.',
    '# Made from the code by `node scripts/run.mjs docs`; do not edit. See docs/settings.md.',
    ...Object.values(settingsTable).flatMap((table) =>
      Object.values<Setting>(table).flatMap(({ env, doc, default: text = '' }) => [
        '',
        `# ${doc['pt-BR']}`,
        `# ${doc.en}`,
        `#${env}=${text}`,
      ]),
    ),
  ]);
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
