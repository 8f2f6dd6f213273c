import { readFileSync, writeFileSync } from 'node:fs';

import { defineCommand } from 'citty';

import { applyConfig, readConfig } from '../app/apply-config.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro config export [file]` and `totoro config import <file>`: accounts, stores, mappings; no secrets. */
export function configCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'config', description: terminal.say(message('cli.aboutConfig', {})) },
    subCommands: { export: exportCommand(terminal), import: importCommand(terminal) },
  });
}

function exportCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'export', description: terminal.say(message('cli.aboutConfigExport', {})) },
    args: {
      file: {
        type: 'positional',
        required: false,
        description: terminal.say(message('cli.aboutFile', {})),
      },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      const text = await readConfig(app);
      if (args.file) writeFileSync(args.file, text);
      else terminal.print(text.trimEnd());
      terminal.result(args.file ? { file: args.file } : { config: text });
    },
  });
}

function importCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'import', description: terminal.say(message('cli.aboutConfigImport', {})) },
    args: {
      file: {
        type: 'positional',
        required: true,
        description: terminal.say(message('cli.aboutFile', {})),
      },
    },
    async run({ args }) {
      await using app = await openAppFor(terminal);
      await applyConfig(app, readFileSync(args.file, 'utf8'));
      terminal.print(terminal.say(message('cli.configImported', { file: args.file })));
      terminal.result({ imported: args.file });
    },
  });
}
