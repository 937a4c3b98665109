/** The ratings: side by side by update, then for each what the evidence proposes, why, what is doubted, and the form to rate. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { RatedSubject, RatingsReply } from '../../contract/ratings.ts';
import { ratings, ratingsPath } from '../api.ts';
import { Answered, Page } from '../parts/page-frame.tsx';
import { RatingKey } from '../parts/rating-key.tsx';
import { RatingMark } from '../parts/rating-mark.tsx';
import { RatingRounds } from '../parts/rating-rounds.tsx';
import { Challenges } from '../parts/ratings/challenges.tsx';
import { RateForm } from '../parts/ratings/rate-form.tsx';
import { SideBySide } from '../parts/ratings/side-by-side.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show the ratings of one programme. */
export function RatingsPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/ratings' });
  const query = useQuery(ratings(params));
  const listed = useListed(params);
  return (
    <Page title="Ratings" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <SideBySide data={data} />
            <RatingKey levels={data.key} />
            {data.subjects.map((subject) => (
              <Subject
                key={`${subject.kind}-${subject.id}`}
                subject={subject}
                data={data}
                path={ratingsPath(params)}
              />
            ))}
          </>
        )}
      </Answered>
    </Page>
  );
}

type Given = { readonly subject: RatedSubject; readonly data: RatingsReply; readonly path: string };

function Subject({ subject, data, path }: Given) {
  const { kind, id, title, owner, rounds, against, history } = subject;
  return (
    <section aria-labelledby={`${kind}-${id}`} className="keel-row">
      <h2 id={`${kind}-${id}`} tabIndex={-1} className="keel-h2">
        {title}
      </h2>
      <p className="keel-note">Owner: {owner}</p>
      <RatingRounds rounds={rounds} name={title} />
      <Proposed subject={subject} />
      {against.length > 0 && (
        <div className="keel-problem">
          {against.map((words) => (
            <p key={words}>{words}.</p>
          ))}
        </div>
      )}
      <Challenges subject={subject} data={data} path={path} />
      {history.length > 0 && (
        <details className="keel-where">
          <summary>
            Who rated it when<span className="govuk-visually-hidden">: {title}</span>
          </summary>
          <ul>
            {history.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {data.mayRate && (
        <RateForm key={JSON.stringify(rounds.at(-1))} subject={subject} data={data} path={path} />
      )}
    </section>
  );
}

function Proposed({ subject: { proposed, grounds, title } }: { readonly subject: RatedSubject }) {
  if (grounds.length === 0)
    return <p>The records and figures say nothing of it, so its rating needs a reason.</p>;
  return (
    <>
      <h3 className="keel-h3">
        What the evidence proposes<span className="govuk-visually-hidden"> for {title}</span>
      </h3>
      <p>
        Activity: {proposed.activity === null ? 'nothing to go by' : <RatingMark level={proposed.activity} />}{' '}
        Effect: {proposed.effect === null ? 'nothing to go by' : <RatingMark level={proposed.effect} />}
      </p>
      <ul className="keel-reasons">
        {grounds.map(({ of, words }) => (
          <li key={words}>
            <strong>{of === 'activity' ? 'Activity' : 'Effect'}:</strong> {words}
          </li>
        ))}
      </ul>
    </>
  );
}
