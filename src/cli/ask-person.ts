import { createInterface } from 'node:readline/promises';

interface TerminalStream {
  readonly isTTY?: boolean;
}

/** Asks a person who sits there; `undefined` where nobody does, as in a pipe. */
export function askerOf(
  input: (NodeJS.ReadableStream & TerminalStream) | undefined,
  output: NodeJS.WritableStream & TerminalStream,
): ((question: string) => Promise<string>) | undefined {
  if (!input?.isTTY || !output.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input, output });
    const answer = await lines.question(question);
    lines.close();
    return answer.trim();
  };
}
