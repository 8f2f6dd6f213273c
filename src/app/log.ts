import { pino } from 'pino';
import type { DestinationStream, StreamEntry } from 'pino';
import roll from 'pino-roll';

import { logContext } from '../kernel/log-context.ts';
import type { Log, LogFields } from '../kernel/log.ts';
import { hideFields, hideInText } from './hide-secrets.ts';
import type { Settings } from './settings-table.ts';

const KEPT_FILES = 14;
const PINO_LEVEL = { DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

export type LogOptions = Pick<Settings['app'], 'logLevel' | 'logFile' | 'logConsole'>;

export interface OpenLog extends Log {
  /** Writes what is left and lets go of the file. */
  close(): void;
}

/**
 * The log of the program: JSON, one line a record, to standard error and to a rolled file.
 *
 * Secrets are hidden here, once, whatever the caller hands over. What `withLogContext` bound is on each line.
 *
 * @param console where the lines for the console go; for tests
 */
export async function openLog(
  { logLevel, logFile, logConsole }: LogOptions,
  console: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Promise<OpenLog> {
  const file = logFile === undefined ? undefined : await openFile(logFile);
  const level = PINO_LEVEL[logLevel];
  const streams: StreamEntry[] = [];
  if (logConsole === 'on') streams.push({ level, stream: console });
  if (file) streams.push({ level, stream: file });

  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: { level: (label) => ({ level: label.toUpperCase() }) },
    },
    pino.multistream(streams),
  );
  const line = (fields?: LogFields) => hideFields({ ...logContext(), ...fields });
  return {
    debug: (message, fields) => logger.debug(line(fields), hideInText(message)),
    info: (message, fields) => logger.info(line(fields), hideInText(message)),
    warn: (message, fields) => logger.warn(line(fields), hideInText(message)),
    error: (message, fields) => logger.error(line(fields), hideInText(message)),
    close: () => {
      file?.flushSync();
      file?.end();
    },
  };
}

function openFile(file: string) {
  return roll({
    file,
    frequency: 'daily',
    dateFormat: 'yyyy-MM-dd',
    size: '20m',
    mkdir: true,
    // A line is on the disk before the next step, so that a killed process leaves its last words.
    sync: true,
    limit: { count: KEPT_FILES, removeOtherLogFiles: true },
  });
}
