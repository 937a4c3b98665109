/** The page of conditions: text, test, ratings, linked figures and the newest commentary of each. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ConditionDetail } from '../../contract/conditions.ts';
import { conditions } from '../api.ts';
import { CommentaryText } from '../parts/commentary-text.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { RatingKey } from '../parts/rating-key.tsx';
import { RatingRounds } from '../parts/rating-rounds.tsx';
import { useListed } from '../parts/use-listed.ts';
import { WhereFrom } from '../parts/where-from.tsx';

/** Show the conditions of one programme. */
export function ConditionsPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/conditions' });
  const query = useQuery(conditions(params));
  const listed = useListed(params);
  return (
    <Page title="Conditions" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            {data.answer !== '' && <p className="keel-lead">{data.answer}</p>}
            <OnThisPage
              places={data.conditions.map(({ id, number, title }) => ({
                id: `condition-${id}`,
                text: `${number} ${title}`,
              }))}
            >
              <RatingKey levels={data.key} />
              {data.conditions.length === 0 && (
                <p className="keel-empty">The agreement has no conditions yet.</p>
              )}
              {data.conditions.map((one) => (
                <Condition
                  key={one.id}
                  condition={one}
                  update={data.header.update?.name ?? 'the newest update'}
                />
              ))}
            </OnThisPage>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Condition({ condition, update }: { readonly condition: ConditionDetail; readonly update: string }) {
  const { id, number, title, text, test, owner, rounds, measures, commentary, figures } = condition;
  const known = new Set(measures.map((measure) => measure.id));
  return (
    <section aria-labelledby={`condition-${id}`} className="keel-row">
      <h2 id={`condition-${id}`} tabIndex={-1} className="keel-h2">
        <span className="keel-strip-number">{number}</span> {title}
      </h2>
      <p className="keel-prose">{text}</p>
      <RatingRounds rounds={rounds} name={`${number} ${title}`} />
      <dl className="keel-facts">
        <div>
          <dt>Test</dt>
          <dd>
            {test.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>{owner}</dd>
        </div>
        {measures.length > 0 && (
          <div>
            <dt>Figures now</dt>
            <dd>
              <ul className="keel-measures">
                {measures.map((measure) => (
                  <li key={measure.id}>
                    <strong>{measure.shown}</strong> {measure.label}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <h3 className="keel-h3">What is said in {update}</h3>
      <CommentaryText commentary={commentary} empty="Nothing has been written for this update yet." />
      <WhereFrom
        figures={[...measures, ...figures.filter((figure) => !known.has(figure.id))]}
        name={`${number} ${title}`}
      />
    </section>
  );
}
