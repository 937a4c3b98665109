/** A file of monthly flows, `evenkeel/flow-path@1`: how plan numbers went, or are forecast to go, from an opening count on. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { isMonth } from '../../../core/base/time.ts';

const Plans = z.number().min(0);

const FlowPathFile = z.object({
  schema: z.literal('evenkeel/flow-path@1'),
  label: z.string().min(1),
  opening: Plans,
  rows: z
    .array(
      z.object({
        month: z.string().refine(isMonth, 'a month such as "2024-10" is needed here'),
        group: z.string().exactOptional(),
        requests: Plans,
        assessed: Plans,
        issued: Plans,
        backlog: Plans.default(0),
        transfersIn: Plans.default(0),
        ceases: Plans,
      }),
    )
    .min(1),
  closing: Plans.nullable().default(null),
});

/**
 * Read the text of such a file.
 * @throws ProblemError `forecast.wrong-flows` with the place.
 */
export function readFlowPath(text: string, file: string): Omit<z.infer<typeof FlowPathFile>, 'schema'> {
  const read = FlowPathFile.safeParse(parseOrNull(text.replace(/^\uFEFF/, '')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return raise({
    code: 'forecast.wrong-flows',
    place: `${file}, ${issue?.path.map(String).join('.') ?? ''}`,
    message: `The file of monthly flows is not as it must be: ${issue?.message ?? 'unreadable'}`,
    advice: 'The format note on flows describes it; a month that is not known is left out, never nought.',
  });
}

/** A text that is not JSON is as wrong as a JSON of another shape: both end as one problem. */
function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
