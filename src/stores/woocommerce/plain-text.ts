import { decode } from 'html-entities';

/** `Caneca &amp; Pires` as `Caneca & Pires`: else phantom differences are seen (guide woocommerce 1). */
export function plainText(text: string): string {
  return decode(text);
}
