import type { Figure } from './claim.ts';
import type { Machine } from './machine.ts';

export interface Report {
  readonly machine: Machine;
  readonly node: string;
  readonly commit: string;
  readonly startedAt: string;
  readonly durationSeconds: number;
  /** Of the machine at the start, without us: what else ran. */
  readonly loadBefore: number;
  readonly quick: boolean;
  readonly claims: readonly ReportedFigure[];
  /** Claims that could not be measured, and why. */
  readonly failed: readonly { readonly claim: string; readonly why: string }[];
}

export interface ReportedFigure extends Figure {
  readonly claim: string;
}

/** The same for people. */
export function reportToText(report: Report): string {
  const { machine, claims, failed } = report;
  const names = [...new Set(claims.map(({ claim }) => claim))];
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}; node ${report.node}; ` +
      `commit ${report.commit}; load before ${report.loadBefore}; ${report.durationSeconds} s` +
      (report.quick ? '; QUICK: not to be quoted' : ''),
    ...names.flatMap((name) => [
      '',
      name,
      ...claims.filter(({ claim }) => claim === name).flatMap(figureToLines),
    ]),
    ...failed.map(({ claim, why }) => `\n${claim}: NOT MEASURED, ${why}`),
    '',
  ].join('\n');
}

function figureToLines({ name, of, ratio, aim, met, absolutes }: Figure): string[] {
  const verdict = aim === 'none' ? 'no aim' : `${met ? 'met' : 'MISSED'}: ${aim}`;
  const parts = Object.entries(absolutes).map(([what, value]) => `${what} ${value}`);
  return [`  ${name}: ${ratio}  (${of}; ${verdict})`, `    ${parts.join(', ')}`];
}
