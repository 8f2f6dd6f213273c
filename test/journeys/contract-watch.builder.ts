import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { REFERENCE } from '../reference.ts';

interface Finding {
  readonly level: 'error' | 'warn' | 'info';
  readonly where: string;
  readonly at: string;
  readonly msg: string;
}

interface Contract {
  pair(seen: {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly reqBody: unknown;
    readonly status: number;
    readonly resBody: unknown;
    readonly resType: string;
  }): { readonly op: string | null; readonly out: readonly Finding[] };
}

interface Harness {
  readonly Contract: new (spec: unknown) => Contract;
  readonly load: (file: string) => unknown;
}

export interface ContractWatch {
  /** Like the one handed in; every answered pair is checked. Token calls are not in the document. */
  readonly fetch: typeof fetch;
  readonly findings: readonly string[];
  readonly operations: ReadonlySet<string>;
}

/** Looks at traffic between client and Bling with the corrected official document, as the reference's proxy does. */
export async function watchContract(inner: typeof fetch): Promise<ContractWatch> {
  const contract = await loadContract();
  const findings: string[] = [];
  const operations = new Set<string>();

  const check = async (input: string | URL | Request, init: RequestInit, response: Response) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const path = url.pathname.replace('/Api/v3', '');
    if (path.startsWith('/oauth')) return;
    const { op, out } = contract.pair({
      method: init.method ?? 'GET',
      path,
      query: url.search,
      reqBody: toJson(typeof init.body === 'string' ? init.body : ''),
      status: response.status,
      resBody: toJson(await response.clone().text()),
      resType: response.headers.get('content-type') ?? '',
    });
    operations.add(op ?? `${init.method} ${path} ?`);
    for (const { level, where, at, msg } of out.filter((finding) => finding.level !== 'info'))
      findings.push(`${level} ${op} ${where} ${at}: ${msg}`);
  };

  return {
    findings,
    operations,
    fetch: async (input, init = {}) => {
      const response = await inner(input, init);
      await check(input, init, response);
      return response;
    },
  };
}

async function loadContract(): Promise<Contract> {
  const harness = pathToFileURL(join(REFERENCE, 'bling/harness/contract.mjs')).href;
  const { Contract: Checker, load }: Harness = await import(harness);
  return new Checker(load(join(REFERENCE, 'bling/openapi.json')));
}

function toJson(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
