/** The risk register: cause, event and effect, likelihood and impact in words, ratings, mitigation and progress. */
import type { OpenProgramme } from '../app.ts';
import { commentaryOf, headerOf, ratingRounds } from './page-facts.ts';

/** From 1 to 5. */
export const LIKELIHOODS = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'] as const;
/** From 1 to 5. */
export const IMPACTS = ['Slight', 'Minor', 'Moderate', 'Major', 'Severe'] as const;
const STATUSES = { open: 'Open', closed: 'Closed', 'became-issue': 'Became an issue' } as const;

/** Shape the risks page. */
export function risksView(open: OpenProgramme) {
  return {
    header: headerOf(open),
    key: [...open.programme.scale.levels],
    likelihoods: [...LIKELIHOODS],
    impacts: [...IMPACTS],
    risks: open.programme.risks.map((risk) => {
      const mitigation = commentaryOf(open, `risk:${risk.id}/mitigation`);
      const progress = commentaryOf(open, `risk:${risk.id}/progress`);
      return {
        ...risk,
        likelihoodInWords: inWords(LIKELIHOODS, risk.likelihood),
        impactInWords: inWords(IMPACTS, risk.impact),
        statusInWords: STATUSES[risk.status],
        rounds: ratingRounds(open, 'risk', risk.id),
        mitigation: mitigation.commentary,
        progress: progress.commentary,
        figures: [...mitigation.figures, ...progress.figures],
      };
    }),
  };
}

function inWords(words: readonly string[], place: number): string {
  return words[place - 1] ?? 'Not rated';
}
