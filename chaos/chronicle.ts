/** Something that was done to the program, or that happened to it. Epoch ms. */
export interface Incident {
  readonly at: number;
  readonly kind: IncidentKind;
  readonly what: string;
  /** Until when it lasted; absent for something of one moment. */
  readonly until?: number;
}

export type IncidentKind =
  | 'kill'
  | 'freeze'
  | 'database_kill'
  | 'black_hole'
  | 'trouble'
  | 'disk_full'
  /** A process of ours ended, and nobody had killed it. */
  | 'unbidden_end';

/** Everything that was done, with its instants: for the log of the run, and for the judges. */
export interface Chronicle {
  readonly incidents: readonly Incident[];
  note(kind: IncidentKind, what: string, since?: number): void;
}

export function createChronicle(tell: (line: string) => void): Chronicle {
  const incidents: Incident[] = [];
  return {
    incidents,
    note(kind, what, since) {
      const now = Date.now();
      incidents.push(
        since === undefined ? { at: now, kind, what } : { at: since, kind, what, until: now },
      );
      const lasted = since === undefined ? '' : ` (${((now - since) / 1_000).toFixed(1)} s)`;
      tell(`${new Date(now).toISOString().slice(11, 23)}  ${kind}: ${what}${lasted}`);
    },
  };
}
