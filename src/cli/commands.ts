import type { Terminal } from './terminal.ts';

/** Makes a command only when it is asked for: `totoro version` loads no database, only `--help` loads them all. */
type LazyCommand = (terminal: Terminal) => Promise<object>;

/** Every command by name, in the order of the help. One file and one line each. */
export const commands: Readonly<Record<string, LazyCommand>> = {
  connect: async (terminal) => (await import('./connect.command.ts')).connectCommand(terminal),
  lookup: async (terminal) => (await import('./lookup.command.ts')).lookupCommand(terminal),
  map: async (terminal) => (await import('./map.command.ts')).mapCommand(terminal),
  config: async (terminal) => (await import('./config.command.ts')).configCommand(terminal),
  plan: async (terminal) => (await import('./plan.command.ts')).planCommand(terminal),
  drift: async (terminal) => (await import('./drift.command.ts')).driftCommand(terminal),
  sync: async (terminal) => (await import('./sync.command.ts')).syncCommand(terminal),
  serve: async (terminal) => (await import('./serve.command.ts')).serveCommand(terminal),
  web: async (terminal) => (await import('./web.command.ts')).webCommand(terminal),
  worker: async (terminal) => (await import('./worker.command.ts')).workerCommand(terminal),
  invoice: async (terminal) => (await import('./invoice.command.ts')).invoiceCommand(terminal),
  status: async (terminal) => (await import('./status.command.ts')).statusCommand(terminal),
  pending: async (terminal) => (await import('./pending.command.ts')).pendingCommand(terminal),
  change: async (terminal) => (await import('./change.command.ts')).changeCommand(terminal),
  explain: async (terminal) => (await import('./explain.command.ts')).explainCommand(terminal),
  audit: async (terminal) => (await import('./audit.command.ts')).auditCommand(terminal),
  doctor: async (terminal) => (await import('./doctor.command.ts')).doctorCommand(terminal),
  backup: async (terminal) => (await import('./backup.command.ts')).backupCommand(terminal),
  restore: async (terminal) => (await import('./restore.command.ts')).restoreCommand(terminal),
  key: async (terminal) => (await import('./key.command.ts')).keyCommand(terminal),
  sandbox: async (terminal) => (await import('./sandbox.command.ts')).sandboxCommand(terminal),
  settings: async (terminal) => (await import('./settings.command.ts')).settingsCommand(terminal),
  version: async (terminal) => (await import('./version.command.ts')).versionCommand(terminal),
};
