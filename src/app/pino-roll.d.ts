declare module 'pino-roll' {
  import type { DestinationStream } from 'pino';

  /** See its README: the file is rolled by age and by size, whichever comes first. */
  interface RollOptions {
    readonly file: string;
    readonly frequency: 'daily' | 'hourly';
    readonly size: string;
    readonly mkdir: boolean;
    readonly sync: boolean;
    readonly dateFormat: string;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
  }
  function build(
    options: RollOptions,
  ): Promise<DestinationStream & { end(): void; flushSync(): void }>;
  export = build;
}
