/** What became of one item of a batch, in the order of the request. */
export type ItemOutcome<Value = undefined> =
  | { readonly outcome: 'applied'; readonly value: Value }
  | { readonly outcome: 'not_applied'; readonly code: string; readonly detail: string }
  | { readonly outcome: 'unknown'; readonly detail: string };
