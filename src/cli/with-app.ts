import type { App } from '../app/open-app.ts';
import { openApp } from '../app/open-app.ts';
import { readSettings } from '../app/settings.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens the program for one command. A key made just now is worth a word: without it nothing opens again.
 */
export async function openAppFor(terminal: Terminal): Promise<App> {
  const app = await openApp(readSettings(terminal.source));
  if (app.vault.created)
    terminal.note(terminal.say(message('cli.keyCreated', { file: app.settings.vault.keyFile })));
  return app;
}
