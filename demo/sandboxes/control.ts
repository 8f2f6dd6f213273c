import type { z } from 'zod';

/** Calls of a simulator's control API, each answer read by a schema. */
export interface ControlClient {
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>;
  /** 409 is an answer too (a checkout that refuses); anything else but 2xx throws. */
  post<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T>;
}

export function createControlClient(url: string): ControlClient {
  async function call<T>(path: string, init: RequestInit, shape: z.ZodType<T>): Promise<T> {
    const response = await fetch(`${url}/__control${path}`, init);
    const text = await response.text();
    if (!response.ok && response.status !== 409) {
      throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 300)}`);
    }
    return shape.parse(JSON.parse(text));
  }
  return {
    get: (path, shape) => call(path, {}, shape),
    post: (path, body, shape) =>
      call(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
        shape,
      ),
  };
}
