import { z } from 'zod';

import type { BlingComplaint } from './failures.ts';
import { listOf, tableNumber, text } from './wire.ts';

const Complaint = z.object({ code: tableNumber, msg: text, element: text });
const Field = Complaint.extend({ collection: listOf(Complaint) });

/**
 * The error envelope of guide 1.3, in our words. The token endpoint has the same one.
 *
 * `text` prefers the messages of `fields[]`: `message` alone is often generic.
 */
export const ErrorAnswer = z
  .object({
    error: z.object({
      type: text,
      message: text,
      description: text,
      fields: listOf(Field),
      period: text,
      limit: tableNumber,
    }),
  })
  .transform(({ error }) => {
    const complaints = error.fields.flatMap(toComplaints);
    return {
      type: error.type,
      complaints,
      text: toText({ ...error, complaints }),
      limit: error.limit,
      /** Which limit a 429 is about (guide 3.2). */
      period: error.period === 'day' || /por dia/i.test(error.description) ? 'day' : 'second',
    } as const;
  });
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

function toComplaints(field: z.infer<typeof Field>): BlingComplaint[] {
  return [field, ...field.collection].map(({ code, msg, element }) => ({
    code,
    message: msg,
    element,
  }));
}

function toText(error: {
  readonly message: string;
  readonly description: string;
  readonly complaints: readonly BlingComplaint[];
}): string {
  const said = error.complaints.map(({ message }) => message).filter((line) => line !== '');
  return said.length > 0 ? said.join(' · ') : `${error.message}: ${error.description}`;
}
