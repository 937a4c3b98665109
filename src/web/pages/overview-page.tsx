/** The overview: what is on track, the conditions, the key figures, two charts, and what comes due. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CommentaryBlock } from '../../contract/commentary.ts';
import type { OnTrackAnswer, OverviewReply } from '../../contract/overview.ts';
import { overview, type ProgrammeAddress } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { CommentaryText } from '../parts/commentary-text.tsx';
import { ConditionsStrip } from '../parts/conditions-strip.tsx';
import { DueLine } from '../parts/due-line.tsx';
import { KeyFigures } from '../parts/key-figure-card.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { PlanOnRecordsSection } from '../parts/plan-on-records.tsx';
import { useListed } from '../parts/use-listed.ts';
import { WatchNotes } from '../parts/watch-notes.tsx';
import { WhereFrom } from '../parts/where-from.tsx';

/** Show the overview of one programme. */
export function OverviewPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/' });
  const query = useQuery(overview(params));
  const listed = useListed(params);
  return (
    <Page title="Overview" of={listed?.authorityName ?? null}>
      <Answered query={query}>{(data) => <Overview data={data} params={params} />}</Answered>
    </Page>
  );
}

function Overview({ data, params }: { readonly data: OverviewReply; readonly params: ProgrammeAddress }) {
  return (
    <>
      {data.answer !== '' && <p className="keel-lead">{data.answer}</p>}
      <DueLine header={data.header} />
      <section aria-labelledby="on-track">
        <h2 id="on-track" className="keel-h2">
          On track?
        </h2>
        <div className="keel-answers">
          {data.onTrack.map((one) => (
            <Answer key={one.id} answer={one} />
          ))}
        </div>
      </section>
      <PlanOnRecordsSection params={params} isWhole={false} />
      <section aria-labelledby="watch">
        <div className="keel-heading-row">
          <h2 id="watch" className="keel-h2">
            Early warning
          </h2>
          <Link
            to="/programmes/$authority/$programme/plan-numbers"
            params={params}
            hash="early-warning"
            className="govuk-link"
          >
            Months and outlook of plans
          </Link>
        </div>
        <WatchNotes notes={data.watch} />
      </section>
      <section aria-labelledby="key-figures">
        <h2 id="key-figures" className="keel-h2">
          Key figures
        </h2>
        <KeyFigures keyFigures={data.keyFigures} />
      </section>
      <section aria-labelledby="conditions">
        <div className="keel-heading-row">
          <h2 id="conditions" className="keel-h2">
            Conditions of the agreement
          </h2>
          <Link to="/programmes/$authority/$programme/conditions" params={params} className="govuk-link">
            All conditions in full
          </Link>
        </div>
        <ConditionsStrip conditions={data.conditions} />
      </section>
      <section aria-labelledby="charts">
        <h2 id="charts" className="keel-h2">
          The course so far, and the plan
        </h2>
        <div className="keel-charts">
          {data.charts.map((chart) => (
            <ChartFigure key={chart.chart.id} chart={chart} />
          ))}
        </div>
      </section>
    </>
  );
}

const ANSWER_CLASS = {
  Yes: 'yes',
  No: 'no',
  'Not applicable': 'other',
  'Not answered yet': 'other',
} as const;

/** The first paragraph carries the answer; what follows opens, so that three answers stand side by side. */
function Answer({
  answer: { id, question, answer, commentary, figures },
}: {
  readonly answer: OnTrackAnswer;
}) {
  const [first, ...rest] = commentary;
  return (
    <article className={`keel-answer keel-answer-${ANSWER_CLASS[answer]}`} aria-labelledby={`answer-${id}`}>
      <h3 id={`answer-${id}`} className="keel-answer-question">
        {question}
      </h3>
      <p className="keel-answer-word">{answer}</p>
      <CommentaryText commentary={first === undefined ? [] : [withoutWord(first, answer)]} empty="" />
      {rest.length > 0 && (
        <details className="keel-where">
          <summary>
            The rest of the answer<span className="govuk-visually-hidden">: {question}</span>
          </summary>
          <CommentaryText commentary={rest} empty="" />
        </details>
      )}
      <WhereFrom figures={figures} name={question} />
    </article>
  );
}

/** The answer's word stands above its text: a text that begins with that very word goes on behind it. */
function withoutWord(block: CommentaryBlock, answer: OnTrackAnswer['answer']): CommentaryBlock {
  const [begin, ...others] = block.kind === 'paragraph' ? block.runs : [];
  if (block.kind !== 'paragraph' || begin === undefined || begin.figure !== undefined) return block;
  const rest = begin.text.startsWith(`${answer}. `) ? begin.text.slice(answer.length + 2) : begin.text;
  return { ...block, runs: [{ ...begin, text: rest }, ...others] };
}
