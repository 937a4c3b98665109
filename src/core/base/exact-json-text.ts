/** JSON text in which bigint money stands as a plain whole number, every digit kept. */

/** JSON.rawJSON, which the language has and its types do not yet. */
type RawJson = { readonly rawJSON: (text: string) => unknown };

/** Write a value as indented JSON; bigint becomes a whole number literal. */
export function writeExactJson(value: unknown): string {
  const { rawJSON } = JSON as unknown as RawJson; // see the type above
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'bigint' ? rawJSON(item.toString()) : item),
    2,
  );
}
