/** The inside of every page: its one heading, its title, and what to show while data is on its way or refused. */
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { RefusedError } from '../api.ts';

let isFirstPage = true;

type Frame = {
  readonly title: string;
  /** Whose page it is, for the title of the window; null where it is nobody's. */
  readonly of: string | null;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** Show a page. On every navigation but the first the heading takes the focus, so that a screen reader says where one is. */
export function Page({ title, of, lead, children }: Frame) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, of, 'Evenkeel'].filter((part) => part !== null).join(' – ');
  }, [title, of]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <main id="main" className="keel-width keel-main" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1} className="keel-title">
        {title}
      </h1>
      {lead}
      {children}
    </main>
  );
}

/** Show what a question to the server gave: a word while it is asked, a plain sentence where it is refused, else the page. */
export function Answered<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  return (
    <>
      <p aria-live="polite" className={query.isPending ? 'keel-loading' : 'govuk-visually-hidden'}>
        {query.isPending ? 'Loading…' : ''}
      </p>
      {query.isError && <Refusal error={query.error} again={() => void query.refetch()} />}
      {query.data !== undefined && children(query.data)}
    </>
  );
}

function Refusal({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const reply = error instanceof RefusedError ? error.reply : null;
  return (
    <div className="keel-problem" role="alert">
      <h2 className="keel-h3">{reply?.message ?? 'This page could not be shown'}</h2>
      {reply?.place !== undefined && <p>Where: {reply.place}</p>}
      {reply?.advice !== undefined && <p>{reply.advice}</p>}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={again}>
        Try again
      </button>
    </div>
  );
}
