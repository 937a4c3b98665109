/** The dictionary of measures: what each figure means, to be searched and linked to. */
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { MeasureDefinitionsReply, ShownMeasure } from '../../contract/measure-definitions.ts';
import { measureDefinitions } from '../api.ts';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show the dictionary. It is the same for every programme, and stands in each so that its bar stays. */
export function DictionaryPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/measures' });
  const query = useQuery(measureDefinitions());
  const listed = useListed(params);
  return (
    <Page
      title="Measures"
      of={listed?.authorityName ?? null}
      lead={
        <p className="keel-lead">
          What each measure means: what is counted, against what, over which time, and where it comes from.
        </p>
      }
    >
      <Answered query={query}>{(data) => <Dictionary data={data} />}</Answered>
    </Page>
  );
}

function Dictionary({ data }: { readonly data: MeasureDefinitionsReply }) {
  const [words, setWords] = useState('');
  const { hash } = useLocation();
  useEffect(() => {
    // the browser looked for the place before the measures had come
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  const groups = data.groups
    .map((group) => ({ ...group, measures: group.measures.filter((one) => holds(one, words)) }))
    .filter(({ measures }) => measures.length > 0);
  const all = data.groups.reduce((sum, { measures }) => sum + measures.length, 0);
  const found = groups.reduce((sum, { measures }) => sum + measures.length, 0);
  return (
    <>
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
        <p role="status" className="keel-quiet">
          {found === all ? `${all} measures` : `${found} of ${all} measures`}
        </p>
      </search>
      <OnThisPage places={groups.map(({ id, title }) => ({ id: `group-${id}`, text: title }))} />
      {groups.length === 0 && (
        <p className="keel-empty">No measure holds all these words: try fewer, or a part of one.</p>
      )}
      {groups.map(({ id, title, measures }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h2 id={`group-${id}`} tabIndex={-1} className="keel-h2">
            {title}
          </h2>
          {measures.map((measure) => (
            <Measure key={measure.name} measure={measure} isMeant={measure.name === hash} />
          ))}
        </section>
      ))}
    </>
  );
}

function Measure({ measure, isMeant }: { readonly measure: ShownMeasure; readonly isMeant: boolean }) {
  const { name, id, title, definition, numerator, denominator, base, window, unit, polarity, source, basis } =
    measure;
  const facts = [
    [denominator === null ? 'What is counted' : 'Above the line', numerator],
    ['Below the line', denominator],
    ['Base', base === denominator ? null : base],
    ['Time', window],
    ['Unit', unit],
    ['Which way', polarity],
    ['Basis', basis],
    ['Source', source],
  ] as const;
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
      <p className="keel-prose">
        {definition} <span className="keel-quiet">({id})</span>
      </p>
      <dl className="keel-facts keel-measure-facts">
        {facts.map(
          ([label, text]) =>
            text !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </article>
  );
}

function holds(measure: ShownMeasure, words: string): boolean {
  const text = Object.values(measure).join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
