/** Reads the JSON that came with a request, no longer than a reply to the department is. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { raise } from '../core/base/problem.ts';

/** The longest body that is read [characters]. */
const LONGEST_BODY = 200_000;

/**
 * Read and check a body.
 * @param longest  [bytes]; a document that comes back is longer than any reply.
 * @throws ProblemError `request.wrong-body`; what was sent is not repeated.
 */
export async function readBody(
  schema: z.ZodType,
  context: Context,
  longest: number = LONGEST_BODY,
): Promise<unknown> {
  const length = Number(context.req.header('content-length') ?? longest + 1);
  const text = length > longest ? null : await context.req.text();
  const read = schema.safeParse(text === null ? null : parseJson(text));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return raise({
    code: 'request.wrong-body',
    place: first?.path.map(String).join('.') ?? '',
    message: 'What was sent is not as it should be',
    advice: first?.message ?? 'Load the page again and send it once more.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no body: the schema says what is missing
  }
}
