/**
 * Reads JSON that this program wrote itself from a value of the type `Value`, such as a column of its
 * database. What strangers wrote goes through a schema.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what was written
export function ownJson<Value>(text: string): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the writer had this very type
  return JSON.parse(text) as Value;
}
