/** Classes of calls in the order in which the lane serves them. Each has a small guaranteed share. */
export const CALL_PRIORITIES = ['order', 'payment', 'stock', 'catalogue', 'sweep'] as const;
export type CallPriority = (typeof CALL_PRIORITIES)[number];
