export interface VaultTables {
  /**
   * The keys that open what is sealed here: one `current`, and while a rotation runs one `leaving`. Kept so
   * that a wrong key is noticed at the start, by opening `root_sealed`.
   */
  vault_key: {
    key_id: string;
    /** The root of all digests, sealed under this key: digests outlive a rotation. */
    root_sealed: string;
    state: 'current' | 'leaving';
    created_at: number;
  };
}
