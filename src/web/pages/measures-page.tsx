/** The measures page: how many can be told, each with its figures or what it lacks, and what each means; to be searched and linked to. */
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { MeasureDefinitionsReply, ShownMeasure } from '../../contract/measure-definitions.ts';
import type { MeasuresReply, MeasureWithFigures } from '../../contract/measures.ts';
import { measureDefinitions, type ProgrammeAddress, programmePath } from '../api.ts';
import { MeasureFigures } from '../parts/measure-figures.tsx';
import { MeasureMeaning } from '../parts/measure-meaning.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Page } from '../parts/page-frame.tsx';
import { AnsweredPrepared } from '../parts/prepared.tsx';
import { SourcesNote } from '../parts/sources-note.tsx';
import { useListed } from '../parts/use-listed.ts';
import { measures } from '../prepared-api.ts';

/** Show the measures of one programme. */
export function MeasuresPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/measures' });
  const figures = useQuery(measures(params));
  const meanings = useQuery(measureDefinitions());
  const listed = useListed(params);
  return (
    <Page title="Measures" of={listed?.authorityName ?? null}>
      <AnsweredPrepared query={figures}>
        {(data) => <Measures data={data} meanings={meanings.data} params={params} />}
      </AnsweredPrepared>
    </Page>
  );
}

type Shown = 'all' | 'given' | 'missing' | 'noted';
const SHOWN: Readonly<Record<Shown, string>> = {
  all: 'All measures',
  given: 'Those with a figure',
  noted: 'Those with a note on quality',
  missing: 'Those that lack something',
};

function Measures({
  data,
  meanings,
  params,
}: {
  readonly data: MeasuresReply;
  readonly meanings: MeasureDefinitionsReply | undefined;
  readonly params: ProgrammeAddress;
}) {
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const { hash } = useLocation();
  useEffect(() => {
    // the browser looked for the place before the measures had come
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  const meaningOf = new Map(
    meanings?.groups.flatMap(({ measures: own }) => own.map((one) => [one.name, one])),
  );
  const isFound = (one: MeasureWithFigures) => isOf(one, shown) && holds(one, meaningOf.get(one.name), words);
  const groups = data.groups
    .map((group) => ({ ...group, measures: group.measures.filter(isFound) }))
    .filter(({ measures: own }) => own.length > 0);
  const all = data.groups.reduce((sum, group) => sum + group.measures.length, 0);
  const found = groups.reduce((sum, group) => sum + group.measures.length, 0);
  return (
    <>
      <p className="keel-lead">{data.answer}</p>
      {data.notes.length > 0 && <p className="keel-prose">{data.notes.join(' ')}</p>}
      <p className="keel-prose keel-no-print">
        <a className="govuk-link" href={`${programmePath(params)}/measures/figures.csv`} download>
          Download every figure (CSV)
        </a>
        . Small counts stand on this page and in the file as they are: neither is for publication.
      </p>
      <search className="keel-filter keel-no-print" aria-label="Measures">
        <div className="keel-field">
          <label htmlFor="measure-words">Search the measures</label>
          <input
            id="measure-words"
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <div className="keel-field">
          <label htmlFor="measure-shown">Show</label>
          <select
            id="measure-shown"
            value={shown}
            onChange={(event) => setShown(event.target.value as Shown)} // the options are exactly these
          >
            {Object.entries(SHOWN).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <p role="status" className="keel-quiet">
          {found === all ? `${all} measures` : `${found} of ${all} measures`}
        </p>
      </search>
      <OnThisPage places={groups.map(({ id, title }) => ({ id: `group-${id}`, text: title }))}>
        {groups.length === 0 && (
          <p className="keel-empty">No measure holds all these words: try fewer, or a part of one.</p>
        )}
        {groups.map(({ id, title, measures: own }) => (
          <section key={id} aria-labelledby={`group-${id}`}>
            <h2 id={`group-${id}`} tabIndex={-1} className="keel-h2">
              {title}
            </h2>
            {own.map((one) => (
              <Measure
                key={one.name}
                measure={one}
                meaning={meaningOf.get(one.name)}
                isMeant={one.name === hash}
              />
            ))}
          </section>
        ))}
        <SourcesNote sources={data.sources} name="Measures" />
      </OnThisPage>
    </>
  );
}

function Measure({
  measure,
  meaning,
  isMeant,
}: {
  readonly measure: MeasureWithFigures;
  readonly meaning: ShownMeasure | undefined;
  readonly isMeant: boolean;
}) {
  const { name, title } = measure;
  return (
    <article
      id={name}
      tabIndex={-1}
      className={`keel-measure${isMeant ? ' keel-measure-meant' : ''}`}
      aria-labelledby={`title-${name}`}
    >
      <h3 id={`title-${name}`} className="keel-h3">
        {title}{' '}
        <a href={`#${name}`} className="keel-anchor">
          <code>{name}</code>
          <span className="govuk-visually-hidden">: link to this measure</span>
        </a>
      </h3>
      <MeasureFigures measure={measure} />
      {meaning !== undefined && (
        <details className="keel-where" open={isMeant}>
          <summary>
            What it means<span className="govuk-visually-hidden">: {title}</span>
          </summary>
          <MeasureMeaning measure={meaning} />
        </details>
      )}
    </article>
  );
}

function isOf({ missing, series }: MeasureWithFigures, shown: Shown): boolean {
  if (shown === 'all') return true;
  if (shown === 'noted') return series.some(({ latest }) => latest.flag !== 'good');
  return shown === 'missing' ? missing.length > 0 : missing.length === 0;
}

function holds(measure: MeasureWithFigures, meaning: ShownMeasure | undefined, words: string): boolean {
  const lacks = measure.missing.map(({ what, bring }) => `${what} ${bring}`);
  const text = [measure.title, measure.name, ...lacks, ...Object.values(meaning ?? {})]
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
