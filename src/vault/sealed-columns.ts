/** Where something lies that the vault has sealed. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The primary key. */
  readonly key: readonly string[];
}

/** All that a change of key has to seal again. A test compares it with the tables. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'account_token', column: 'sealed', key: ['account_id'] },
  { table: 'store', column: 'settings_sealed', key: ['id'] },
  { table: 'store', column: 'webhook_secret_sealed', key: ['id'] },
  { table: 'inbox_event', column: 'body_sealed', key: ['source', 'event_id'] },
  { table: 'store_order', column: 'facts_sealed', key: ['store_id', 'id'] },
  {
    table: 'invoice_document',
    column: 'content_sealed',
    key: ['store_id', 'order_id', 'invoice_id', 'format'],
  },
  { table: 'person', column: 'key_sealed', key: ['id'] },
];

/** Sealed, but not for the change of key to touch. */
export const SEALED_OTHERWISE: readonly string[] = [
  /** Under the customer's own key, which is in `person.key_sealed`. */
  'audit_personal.sealed',
  /** The change of key writes it itself. */
  'vault_key.root_sealed',
];
