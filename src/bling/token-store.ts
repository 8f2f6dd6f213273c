/** What Bling grants: both change at every refresh (guide 2.2). */
export interface TokenGrant {
  /** A JWT of up to 3 000 characters. Never logged. */
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token dies, epoch ms. */
  readonly expiresAt: number;
  /** When it was granted, epoch ms; the refresh token lives 30 days from here. */
  readonly grantedAt: number;
  /** Numeric ids, separated by spaces. */
  readonly scope: string;
}

export interface StoredTokens extends TokenGrant {
  /** Counts the saves. */
  readonly version: number;
}

/** Where the tokens of one account lie, sealed. Implemented by connections. */
export interface TokenStore {
  /** `undefined` when the account is not connected. */
  read(): Promise<StoredTokens | undefined>;
  /** `false` when the stored version is not `expectedVersion` (0: none stored): nothing was saved. */
  save(next: TokenGrant, expectedVersion: number): Promise<boolean>;
  /**
   * One refresh at a time over all processes. `undefined` when another process holds the lock for longer
   * than a refresh takes, as one does that stands still: nothing was done.
   */
  withLock<Result>(work: () => Promise<Result>): Promise<Result | undefined>;
}
