/** A rule that explains figures of one kind: their equation, where it is written, what goes into it. */

/** How figures of a kind come about; `of` fits their names. */
export type Rule = {
  readonly of: RegExp;
  readonly equation: string;
  readonly method: string;
  readonly inputs: readonly string[];
  readonly madeOf: (year: string) => readonly string[];
};
