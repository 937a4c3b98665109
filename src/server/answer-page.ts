/** Answers addresses of pages and their parts: files as built, the one page for every address of the product, else 404. */
import type { Context } from 'hono';
import type { PageFile, Pages } from './page-files.ts';
import { pageHints } from './page-hints.ts';

/** Pages of one programme below its own address. */
const PROGRAMME_PAGES = [
  'plan-numbers',
  'cohort-forecast',
  'finance(?:/workbook)?',
  'conditions',
  'places',
  'risks',
  'records',
  'ratings',
  'voice',
  'surveys',
  'survey-designs',
  'review',
  'data(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)?',
  'measures',
  'lab',
  'tracker',
  'benchmark',
  'lists',
  String.raw`returns/\d{4}-\d{2}/\d{1,2}(?:/sign-off|/writing(?:/section)?|/read-back)?`,
];
/** Addresses that the page itself knows how to show. */
const PAGE_ADDRESS = new RegExp(
  `^/(?:sign-in|set-up|account|people|tokens|accessibility|published(?:/[^/]+)?|programmes/[^/]+/[^/]+(?:/(?:${PROGRAMME_PAGES.join('|')}))?/?)?$`,
);

const NOT_BUILT =
  '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Evenkeel</title></head><body><main><h1>The pages are not built yet</h1><p>Run <code>npm run build</code>, then load this page again.</p></main></body></html>';

/** Answer one address. */
export function answerPage(context: Context, { files, manifest }: Pages): Response {
  const { path } = context.req;
  const file = files.get(path);
  if (file !== undefined) return answerFile(context, file, 200);
  const page = files.get('/index.html');
  if (page === undefined) return context.html(NOT_BUILT, 503);
  if (PAGE_ADDRESS.test(path)) {
    context.header('Link', pageHints(manifest, files, path, new URL(context.req.url).search));
    return answerFile(context, page, 200);
  }
  const wantsPage = (context.req.header('accept') ?? '').includes('text/html');
  if (wantsPage) return answerFile(context, page, 404);
  return context.text('There is nothing at this address.\n', 404);
}

function answerFile(context: Context, file: PageFile, status: 200 | 404): Response {
  context.header('ETag', file.tag);
  context.header('Cache-Control', file.isForever ? 'public, max-age=31536000, immutable' : 'no-cache');
  context.header('Vary', 'Accept-Encoding');
  if (status === 200 && context.req.header('if-none-match') === file.tag) return context.body(null, 304);
  context.header('Content-Type', file.mediaType);
  const takesBrotli = /\bbr\b/.test(context.req.header('accept-encoding') ?? '');
  if (!takesBrotli || file.brotli === null) return context.body(file.bytes, status);
  context.header('Content-Encoding', 'br');
  return context.body(file.brotli, status);
}
