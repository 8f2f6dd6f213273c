import type { Context } from 'hono';

import { fromSaoPaulo } from '../../../kernel/sao-paulo-time.ts';
import type { SimulatorOptions } from '../options.ts';
import { refuse } from './refusal.ts';

const YEAR_MS = 366 * 86_400_000;

/** The query string as Bling reads it: unknown names are never looked at (guide 1.4). */
export class Query {
  private readonly found: URLSearchParams;

  constructor(c: Context) {
    this.found = new URL(c.req.url).searchParams;
  }

  text(name: string): string | undefined {
    const value = this.found.getAll(name).at(-1);
    return value === '' ? undefined : value;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
  }

  /** `name[]=a&name[]=b`; a plain `name=` is not the documented form and is ignored. */
  texts(name: string): string[] {
    return this.found.getAll(`${name}[]`).filter((value) => value !== '');
  }

  numbers(name: string): number[] {
    return this.texts(name)
      .filter((value) => /^\d+$/.test(value))
      .map(Number);
  }

  /** `name=1&name=2`, where the document names an array without brackets. */
  plainNumbers(name: string): number[] {
    return this.found
      .getAll(name)
      .filter((value) => /^\d+$/.test(value))
      .map(Number);
  }

  /** Epoch milliseconds. @throws a 400 when it is no date */
  instant(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const at = fromSaoPaulo(value);
    if (at === undefined)
      throw refuse.validation(`O parâmetro ${name} deve estar no formato AAAA-MM-DD HH:MM:SS.`);
    return at;
  }

  /** The window `${name}Inicial`/`${name}Final`, both ends included. @throws a 400 beyond one year */
  window(name: string): TimeWindow {
    const from = this.instant(`${name}Inicial`);
    const to = this.instant(`${name}Final`);
    if (from !== undefined && to !== undefined && to - from > YEAR_MS)
      throw refuse.validation('O período informado não pode ser superior a um ano.');
    return { from, to };
  }
}

export interface TimeWindow {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Missing ends are open. Instants are kept to the second, as Bling's date-times are. */
export function isWithin(instant: number, { from, to }: TimeWindow): boolean {
  const at = Math.floor(instant / 1000) * 1000;
  return (from === undefined || at >= from) && (to === undefined || at <= to);
}

/** Drops a window of which one end is missing: Bling ignores such on products (measured, guide 5.2). */
export function onlyWhole(window: TimeWindow): TimeWindow {
  const isWhole = window.from !== undefined && window.to !== undefined;
  return isWhole ? window : { from: undefined, to: undefined };
}

/** One page of rows that stand in the order of inclusion. */
export function page<Row>(rows: readonly Row[], query: Query, options: SimulatorOptions): Row[] {
  const number = Math.max(1, query.number('pagina') ?? 1);
  const size = pageSize(query.number('limite') ?? 100, options);
  const sorted = options.listOrder === 'newest_first' ? rows.toReversed() : rows;
  return sorted.slice((number - 1) * size, number * size);
}

function pageSize(asked: number, { limitAbove100 }: SimulatorOptions): number {
  if (asked <= 100 || limitAbove100 === 'allow') return Math.max(1, asked);
  if (limitAbove100 === 'clamp') return 100;
  throw refuse.validation('O parâmetro limite deve ser no máximo 100.');
}
