/** One section of a return to write in: how it stands first, then its words, then what is beside them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { SectionReply, SectionState } from '../../contract/writing.ts';
import { Answered, Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';
import { WordRuns } from '../parts/word-runs.tsx';
import { FiguresContext, figureBook, wordsOf } from '../parts/writing/figures-in-words.tsx';
import { LiveContext, PartText } from '../parts/writing/part-text.tsx';
import { Comments, MovedFigures, StartFrom, Work } from '../parts/writing/section-beside.tsx';
import { SectionEditor } from '../parts/writing/section-editor.tsx';
import { StateMark } from '../parts/writing/state-mark.tsx';
import { useSectionDraft } from '../parts/writing/use-section-draft.ts';
import { YesNo } from '../parts/writing/yes-no.tsx';
import { saveSection, writing, writingFigures, writingPath, writingSection } from '../writing-api.ts';

const AT = '/programmes/$authority/$programme/returns/$year/$sequence/writing/section';

/** States of which the mark says all there is to say. */
const SAID_BY_MARK: readonly SectionState[] = ['draft', 'ready', 'same'];

/** Show one section. */
export function SectionPage() {
  const params = useParams({ from: AT });
  const { section } = useSearch({ from: AT });
  const query = useQuery(writingSection(params, params.year, params.sequence, section));
  const listed = useListed(params);
  return (
    <Page title={query.data?.section.title ?? 'A section of the return'} of={listed?.authorityName ?? null}>
      <p className="keel-no-print">
        <Link
          to="/programmes/$authority/$programme/returns/$year/$sequence/writing"
          params={params}
          className="govuk-link"
        >
          Every section of update {params.year}/{params.sequence}
        </Link>
      </p>
      <Answered query={query}>{(data) => <Section key={data.section.fieldId} data={data} />}</Answered>
    </Page>
  );
}

function Section({ data }: { readonly data: SectionReply }) {
  const params = useParams({ from: AT });
  const queries = useQueryClient();
  const path = writingPath(params, params.year, params.sequence);
  const { section, isOpen, mayWrite, tables, charts } = data;
  const { fieldId } = section;
  const told = useQuery(writingFigures(path));
  const list = writing(params, params.year, params.sequence);
  const own = writingSection(params, params.year, params.sequence, fieldId);
  const editing = useSectionDraft({
    place: `evenkeel ${path} ${fieldId}`,
    version: data.version,
    parts: section.parts,
    save: (parts, basedOn) => saveSection(path, fieldId, parts, basedOn),
    afterSave: () => {
      void queries.invalidateQueries({ queryKey: own.queryKey });
      void queries.invalidateQueries({ queryKey: list.queryKey });
    },
  });
  // What is written here changes nobody else's memory of the page: it is asked anew when it is opened again.
  useEffect(
    () => () => queries.removeQueries({ queryKey: own.queryKey, type: 'inactive' }),
    [queries, own.queryKey],
  );
  const figures = useMemo(
    () => ({
      book: told.data === undefined ? new Map() : figureBook(told.data),
      moved: new Map(section.movedFigures.map((one) => [one.id, one])),
    }),
    [told.data, section.movedFigures],
  );
  const live = useMemo(() => ({ tables, charts }), [tables, charts]);
  const isReadOnly = !isOpen || !mayWrite;
  const beside = { section, path, mayWrite: !isReadOnly };
  const isChoosing = editing.choice !== null;
  return (
    <FiguresContext value={figures}>
      <LiveContext value={live}>
        <Standing
          data={data}
          words={figures.book.size === 0 ? section.words : wordsOf(editing.parts, figures)}
        />
        <MovedFigures {...beside} />
        <div className="keel-desk">
          <div>
            {section.help !== '' && <p className="keel-prose">{section.help}</p>}
            {section.type === 'yes-no' && <YesNo {...beside} />}
            <SectionEditor section={section} editing={editing} isReadOnly={isReadOnly} />
            <div className="keel-print-only keel-prose">
              {editing.parts.map((part, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: for paper only, nothing in it has a state
                <PartText key={k} part={part} />
              ))}
            </div>
          </div>
          <div className="keel-desk-side">
            {!isReadOnly && !isChoosing && <StartFrom section={section} editing={editing} />}
            <Comments {...beside} />
            <Work {...beside} />
          </div>
        </div>
        <Changed section={section} />
        <Neighbours data={data} />
      </LiveContext>
    </FiguresContext>
  );
}

/** The answer first: what state the section is in, how long it is, and what stops it. */
function Standing({
  data: { section, isOpen, mayWrite, updateName },
  words,
}: {
  readonly data: SectionReply;
  readonly words: number;
}) {
  const { maxWords, state, stateWords, owner } = section;
  const isOver = maxWords !== null && words > maxWords;
  return (
    <>
      <p className="keel-state">
        <StateMark state={state} /> {SAID_BY_MARK.includes(state) ? '' : `${stateWords}. `}
        <span className={isOver ? 'keel-over' : undefined} data-words={words}>
          {words} {maxWords === null ? (words === 1 ? 'word' : 'words') : `of at most ${maxWords} words`}
          {isOver && `: ${words - maxWords} too many`}.
        </span>{' '}
        Written by {owner}, {updateName}.
      </p>
      {!isOpen && (
        <p className="keel-notice">
          The return of this update is frozen, signed or sent, so nothing is written in it. Take it back on
          the page of the sign-off to write again.
        </p>
      )}
      {isOpen && !mayWrite && <p className="keel-notice">You may read this return, and not write in it.</p>}
    </>
  );
}

function Changed({ section: { changed } }: { readonly section: SectionReply['section'] }) {
  return (
    <section aria-labelledby="changed">
      <h2 id="changed" className="keel-h2">
        What changed since the update before
      </h2>
      {changed.length === 0 ? (
        <p>The update before said nothing here.</p>
      ) : (
        <div className="keel-diff">
          <p>
            <WordRuns runs={changed} />
          </p>
        </div>
      )}
    </section>
  );
}

function Neighbours({ data: { previous, next } }: { readonly data: SectionReply }) {
  const params = useParams({ from: AT });
  const link = (name: string, to: SectionReply['previous']) =>
    to !== null && (
      <li>
        {name}:{' '}
        <Link to={AT} params={params} search={{ section: to.fieldId }} className="govuk-link">
          {to.title}
        </Link>
      </li>
    );
  return (
    <nav aria-label="Sections beside this one" className="keel-neighbours keel-no-print">
      <ul>
        {link('Before', previous)}
        {link('Next', next)}
      </ul>
    </nav>
  );
}
