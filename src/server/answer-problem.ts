/** How a problem and a fault are answered: the status for each code, and words without any detail of the machine. */
import type { Context } from 'hono';
import type { ProblemReply } from '../contract/problem-reply.ts';
import type { Problem } from '../core/base/problem.ts';
import { routePattern } from './route-pattern.ts';

type Status = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 422 | 429 | 500;

/** Codes with a status of their own; any other problem of a request is 422: understood, and cannot be done. */
const STATUSES: Readonly<Record<string, Status>> = {
  'access.refused': 403,
  'account.email-taken': 409,
  'account.last-administrator': 409,
  'account.link-not-valid': 409,
  'account.not-found': 404,
  'sign-in.needed': 401,
  'sign-in.over': 401,
  'token.refused': 401,
  'token.not-found': 404,
  'token.too-high': 403,
  'sign-in.refused': 403,
  'request.too-often': 429,
  'programme.not-found': 404,
  'authority.unknown': 404,
  'return.unknown-update': 404,
  'request.not-found': 404,
  'request.wrong-address': 400,
  'request.wrong-body': 400,
  'record.not-found': 404,
  'record.changed-meanwhile': 409,
  'rating.unknown-subject': 404,
  'rating.unknown-challenge': 404,
  'seal.not-found': 404,
  'seal.changed-since': 409,
  'seal.wrong-stage': 409,
  'request.too-slow': 408,
  'request.wrong-host': 400,
  'request.wrong-origin': 403,
  'request.upload-unreadable': 400,
  'request.upload-cut-short': 400,
  'request.upload-too-large': 413,
  'import.not-found': 404,
  'import.already-undone': 409,
  'return.nothing-written-here': 404,
  'return.unresolved-figure': 409,
  'return.written-meanwhile': 409,
  'reimport.update-closed': 409,
  'return.not-answered': 409,
};

/** The status that a problem is answered with. */
export function statusOf(code: string): Status {
  return STATUSES[code] ?? 422;
}

/** Answer a problem: as JSON to the pages, as a plain page to a person who followed a link. */
export function answerProblem(context: Context, problem: Problem): Response {
  return answer(context, statusOf(problem.code), { ...problem });
}

type FaultLog = { readonly log: (line: string) => void; readonly reference: () => string };

/** Answer a fault with a reference; what happened goes to the log under that reference and nowhere else. */
export function answerFault(context: Context, error: unknown, to: FaultLog): Response {
  return answer(context, 500, faultReply(context, error, to));
}

/** Write a fault to the log, and give the words and the reference that may be shown. */
export function faultReply(context: Context, error: unknown, { log, reference }: FaultLog): ProblemReply {
  const known: string | undefined = context.get('requestId');
  const id = known ?? reference();
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(
    `fault ${id} ${context.req.method} ${routePattern(context) ?? 'an address that no route has'} ${detail}`,
  );
  return {
    code: 'server.fault',
    message: 'Something went wrong on our side. Nothing was changed.',
    advice: `Try again; if it happens again, tell the person who looks after Evenkeel the reference ${id}.`,
    reference: id,
  };
}

function answer(context: Context, status: Status, reply: ProblemReply): Response {
  context.header('Cache-Control', 'no-store');
  const wantsPage = (context.req.header('accept') ?? '').includes('text/html');
  return wantsPage ? context.html(page(reply), status) : context.json(reply, status);
}

function page({ message, advice, place }: ProblemReply): string {
  const lines = [message, place ?? '', advice ?? ''].filter((line) => line !== '');
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>This did not work – Evenkeel</title></head><body><main><h1>This did not work</h1>${lines.map((line) => `<p>${escapeText(line)}</p>`).join('')}<p><a href="/">Go to the start page</a></p></main></body></html>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
