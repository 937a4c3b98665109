/** What a kind of record, its fields and a kind of link are, and short ways to write fields. */

/** What a field of a record takes as its value. */
export type RecordFieldType =
  | 'text'
  | 'day'
  | 'month'
  | 'year'
  | 'count'
  | 'number'
  | 'pence'
  | 'score'
  | 'choice';

/** One field of a kind of record. */
export type RecordField = {
  readonly id: string;
  readonly label: string;
  readonly type: RecordFieldType;
  readonly required?: boolean;
  /** The values of a `choice`. */
  readonly options?: readonly string[];
};

/** One kind of record. */
export type RecordKindDefinition = {
  readonly id: string;
  /** "Workstream", "Workstreams". */
  readonly word: string;
  readonly plural: string;
  readonly fields: readonly RecordField[];
  /** True where records of the kind come only of an act of their own: a rating, a challenge. */
  readonly isMadeByActs?: boolean;
  /** The page that lists the kind, where it is not the page of records. */
  readonly page?: 'voice' | 'risks';
};

/** One kind of link: `words` read between the two ends. */
export type LinkKindDefinition = {
  readonly id: string;
  readonly words: string;
  /** Kinds that it may lead from and to; all where null. */
  readonly from: readonly string[] | null;
  readonly to: readonly string[] | null;
};

/** A field of text. */
export const text = (id: string, label: string): RecordField => ({ id, label, type: 'text' });
/** A field that holds a day. */
export const day = (id: string, label: string): RecordField => ({ id, label, type: 'day' });
/** A field that holds a whole number. */
export const count = (id: string, label: string): RecordField => ({ id, label, type: 'count' });
/** A field with a list of options. */
export const choice = (id: string, label: string, options: readonly string[]): RecordField => ({
  id,
  label,
  type: 'choice',
  options,
});
/** The same field, which must be said. */
export const needed = (field: RecordField): RecordField => ({ ...field, required: true });
