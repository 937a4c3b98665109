/** What weights do, in words and rows: weighted beside what was counted, how much was lost by it, and what could not be mended. */
import { showCount, showDecimal } from '../../core/base/show.ts';
import { LARGEST_WEIGHT, LEAST_WEIGHT } from '../../core/survey/rake-weights.ts';
import { type SurveyDefinition, textIn } from '../../core/survey/survey-definition.ts';
import type { MarginRow, WeightedRow } from '../../core/survey/weigh-wave.ts';
import { points } from '../../core/voice/change-words.ts';
import type { WatchedSurvey } from './watch-waves-of.ts';

/** How the weights were made and what they cost; why there are none where there are none. */
export function weightingSentences({ weighed, margins }: WatchedSurvey): readonly string[] {
  if (weighed === null)
    return [
      'Nothing is weighted: either fewer than thirty answered, or nothing is known of the people who were asked. Invite by group, or add counts of people to the page Voice, and weights are shown here.',
    ];
  const { facts, answers } = weighed;
  const ways = margins.map(({ by, source }) => `${by} (${source})`).join('; ');
  const capped =
    facts.capped === 0
      ? `No weight reached the ends of ${LEAST_WEIGHT} and ${LARGEST_WEIGHT} at which weights are held.`
      : `${showCount(facts.capped)} weights were held at ${LEAST_WEIGHT} or ${LARGEST_WEIGHT}, so that nobody speaks for too many; the known counts are missed by up to ${points(facts.miss).replace('+', '')} points.`;
  const unheard = facts.unheard.map(({ by, part, people }) => `${by} ${part} (${showCount(people)} people)`);
  return [
    `Weights make those who answered like those who were asked, by ${ways}.`,
    `${showCount(answers)} answers tell as much as ${showCount(Math.floor(facts.effective))} would unweighted. The largest weight is ${showDecimal(facts.largest, 2)}, the least ${showDecimal(facts.least, 2)}, and their mean is 1. ${capped}`,
    ...(unheard.length === 0
      ? []
      : [`Nobody answered of ${unheard.join(', ')}: no weight can speak for them.`]),
    'Weights mend what is known of people and nothing else: whoever was silent for another reason stays unheard. Figures elsewhere, in the return among them, are as they were counted.',
  ];
}

export const WEIGHTED_HEADS = [
  'Statement',
  'Counted',
  'Range',
  'Weighted',
  'Range of weighted',
  'Difference, points',
  'Answers',
  'Worth unweighted',
] as const;

/** One statement of everybody, counted and weighted. */
export function weightedCells({ statement, counted, weighted }: WeightedRow): readonly string[] {
  const share = counted.count / counted.of;
  return [
    statement,
    percent(share),
    `${percent(counted.low)} to ${percent(counted.high)}`,
    percent(weighted.share),
    `${percent(weighted.low)} to ${percent(weighted.high)}`,
    points(weighted.share - share),
    showCount(counted.of),
    showCount(Math.floor(weighted.effective)),
  ];
}

export const MARGIN_HEADS = [
  'By',
  'Part',
  'People asked',
  'Share of them',
  'Of answers',
  'Weighted',
] as const;

/** One part of what is known of the people asked. */
export function marginCells(survey: SurveyDefinition, row: MarginRow): readonly string[] {
  const question = survey.questions.find(({ id }) => id === row.by);
  const choices = question?.kind === 'single' ? question.choices : [];
  const choice = choices.find(({ id }) => id === row.part);
  return [
    question === undefined ? 'Group' : textIn(question.title, 'en'),
    choice === undefined ? row.part : textIn(choice.text, 'en'),
    showCount(row.people),
    percent(row.known),
    row.counted === null ? 'c' : percent(row.counted),
    row.weighted === null ? 'c' : percent(row.weighted),
  ];
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
