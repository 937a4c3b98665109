/** The risk register: the matrix as a table of words, then each risk with its ratings, mitigation and progress. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { RiskDetail, RisksReply } from '../../contract/risks.ts';
import { recordsPath } from '../api.ts';
import { CommentaryText } from '../parts/commentary-text.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { MakingPart } from '../parts/prepared.tsx';
import { RatingRounds } from '../parts/rating-rounds.tsx';
import { RiskChange } from '../parts/records/risk-change.tsx';
import { RiskMatrix } from '../parts/risk-matrix.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useListed } from '../parts/use-listed.ts';
import { WhereFrom } from '../parts/where-from.tsx';
import { risks } from '../prepared-api.ts';

/** Show the risks of one programme. */
export function RisksPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/risks' });
  const query = useQuery(risks(params));
  const listed = useListed(params);
  return (
    <Page title="Risks" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <MakingPart note={data.forecast} what="The plan’s forecast, which says what a risk may cost," />
            {data.risks.length === 0 ? (
              <p className="keel-empty">
                Risks come with the programme’s folder, in the file risks.json: cause, event, effect,
                likelihood and impact. Whoever loads the programme adds it and loads the folder again.
              </p>
            ) : (
              <RiskMatrix risks={data.risks} likelihoods={data.likelihoods} impacts={data.impacts} />
            )}
            {data.risks.map((one) => (
              <RiskRow key={one.id} risk={one} data={data} path={recordsPath(params)} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  );
}

type Row = { readonly risk: RiskDetail; readonly data: RisksReply; readonly path: string };

function RiskRow({ risk, data, path }: Row) {
  const facts = [
    ['Cause', risk.cause],
    ['Event', risk.event],
    ['Effect', risk.effect],
    ['Before any action', risk.inherent ?? 'Not scored'],
    [
      'Now',
      `${risk.likelihoodInWords} (${risk.likelihood} of 5), ${risk.impactInWords.toLowerCase()} (${risk.impact} of 5): score ${risk.score}${risk.isAboveAppetite ? `, above the ${risk.appetite} that is accepted` : ''}`,
    ],
    [
      'May cost',
      risk.exposure === null ? withoutExposure(data) : `${risk.exposure.shown}. ${risk.exposure.from}.`,
    ],
    ['State', risk.closure === null ? risk.statusInWords : `${risk.statusInWords}: ${risk.closure}`],
    ['Owner', risk.owner],
  ] as const;
  return (
    <section aria-labelledby={`risk-${risk.id}`} className="keel-row">
      <h2 id={`risk-${risk.id}`} tabIndex={-1} className="keel-h2">
        <span className="keel-strip-number">{risk.id}</span> {risk.title}
      </h2>
      <dl className="keel-facts">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <RatingRounds rounds={risk.rounds} name={`${risk.id} ${risk.title}`} />
      <Actions risk={risk} />
      <h3 className="keel-h3">Mitigation</h3>
      <CommentaryText commentary={risk.mitigation} empty="Nothing has been written for this update yet." />
      <h3 className="keel-h3">Progress</h3>
      <CommentaryText commentary={risk.progress} empty="Nothing has been written for this update yet." />
      <WhereFrom figures={risk.figures} name={`${risk.id} ${risk.title}`} />
      {risk.history.length > 0 && (
        <details className="keel-where">
          <summary>
            History<span className="govuk-visually-hidden">: {risk.title}</span>
          </summary>
          <ul>
            {risk.history.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {data.mayWrite && <RiskChange key={risk.version} risk={risk} data={data} path={path} />}
    </section>
  );
}

function Actions({ risk }: { readonly risk: RiskDetail }) {
  if (risk.actions.length === 0) return <p className="keel-empty">No action is recorded.</p>;
  const caption = `actions-${risk.id}`;
  return (
    <div className="keel-table-block">
      <p id={caption} className="keel-caption">
        Actions against {risk.id}
      </p>
      <ScrollBox labelledBy={caption}>
        <table className="govuk-table keel-table" aria-labelledby={caption}>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">Owner</th>
              <th scope="col">Due</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {risk.actions.map(({ id, what, owner, due, state }) => (
              <tr key={id}>
                <th scope="row">{what}</th>
                <td>{owner}</td>
                <td>{due}</td>
                <td>{state}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

/** Why there is no figure: none is known before the plan's forecast is there. */
function withoutExposure({ forecast: { making, madeAt } }: RisksReply): string {
  return making !== null && madeAt === null ? 'Being worked out' : 'No figure is named';
}
