/** What a page shows of an answer made beforehand: how far the first one has come, or of when it is while a newer one is made. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MakingNote, MakingProgress, PreparedNote } from '../../contract/prepared.ts';
import { isPreparing, type Prepared } from '../ask-prepared.ts';
import { Answered } from './page-frame.tsx';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

/** Show what a question gave, as `Answered` does, and above it what is to be known of its making. */
export function AnsweredPrepared<T extends object>({
  query,
  follows = true,
  children,
}: {
  readonly query: UseQueryResult<Prepared<T>>;
  /** Whether a newer answer takes the place of the one shown by itself; else it comes when the page is opened again. */
  readonly follows?: boolean;
  readonly children: (data: T) => ReactNode;
}) {
  return (
    <Answered query={query}>
      {(data) =>
        isPreparing(data) ? (
          <Preparing progress={data.preparing} />
        ) : (
          <>
            <Renewal prepared={data.prepared} follows={follows} />
            {children(data)}
          </>
        )
      }
    </Answered>
  );
}

/** What is to be known of a part that takes long: how far the first one has come, or of when it is while a newer one is made. */
export function MakingPart({
  note: { madeAt, making },
  what,
}: {
  readonly note: MakingNote;
  /** "The plan’s forecast". */
  readonly what: string;
}) {
  const isFirst = making !== null && madeAt === null;
  const text = isFirst
    ? `${what} is being worked out. It appears here by itself; the rest of the page is there already.`
    : `${what} is ${momentInWords(madeAt ?? '')}. Something that it rests on has changed since; it is being brought up to date, and the new one appears here by itself.`;
  return (
    <>
      <p role="status" className={making === null ? 'govuk-visually-hidden' : 'keel-notice keel-preparing'}>
        {making === null ? '' : text}
      </p>
      {making !== null && <Progress progress={making} />}
    </>
  );
}

/** How far the first answer has come. What is told each time anew is not read out each time. */
export function Preparing({
  progress,
  what = 'This page is being prepared from the records.',
}: {
  readonly progress: MakingProgress;
  /** What is on its way, as a sentence. */
  readonly what?: string;
}) {
  return (
    <div className="keel-notice keel-preparing">
      <p role="status">{what} It appears here by itself.</p>
      <Progress progress={progress} />
      <p className="keel-quiet">
        You can leave the page or load it again: the work goes on, and is done once for everybody.
      </p>
    </div>
  );
}

/** Nothing where the answer stands on all that is stored. */
export function Renewal({
  prepared,
  follows = true,
}: {
  readonly prepared: PreparedNote | undefined;
  readonly follows?: boolean;
}) {
  const renewal = prepared?.renewal ?? null;
  const next = follows
    ? 'they are being brought up to date, and the new ones appear here by themselves.'
    : 'nothing changes under your hands; load the page again in a while for the new ones.';
  return (
    <>
      <p role="status" className={renewal === null ? 'govuk-visually-hidden' : 'keel-notice keel-preparing'}>
        {renewal === null
          ? ''
          : `These figures are ${momentInWords(prepared?.madeAt ?? '')}. Something has changed since; ${next}`}
      </p>
      {renewal !== null && follows && <Progress progress={renewal} />}
    </>
  );
}

function Progress({ progress: { words, seconds, lastTookSeconds } }: { readonly progress: MakingProgress }) {
  const last = lastTookSeconds === null ? '' : `; the last time took ${secondsInWords(lastTookSeconds)}`;
  return (
    <p className="keel-quiet keel-making">
      {lastTookSeconds !== null && lastTookSeconds > 0 && (
        <progress
          max={lastTookSeconds}
          value={Math.min(seconds, lastTookSeconds)}
          aria-label="Share of the time it took last"
        />
      )}
      {words}. {secondsInWords(seconds)} so far{last}.
    </p>
  );
}

/** "from 27 November 2026, 15:20". */
function momentInWords(madeAt: string): string {
  const at = dayAndTime(madeAt);
  return at === null ? 'of earlier' : `from ${at}`;
}

/** "27 November 2026, 15:20"; null of what is no moment. */
export function dayAndTime(moment: string): string | null {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? null : `${DAY.format(at)}, ${TIME.format(at)}`;
}

function secondsInWords(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
