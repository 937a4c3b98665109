/** Answers work that takes its time: a line of JSON for each event as it happens, the last one saying how it ended. */
import type { Context } from 'hono';
import { EVENTS_MEDIA_TYPE, type UploadEvent } from '../contract/upload.ts';
import { ProblemError } from '../core/base/problem.ts';
import { faultReply } from './answer-problem.ts';
import type { ToldWork } from './route.ts';

type Log = { readonly log: (line: string) => void; readonly reference: () => string };

/** Start the work and answer its events. Work goes on to its end where nobody listens any more: half an import is none. */
export function answerEvents(context: Context, surroundings: Log, work: ToldWork): Response {
  const encoder = new TextEncoder();
  let isHeard = true;
  const events = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (event: UploadEvent) => {
        if (isHeard) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      try {
        await work(tell);
      } catch (error) {
        const problem =
          error instanceof ProblemError ? { ...error.problem } : faultReply(context, error, surroundings);
        tell({ event: 'refused', problem });
      }
      if (isHeard) controller.close();
    },
    cancel() {
      isHeard = false;
    },
  });
  return new Response(events, {
    // "no-transform" keeps the answer from being gathered up for compression
    headers: { 'Content-Type': EVENTS_MEDIA_TYPE, 'Cache-Control': 'no-store, no-transform' },
  });
}
