/** What several rules ask of one document, read once. */

/** Give the same answer for the same document without reading it again; forgotten with the document. */
export function oncePer<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const held = kept.get(key) ?? { value: read(key) };
    kept.set(key, held);
    return held.value;
  };
}
