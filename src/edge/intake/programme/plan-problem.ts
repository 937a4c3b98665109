/** What is wrong with a plan file that does not have its shape, as a problem in plain words. */
import type { z } from 'zod';
import type { Problem } from '../../../core/base/problem.ts';

/** What a kind of value is called by a person who writes the file. */
const KINDS: Readonly<Record<string, string>> = {
  object: 'a table {…}',
  record: 'a table {…}',
  array: 'a list […]',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

/** Words for what a shape says by itself; a shape's own words go before these. To be given to `safeParse`. */
export const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return `${KINDS[issue.expected] ?? issue.expected} is needed here`;
    case 'invalid_value':
      return `one of these is needed here: ${issue.values.map((value) => `“${String(value)}”`).join(', ')}`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not known here`;
    case 'too_small':
      return `what stands here is below ${String(issue.minimum)}, the least there may be`;
    case 'too_big':
      return `what stands here is above ${String(issue.maximum)}, the most there may be`;
    case 'invalid_union':
      return 'what stands here has none of the forms that it may have';
    default:
      return 'what stands here cannot be read';
  }
};

/**
 * Tell the first thing that is wrong: something that is not there is missing, whatever it should have been.
 * @param value  what was read, in which the place is looked up; entries of a list that have an id are named by it.
 * @param part  what of the file was read: "plan", "block".
 * @param advice  where its form is told.
 */
export function planProblem(
  error: z.ZodError,
  value: unknown,
  file: string,
  { part, advice }: { readonly part: string; readonly advice: string },
): Problem {
  const [issue] = error.issues;
  const { names, isThere } = follow(value, issue?.path ?? []);
  const place = names.length === 0 ? file : `${file}, ${names.join('.')}`;
  if (!isThere)
    return {
      code: 'plan.missing',
      place,
      message: `The ${part} lacks ${names.at(-1) ?? 'its content'}`,
      advice: `Add it; a missing value is never taken as nil. ${advice}`,
    };
  const told = issue?.message ?? 'it cannot be read';
  return { code: 'plan.wrong-value', place, message: `The ${part} is not as it must be: ${told}`, advice };
}

/** Walk down to a place, naming it as a reader finds it. */
function follow(value: unknown, path: readonly PropertyKey[]) {
  const names: string[] = [];
  let here: unknown = value;
  for (const key of path) {
    const next: unknown = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
    names.push(Array.isArray(here) ? nameOf(next, key) : String(key));
    here = next;
  }
  return { names, isThere: here !== undefined };
}

/** The id of a list's entry, or its place in the list. */
function nameOf(entry: unknown, key: PropertyKey): string {
  const id: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : undefined;
  return typeof id === 'string' ? id : String(key);
}
