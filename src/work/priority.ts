/** What goes first. A number in between is allowed; higher goes first. */
export const WorkPriority = {
  /** A person waits for it: a command beside a running `serve`. */
  request: 60,
  order: 50,
  payment: 40,
  stock: 30,
  catalogue: 20,
  sweep: 10,
} as const;
export type WorkPriority = (typeof WorkPriority)[keyof typeof WorkPriority];

/** The class of a row's priority, for whoever paces calls by class. A request counts as an order. */
export function priorityClass(priority: number): Exclude<keyof typeof WorkPriority, 'request'> {
  if (priority >= WorkPriority.order) return 'order';
  if (priority >= WorkPriority.payment) return 'payment';
  if (priority >= WorkPriority.stock) return 'stock';
  return priority >= WorkPriority.catalogue ? 'catalogue' : 'sweep';
}
