import type { Terminal } from './terminal.ts';

/** Makes a command only when it is asked for, so that `totoro --help` loads no database. */
type LazyCommand = (terminal: Terminal) => Promise<object>;

/** Every command by name, in the order of the help. One file and one line each. */
export const commands: Readonly<Record<string, LazyCommand>> = {
  settings: async (terminal) => (await import('./settings.command.ts')).settingsCommand(terminal),
  version: async (terminal) => (await import('./version.command.ts')).versionCommand(terminal),
};
