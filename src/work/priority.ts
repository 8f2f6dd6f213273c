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
