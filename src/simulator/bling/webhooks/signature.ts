import { createHmac } from 'node:crypto';

/** `X-Bling-Signature-256` over the raw bytes (guide 4.3). */
export function signatureOf(body: string, clientSecret: string): string {
  return `sha256=${createHmac('sha256', clientSecret).update(body, 'utf8').digest('hex')}`;
}
