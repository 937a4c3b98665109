/** Forms of pages that work without scripts and without sign-in: read up to a length, answered with a page that nobody keeps. */
import type { Context } from 'hono';

/** Read a form. @param longest  [bytes]. @returns null where it is longer, or does not say how long it is. */
export async function readForm(context: Context, longest: number): Promise<URLSearchParams | null> {
  const length = Number(context.req.header('content-length') ?? longest + 1);
  return length > longest ? null : new URLSearchParams(await context.req.text());
}

/** Answer with a page of one person alone. */
export function answerForm(
  context: Context,
  page: string,
  status: 200 | 413 | 422 | 429 = 200,
): Response | Promise<Response> {
  context.header('Cache-Control', 'no-store');
  return context.html(page, status);
}
