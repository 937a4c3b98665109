/** Likelihood against impact as a table whose cells name the risks and say the score, so that shade is never alone. */
import type { RiskDetail } from '../../contract/risks.ts';
import { ScrollBox } from './scroll-box.tsx';

type Matrix = {
  readonly risks: readonly RiskDetail[];
  /** From 1 to 5. */
  readonly likelihoods: readonly string[];
  readonly impacts: readonly string[];
};

/** Show the matrix, the likeliest at the top. */
export function RiskMatrix({ risks, likelihoods, impacts }: Matrix) {
  const rows = likelihoods.map((words, k) => ({ words, step: k + 1 })).reverse();
  return (
    <>
      <p id="matrix" className="keel-caption">
        Risks by likelihood and impact; each cell gives the score, likelihood times impact
      </p>
      <ScrollBox labelledBy="matrix">
        <table className="keel-matrix" aria-labelledby="matrix">
          <thead>
            <tr>
              <th scope="col">Likelihood</th>
              {impacts.map((words) => (
                <th key={words} scope="col">
                  <span className="govuk-visually-hidden">Impact: </span>
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ words, step }) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                {impacts.map((impact, k) => (
                  <Cell
                    key={impact}
                    score={step * (k + 1)}
                    risks={risks.filter((risk) => risk.likelihood === step && risk.impact === k + 1)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="keel-note">Closed risks stand in the register below and, in brackets, in the matrix.</p>
    </>
  );
}

function Cell({ score, risks }: { readonly score: number; readonly risks: readonly RiskDetail[] }) {
  const depth = score >= 15 ? 'high' : score >= 8 ? 'middle' : 'low';
  return (
    <td className={`keel-matrix-${depth}`}>
      <span className="keel-score">{score}</span>
      {risks.map(({ id, status }) => (
        <a key={id} href={`#risk-${id}`} className="keel-matrix-risk">
          {status === 'closed' ? `(${id})` : id}
        </a>
      ))}
    </td>
  );
}
