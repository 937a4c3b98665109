/** Plain data with whole numbers of any size and typed arrays, as JSON and back, to the last digit. */

const ARRAYS = { Float64Array, Int32Array, Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** Write a value as JSON: a bigint as {"$n": "12"}, a typed array as {"$Int32Array": [1, 2]}, infinity as {"$inf": 1}. */
export function packValue(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'bigint') return { $n: String(one) };
    if (one === Number.POSITIVE_INFINITY) return { $inf: 1 };
    for (const name of Object.keys(ARRAYS))
      if (one instanceof ARRAYS[name as ArrayName]) return { [`$${name}`]: [...one] }; // its own keys
    return one;
  });
}

/** Read what `packValue` wrote. The caller knows what was written. */
export function unpackValue(text: string): unknown {
  return JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one;
    const [entry, more] = Object.entries(one);
    if (entry === undefined || more !== undefined) return one;
    const [key, inside] = entry;
    if (key === '$n') return BigInt(String(inside));
    if (key === '$inf') return Number.POSITIVE_INFINITY;
    const name = key.slice(1);
    if (!key.startsWith('$') || !(name in ARRAYS) || !Array.isArray(inside)) return one;
    return ARRAYS[name as ArrayName].from(
      inside.map((item: unknown) => (typeof item === 'number' ? item : Number.POSITIVE_INFINITY)),
    ); // it was just found in
  });
}
