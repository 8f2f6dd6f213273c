import { defineCommand } from 'citty';

import { readSettings, showSettings } from '../app/settings.ts';
import type { ShownSetting } from '../app/settings.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/** `totoro settings`: each one with its value (`***` for a secret), its origin and its meaning. */
export function settingsCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'settings', description: terminal.say(message('cli.aboutSettings', {})) },
    run() {
      // Wrong ones are a failure that lists them all; then there is nothing worth showing.
      readSettings(terminal.source);
      const shown = showSettings(terminal.source);
      for (const setting of shown) printSetting(setting, terminal);
      terminal.result({
        settings: shown.map(({ setting, text, from }) => ({
          name: setting.env,
          value: text ?? null,
          from,
        })),
      });
    },
  });
}

function printSetting({ setting, text, from }: ShownSetting, terminal: Terminal): void {
  terminal.print(`${setting.env}=${text ?? ''}`);
  terminal.print(
    `    ${terminal.say(message('cli.settingFrom', { from }))}. ${setting.doc[terminal.language]}`,
  );
}
