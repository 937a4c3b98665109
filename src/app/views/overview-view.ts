/** The overview of a programme: what is on track, the conditions, the key figures, two charts. */
import type { OpenProgramme } from '../opened-programme.ts';
import {
  balanceKeyFigure,
  ceilingKeyFigure,
  inmssKeyFigure,
  inYearKeyFigure,
  placesKeyFigure,
  plansKeyFigure,
  residualKeyFigure,
  unexplainedKeyFigure,
} from './key-figures.ts';
import { commentaryOf, headerOf, liveChart, newestUpdate, ratingRounds } from './page-facts.ts';
import { standingInWords } from './standing-words.ts';
import { watchNotes } from './watch-view.ts';

const ANSWERS = { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' } as const;

/** Shape the overview. Same programme, same view; nothing is read that `open` does not hold. */
export function overviewView(open: OpenProgramme) {
  const main = open.scenarios[0]?.id ?? 'none';
  const onTrack = onTrackOf(open);
  return {
    header: headerOf(open),
    answer: standingInWords(open, onTrack),
    onTrack,
    watch: watchNotes(open),
    conditions: open.programme.agreement.conditions.map(({ id, number, title }) => ({
      id,
      number,
      title,
      rounds: ratingRounds(open, 'condition', id),
    })),
    keyFigures: [
      plansKeyFigure(open),
      inYearKeyFigure(open),
      ceilingKeyFigure(open),
      balanceKeyFigure(open, main),
      residualKeyFigure(open, main),
      inmssKeyFigure(open),
      placesKeyFigure(open),
      unexplainedKeyFigure(open, main),
    ],
    charts: [...liveChart(open, 'plans-against-agreed'), ...liveChart(open, 'in-year-and-cumulative')],
  };
}

/** The form's yes/no questions with the newest answers and the figures that the officers' commentary cites for them. */
function onTrackOf(open: OpenProgramme) {
  const update = newestUpdate(open);
  const { template, answers } = open.programme;
  return template.sections
    .flatMap(({ fields }) => fields)
    .filter(({ type }) => type === 'yes-no')
    .map(({ id, prompt }) => {
      const given = answers.find((one) => one.updateId === update?.id && one.fieldId === id);
      return {
        id,
        question: prompt,
        answer: given === undefined ? ('Not answered yet' as const) : ANSWERS[given.answer],
        ...commentaryOf(open, id),
      };
    });
}
