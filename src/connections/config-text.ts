import { parseDocument, stringify } from 'yaml';
import type { z } from 'zod';

import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { Config } from './config-schema.ts';
import { ConfigWrong } from './failures.ts';

export function configToText(config: Config): string {
  return stringify(config, { lineWidth: 0, defaultStringType: 'PLAIN' });
}

/** @throws {ConfigWrong} with every mistake */
export function parseConfig(text: string): Config {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    throw new ConfigWrong(
      document.errors.map(({ linePos, code }) =>
        message('connections.configUnreadable', { line: linePos?.[0].line ?? 1, detail: code }),
      ),
    );
  }
  const parsed = Config.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new ConfigWrong(parsed.error.issues.map(issueToMistake));
}

function issueToMistake(issue: z.core.$ZodIssue): MessageRef {
  const where = issue.path.map(String).join('.') || 'config';
  if (issue.path.at(-1) === 'stockMaster')
    return message('connections.configOneStockMaster', { where });
  if (issue.code === 'unrecognized_keys')
    return message('connections.configUnknownKey', { where, keys: issue.keys.join(', ') });
  if (issue.code === 'invalid_value')
    return message('connections.configOneOf', {
      where,
      values: issue.values.map(String).join(', '),
    });
  if (issue.code === 'invalid_type')
    return message('connections.configType', { where, expected: issue.expected });
  return message('connections.configInvalid', { where, detail: issue.message });
}
