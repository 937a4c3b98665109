/** A return that comes back as a document: what differs, each uncertain reading asked about, and taken over once all is decided. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ProblemReply } from '../../contract/problem-reply.ts';
import type { ReadBackReply, ReturnedFinding } from '../../contract/read-back.ts';
import { NO_ANSWER, postJson, RefusedError, returnPath } from '../api.ts';
import { askAnew } from '../ask-anew.ts';
import { Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';
import { WordRuns } from '../parts/word-runs.tsx';

const AT = '/programmes/$authority/$programme/returns/$year/$sequence/read-back';

type Sent = { readonly name: string; readonly file: string };
type Decisions = Readonly<Record<string, string>>;

/** Show the page. */
export function ReadBackPage() {
  const params = useParams({ from: AT });
  const listed = useListed(params);
  const queries = useQueryClient();
  const path = `${returnPath(params, params.year, params.sequence)}/read-back`;
  const [sent, setSent] = useState<Sent | null>(null);
  const [found, setFound] = useState<ReadBackReply | null>(null);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [problem, setProblem] = useState<ProblemReply | null>(null);
  const [isGoing, setIsGoing] = useState(false);
  const send = async (to: string, body: object) => {
    setIsGoing(true);
    setProblem(null);
    try {
      const reply = await postJson<ReadBackReply>(to, body);
      setFound(reply);
      if (reply.isTaken) await askAnew(queries);
    } catch (error) {
      setProblem(error instanceof RefusedError ? error.reply : NO_ANSWER);
    } finally {
      setIsGoing(false);
    }
  };
  const compare = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('document');
    const file = field instanceof HTMLInputElement ? field.files?.[0] : undefined;
    if (file === undefined) return;
    const next = { name: file.name, file: await base64Of(file) };
    setSent(next);
    setFound(null);
    setDecisions({});
    await send(path, next);
  };
  return (
    <Page
      title={`Document back, update ${params.year}/${params.sequence}`}
      of={listed?.authorityName ?? null}
    >
      <p className="keel-lead">
        A return that was edited in Word is compared with what the records print. What is sure is taken over
        as it is; what could be read in two ways is asked, and never guessed.
      </p>
      <form className="keel-no-print" onSubmit={(event) => void compare(event)}>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="document">
            The document that came back
          </label>
          <div id="document-hint" className="govuk-hint">
            A Word document of this update’s return. Nothing of it is kept before you take it over.
          </div>
          <input
            id="document"
            name="document"
            type="file"
            accept=".docx"
            aria-describedby="document-hint"
            required
          />
        </div>
        <button type="submit" className="govuk-button" disabled={isGoing}>
          Compare it with the records
        </button>
      </form>
      {problem !== null && (
        <div role="alert" className="keel-problem">
          <h2 className="keel-h3">{problem.message}</h2>
          {problem.place !== undefined && problem.place !== '' && <p>Where: {problem.place}</p>}
          <p>{problem.advice}</p>
        </div>
      )}
      <div role="status">{found !== null && <p className="keel-state">{leadOf(found, decisions)}</p>}</div>
      {found !== null && (
        <Findings
          found={found}
          decisions={decisions}
          decide={(id, value) => setDecisions({ ...decisions, [id]: value })}
        />
      )}
      {found !== null && !found.isTaken && found.findings.length > 0 && sent !== null && (
        <button
          type="button"
          className="govuk-button keel-no-print"
          disabled={isGoing || openOf(found, decisions) > 0}
          onClick={() => void send(`${path}/take`, { ...sent, decisions })}
        >
          Take it over
        </button>
      )}
      {found?.isTaken === true && (
        <p>
          <Link
            to="/programmes/$authority/$programme/returns/$year/$sequence/writing"
            params={params}
            className="govuk-link"
          >
            See the sections as they are now
          </Link>
        </p>
      )}
    </Page>
  );
}

function openOf({ findings }: ReadBackReply, decisions: Decisions): number {
  return findings.filter(({ id, certainty }) => certainty === 'ask' && decisions[id] === undefined).length;
}

/** The answer first. */
function leadOf(found: ReadBackReply, decisions: Decisions): string {
  const { findings, blocksRead, blocksUnchanged, isTaken } = found;
  if (isTaken) return 'It is taken over: a new version of the update, with its entry in the audit trail.';
  if (findings.length === 0) return `Nothing differs: all ${blocksRead} parts of it stand as printed.`;
  const open = openOf(found, decisions);
  const asked =
    open === 0
      ? 'everything is decided'
      : `${open} ${open === 1 ? 'question is' : 'questions are'} for you to decide`;
  return `${findings.length} ${findings.length === 1 ? 'difference' : 'differences'}; ${asked}. ${blocksUnchanged} of ${blocksRead} parts stand as printed.`;
}

function Findings({
  found,
  decisions,
  decide,
}: {
  readonly found: ReadBackReply;
  readonly decisions: Decisions;
  readonly decide: (id: string, value: string) => void;
}) {
  const asked = found.findings.filter(({ certainty }) => certainty === 'ask');
  const sure = found.findings.filter(({ certainty }) => certainty === 'sure');
  return (
    <>
      {asked.length > 0 && (
        <section aria-labelledby="asked">
          <h2 id="asked" className="keel-h2">
            To be decided
          </h2>
          <ul className="keel-findings">
            {asked.map((finding) => (
              <li key={finding.id} className="keel-finding">
                <Told finding={finding} />
                <fieldset className="keel-choices" disabled={found.isTaken}>
                  <legend className="govuk-visually-hidden">
                    {finding.where}: {finding.message}
                  </legend>
                  {finding.offered.map(({ value, label }) => (
                    <label key={value} className="keel-radio">
                      <input
                        type="radio"
                        name={finding.id}
                        checked={decisions[finding.id] === value}
                        onChange={() => decide(finding.id, value)}
                      />{' '}
                      {label}
                    </label>
                  ))}
                </fieldset>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sure.length > 0 && (
        <section aria-labelledby="sure">
          <h2 id="sure" className="keel-h2">
            Sure
          </h2>
          <ul className="keel-comments">
            {sure.map((finding) => (
              <li key={finding.id}>
                <Told finding={finding} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Told({ finding: { where, message, words } }: { readonly finding: ReturnedFinding }) {
  return (
    <>
      <h3 className="keel-h3">{where}</h3>
      <p>{message}</p>
      <div className="keel-diff">
        <p>
          <WordRuns runs={words} />
        </p>
      </div>
    </>
  );
}

/** Read a file as base64, without the mark of a data address before it. */
function base64Of(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => {
      const text = typeof reader.result === 'string' ? reader.result : '';
      done(text.slice(text.indexOf(',') + 1));
    };
    reader.onerror = () => failed(new RefusedError(0, NO_ANSWER));
    reader.readAsDataURL(file);
  });
}
