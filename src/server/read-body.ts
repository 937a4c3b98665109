/** Reads the JSON that came with a request, no longer than a reply to the department is. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { raise } from '../core/base/problem.ts';

/** The longest body that is read [characters]. */
const LONGEST_BODY = 200_000;
/** How long a body may take to come [milliseconds]. */
const SLOWEST_BODY = 30_000;

/**
 * Read and check a body.
 * @param longest  [bytes]; a document that comes back is longer than any reply.
 * @throws ProblemError `request.wrong-body`, what was sent is not repeated; `request.too-slow` after 30 seconds.
 */
export async function readBody(
  schema: z.ZodType,
  context: Context,
  longest: number = LONGEST_BODY,
): Promise<unknown> {
  const length = Number(context.req.header('content-length') ?? longest + 1);
  const text = length > longest ? null : await inTime(context);
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

/** The text of a body; a client that holds it back is let go with its connection. */
async function inTime(context: Context): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SLOWEST_BODY);
  });
  const text = await Promise.race([context.req.text(), late]).finally(() => clearTimeout(timer));
  if (text !== null) return text;
  context.header('Connection', 'close');
  return raise({
    code: 'request.too-slow',
    message: 'What was sent did not come in time',
    advice: 'Look at the connection, then send it once more.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no body: the schema says what is missing
  }
}
