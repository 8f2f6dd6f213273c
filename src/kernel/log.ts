/** What goes with a line. Secrets are hidden by the name of their field, personal data does not belong here. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * A log as the folders see it. The message is one fixed sentence, everything that varies is a field.
 *
 * The level says who must act: `error` is always our bug, `warn` is for the operator, `info` is for the curious.
 */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** For tests, and for whoever has nothing to say. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
