import { hideFields, hideInText } from '../../../src/app/hide-secrets.ts';
import type { Log, LogFields } from '../../../src/kernel/log.ts';

export interface KeptLog extends Log {
  /** As they would lie in the file, hidden as the program's own log hides. */
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

/** What every life said. Stacks are left out: they tell of folders, and differ from machine to machine. */
export function createKeptLog(): KeptLog {
  const lines: string[] = [];
  const errors: string[] = [];
  const keep = (level: string) => (message: string, fields?: LogFields) => {
    const shown = JSON.stringify(hideFields({ ...fields }), withoutStack);
    const line = `${level} ${hideInText(message)} ${shown}`;
    lines.push(line);
    if (level === 'error') errors.push(line);
  };
  return {
    lines,
    errors,
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  };
}

function withoutStack(name: string, value: unknown): unknown {
  return name === 'stack' ? undefined : value;
}
