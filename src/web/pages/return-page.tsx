/** The return: the very fragment of the document that is downloaded, its contents, its formats, and what is missing. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useState } from 'react';
import type { ReturnPreviewReply } from '../../contract/return-preview.ts';
import type { ShownFigure } from '../../contract/shown-figure.ts';
import { returnPath, returnPreview } from '../api.ts';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';
import { SourceLine } from '../parts/where-from.tsx';

/** Show the return of one update. */
export function ReturnPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/returns/$year/$sequence' });
  const query = useQuery(returnPreview(params, params.year, params.sequence));
  const listed = useListed(params);
  const downloads = `${returnPath(params, params.year, params.sequence)}/download`;
  return (
    <Page title={`Return, update ${params.year}/${params.sequence}`} of={listed?.authorityName ?? null}>
      <p className="keel-no-print">
        <Link
          to="/programmes/$authority/$programme/returns/$year/$sequence/writing"
          params={params}
          className="govuk-link"
        >
          Write this return, section by section
        </Link>
        <br />
        <Link
          to="/programmes/$authority/$programme/returns/$year/$sequence/read-back"
          params={params}
          className="govuk-link"
        >
          Read a Word document of it back in
        </Link>
        <br />
        <Link
          to="/programmes/$authority/$programme/returns/$year/$sequence/sign-off"
          params={params}
          className="govuk-link"
        >
          Sign-off: what changed, the two signatures, the seal
        </Link>
      </p>
      <Answered query={query}>
        {(data) =>
          data.problem === null ? <Preview data={data} downloads={downloads} /> : <NotBuilt data={data} />
        }
      </Answered>
    </Page>
  );
}

function NotBuilt({ data: { problem } }: { readonly data: ReturnPreviewReply }) {
  return (
    <div className="keel-problem" role="alert">
      <h2 className="keel-h3">The return cannot be built yet</h2>
      <p>{problem?.message}.</p>
      {problem?.place !== undefined && (
        <p>
          <strong>Where:</strong> {problem.place}
        </p>
      )}
      {problem?.advice !== undefined && <p>{problem.advice}</p>}
      <p>A return with a figure missing is never written, so that nothing wrong can be sent.</p>
    </div>
  );
}

function Preview({ data, downloads }: { readonly data: ReturnPreviewReply; readonly downloads: string }) {
  useReportStyle(data.styles);
  const [chosen, setChosen] = useState<ShownFigure | null>(null);
  // Pointing at a figure is a shortcut: the list of all figures below does the same by keyboard.
  const choose = (event: MouseEvent) => {
    const mark = event.target instanceof Element ? event.target.closest('[data-figure]') : null;
    const id = mark?.getAttribute('data-figure');
    setChosen(data.figures.find((figure) => figure.id === id) ?? null);
  };
  return (
    <>
      <section aria-labelledby="downloads" className="keel-downloads keel-no-print">
        <h2 id="downloads" className="keel-h3">
          Download
        </h2>
        <ul>
          {data.formats.map(({ format, name, purpose }) => (
            <li key={format}>
              <a href={`${downloads}/${format}`} className="govuk-link" download>
                {name}
              </a>
              <span className="keel-quiet"> {purpose}</span>
            </li>
          ))}
        </ul>
      </section>
      <Papers papers={`${downloads.slice(0, -'download'.length)}papers`} />
      <OnThisPage places={data.contents}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the list below is the way by keyboard */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
        <div
          className="keel-preview"
          onClick={choose}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own writer made it, every text in it escaped; the page's content policy refuses scripts besides
          dangerouslySetInnerHTML={{ __html: data.html }}
        />
        <div aria-live="polite" className="keel-no-print">
          {chosen !== null && (
            <div className="keel-chosen">
              <p>
                <strong>{chosen.shown}</strong> – {chosen.label}
              </p>
              <SourceLine figure={chosen} />
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                onClick={() => setChosen(null)}
              >
                Close
              </button>
            </div>
          )}
        </div>
        <AllFigures figures={data.figures} />
      </OnThisPage>
    </>
  );
}

const PAPERS = [
  { paper: 'board-pack', name: 'Board paper', purpose: 'the answer, what to decide, and why' },
  { paper: 'dashboard', name: 'Data dashboard', purpose: 'every measure, chart and table' },
] as const;
const PAPER_FORMATS = [
  { format: 'docx', name: 'Word' },
  { format: 'pdf', name: 'PDF' },
  { format: 'html', name: 'Web page' },
] as const;

/** The papers from the same figures for the same date. */
function Papers({ papers }: { readonly papers: string }) {
  return (
    <section aria-labelledby="papers" className="keel-downloads keel-no-print">
      <h2 id="papers" className="keel-h3">
        From the same figures
      </h2>
      <ul>
        {PAPERS.map(({ paper, name, purpose }) => (
          <li key={paper}>
            {name}:{' '}
            {PAPER_FORMATS.map(({ format, name: kind }) => (
              <span key={format}>
                <a href={`${papers}/${paper}/${format}`} className="govuk-link" download>
                  {kind}
                  <span className="govuk-visually-hidden"> of the {name.toLowerCase()}</span>
                </a>{' '}
              </span>
            ))}
            <span className="keel-quiet">{purpose}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The report brings its own rules. Adopting them by script needs no exception from the content policy. */
function useReportStyle(styles: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [styles]);
}

function AllFigures({ figures }: { readonly figures: readonly ShownFigure[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="keel-where keel-no-print" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Where every figure comes from ({figures.length} figures)</summary>
      {isOpen && (
        <ul>
          {figures.map((figure) => (
            <li key={figure.id}>
              <strong>{figure.shown}</strong> – {figure.label}
              <SourceLine figure={figure} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
