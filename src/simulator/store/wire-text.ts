/** JSON as PHP writes it: `/` as `\/`, everything beyond ASCII as `\uXXXX` (guide 1). */
export function toPhpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(/[\u0080-\uffff]/g, (unit) => {
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}

/** Names are stored HTML-encoded; what is an entity already stays (guide 1). */
export function encodeName(name: string): string {
  return name
    .trim()
    .replaceAll(/&(?!#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** What a person reads of an encoded name. */
export function decodeName(name: string): string {
  return name
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&times;', '×')
    .replaceAll('&amp;', '&');
}

/** `Camiseta Azul` as `camiseta-azul`. */
export function slugOf(name: string): string {
  return decodeName(name)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
