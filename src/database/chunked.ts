/** As many values as every engine takes in one `in (...)`, with room for the rest of the query. */
const IN_LIST = 500;

/** Cuts a list for `where ... in`. An empty list gives no piece at all. */
export function* chunked<Item>(items: readonly Item[], size = IN_LIST): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
