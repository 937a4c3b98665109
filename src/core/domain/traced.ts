/** A record together with the place it came from. */

/** Import, file, content hash and 1-based row of a stored record. */
export type RecordOrigin = {
  readonly importId: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
};

export type Traced<T> = { readonly record: T; readonly origin: RecordOrigin };
