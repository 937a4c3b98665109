/** The risk register: cause, event and effect, likelihood and impact in words, ratings, mitigation and progress. */
import { impactInWords, likelihoodInWords } from '../../core/programme/risk/risk-score.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { commentaryOf, headerOf, ratingRounds } from './page-facts.ts';

/** The steps of likelihood and of impact. */
const STEPS = [1, 2, 3, 4, 5] as const;
const STATUSES = { open: 'Open', closed: 'Closed', 'became-issue': 'Became an issue' } as const;

/** Shape the risks page. */
export function risksView(open: OpenProgramme) {
  return {
    header: headerOf(open),
    key: [...open.programme.scale.levels],
    likelihoods: STEPS.map((step) => sentence(likelihoodInWords(step))),
    impacts: STEPS.map((step) => sentence(impactInWords(step))),
    risks: open.programme.risks.map((risk) => {
      const mitigation = commentaryOf(open, `risk:${risk.id}/mitigation`);
      const progress = commentaryOf(open, `risk:${risk.id}/progress`);
      return {
        ...risk,
        likelihoodInWords: sentence(likelihoodInWords(risk.likelihood)),
        impactInWords: sentence(impactInWords(risk.impact)),
        statusInWords: STATUSES[risk.status],
        rounds: ratingRounds(open, 'risk', risk.id),
        mitigation: mitigation.commentary,
        progress: progress.commentary,
        figures: [...mitigation.figures, ...progress.figures],
      };
    }),
  };
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
