/** A saved column map: which of an authority's own columns and values are which of ours. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { FILE_KINDS } from '../../../core/domain/intake.ts';
import { columnKey } from './column-key.ts';

/** The longest mapping file that is read [characters]. */
const LONGEST = 1024 * 1024;

const Text = z.string().trim().min(1, { error: 'a text is needed here' });

const MappingFile = z
  .strictObject({
    schema: z.literal('evenkeel/mapping@1', { error: 'the schema must be "evenkeel/mapping@1"' }),
    kind: z.enum(FILE_KINDS, { error: 'this is none of the kinds of file that can be read' }),
    table: Text,
    columns: z.record(Text, Text).refine((columns) => Object.keys(columns).length > 0, {
      error: 'at least one column is needed here',
    }),
    values: z.record(Text, z.record(z.string(), z.string())).optional(),
  })
  .superRefine(({ columns, values }, context) => {
    const ours = Object.values(columns).map(columnKey);
    if (new Set(ours).size < ours.length)
      context.addIssue({
        code: 'custom',
        path: ['columns'],
        message: 'two columns are given for the same one of ours',
      });
    const theirs = Object.keys(columns).map(columnKey);
    if (new Set(theirs).size < theirs.length)
      context.addIssue({
        code: 'custom',
        path: ['columns'],
        message: 'the same column of theirs is given twice',
      });
    for (const column of Object.keys(values ?? {}))
      if (!ours.includes(columnKey(column)))
        context.addIssue({
          code: 'custom',
          path: ['values', column],
          message: 'values are given for a column that is not among the columns',
        });
  });

/**
 * Which of a file's own columns (`theirs`) are which of a table's (`ours`), and by column of ours which of their values
 * are which of ours. It fits a table whose header holds all the columns of theirs.
 */
export type Mapping = Readonly<z.infer<typeof MappingFile>>;

function refuse(message: string, place: string | undefined): never {
  return raise({
    code: 'file.not-a-mapping',
    message,
    advice: 'Write it as docs/formats/mappings.md shows, or begin with the suggestion that an import gives.',
    ...(place === undefined ? {} : { place }),
  });
}

/**
 * Read a mapping from the text of a file.
 * @throws ProblemError `file.not-a-mapping`, which says where in the file and what is needed there.
 * @source docs/formats/mappings.md
 */
export function readMapping(text: string): Mapping {
  if (text.length > LONGEST) refuse('The file is far too long for a mapping', undefined);
  const read = MappingFile.safeParse(parseJson(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? undefined : issue.path.map(String).join('.');
  return refuse(`The file is not a mapping: ${issue?.message ?? 'its form is another'}`, place);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return refuse('The file is not JSON', undefined);
  }
}

/** Say whether a JSON document says of itself that it is a mapping. */
export function isMapping(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'schema' in value && value.schema === 'evenkeel/mapping@1'
  );
}

/** Find the places of a mapping's columns; null where the mapping does not fit, because one of them is not there. */
export function mappedPlaces(
  mapping: Mapping,
  headers: readonly string[],
): ReadonlyMap<number, string> | null {
  const keys = headers.map(columnKey);
  const places = new Map<number, string>();
  for (const [theirs, ours] of Object.entries(mapping.columns)) {
    const place = keys.indexOf(columnKey(theirs));
    if (place < 0) return null;
    places.set(place, columnKey(ours));
  }
  return places;
}
