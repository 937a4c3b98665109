/** The risk register: the matrix as a table of words, then each risk with its ratings, mitigation and progress. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { RiskDetail } from '../../contract/risks.ts';
import { risks } from '../api.ts';
import { CommentaryText } from '../parts/commentary-text.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { RatingRounds } from '../parts/rating-rounds.tsx';
import { RiskMatrix } from '../parts/risk-matrix.tsx';
import { useListed } from '../parts/use-listed.ts';
import { WhereFrom } from '../parts/where-from.tsx';

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
            {data.risks.length === 0 ? (
              <p className="keel-empty">The register holds no risk yet.</p>
            ) : (
              <RiskMatrix risks={data.risks} likelihoods={data.likelihoods} impacts={data.impacts} />
            )}
            {data.risks.map((one) => (
              <RiskRow key={one.id} risk={one} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  );
}

function RiskRow({ risk }: { readonly risk: RiskDetail }) {
  const facts = [
    ['Cause', risk.cause],
    ['Event', risk.event],
    ['Effect', risk.effect],
    ['Likelihood', `${risk.likelihoodInWords} (${risk.likelihood} of 5)`],
    ['Impact', `${risk.impactInWords} (${risk.impact} of 5)`],
    ['State', risk.statusInWords],
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
      <h3 className="keel-h3">Mitigation</h3>
      <CommentaryText commentary={risk.mitigation} empty="Nothing has been written for this update yet." />
      <h3 className="keel-h3">Progress</h3>
      <CommentaryText commentary={risk.progress} empty="Nothing has been written for this update yet." />
      <WhereFrom figures={risk.figures} name={`${risk.id} ${risk.title}`} />
    </section>
  );
}
