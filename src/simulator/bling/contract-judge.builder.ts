import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Answer } from './bling-simulator.builder.ts';

interface Issue {
  readonly level: string;
  readonly where: string;
  readonly at: string;
  readonly msg: string;
}

/** The part of harness/contract.mjs that is used here. */
interface Harness {
  readonly load: (file: string) => object;
  readonly Contract: new (
    spec: object,
    options: object,
  ) => { pair(pair: object): { readonly op: string | null; readonly out: readonly Issue[] } };
}

/** Compares calls with the corrected document of Bling; unlisted fields count as errors. */
export async function openContractJudge(folder: string) {
  const harness: Harness = await import(pathToFileURL(join(folder, 'harness/contract.mjs')).href);
  const spec = harness.load(join(folder, 'openapi.json'));
  const contract = new harness.Contract(spec, { undocumented: 'error' });
  const operations = new Set<string>();
  const errors: string[] = [];

  return {
    operations,
    errors,
    look({ method, target, sent, answer }: Look): void {
      const [path = '', query = ''] = target.split('?');
      const { status, body: resBody, type: resType } = answer;
      const pair = { method, path, query, reqBody: sent, status, resBody, resType };
      const { op, out } = contract.pair(pair);
      operations.add(op ?? target);
      for (const { level, where, at, msg } of out)
        if (level === 'error')
          errors.push(`${method} ${target} [${status}] ${where} ${at}: ${msg}`);
    },
  };
}

interface Look {
  readonly method: string;
  readonly target: string;
  readonly sent: unknown;
  readonly answer: Answer;
}
