/** The conditions of the agreement: text, test, ratings, linked measures and the newest commentary. */
import { pence } from '../../core/base/pence.ts';
import { showMillions } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { Condition } from '../../core/programme/definitions.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { basisInWords } from './key-figures.ts';
import { commentaryOf, figuresOf, headerOf, newestUpdate, ratingRounds } from './page-facts.ts';
import { changesInWords, ratingsInWords } from './standing-words.ts';

/** Shape the conditions page. */
export function conditionsView(open: OpenProgramme) {
  return {
    header: headerOf(open),
    answer: [ratingsInWords(open, true), changesInWords(open)].filter((part) => part !== '').join(' '),
    key: [...open.programme.scale.levels],
    conditions: open.programme.agreement.conditions.map((condition) => ({
      id: condition.id,
      number: condition.number,
      title: condition.title,
      text: condition.text,
      owner: condition.owner,
      test: testInWords(condition),
      rounds: ratingRounds(open, 'condition', condition.id),
      measures: figuresOf(open, measureFigures(open, condition)),
      ...commentaryOf(open, `condition:${condition.number}`),
    })),
  };
}

/** Say what a condition is tested on, its basis always named. */
export function testInWords({ test }: Condition): string[] {
  switch (test.kind) {
    case 'action':
      return ['Judged on the actions taken and their effect; no single figure decides it.'];
    case 'in-year-balance':
      return [
        `In-year spend within income by the end of ${yearInWords(test.byYear)}, and in every later year.`,
      ];
    case 'deficit-ceiling': {
      const ceilings = test.ceilings.map(
        ({ year, ceilingPence }) => `${yearInWords(year)}: ${showMillions(pence(ceilingPence))}`,
      );
      return [
        `Cumulative deficit at each year end no higher than the ceiling (${basisInWords(test)}).`,
        `Ceilings: ${ceilings.join('; ')}.`,
      ];
    }
  }
}

/** The newest figures behind a condition: its test's own, then each linked measure with what it is held against. */
function measureFigures(open: OpenProgramme, condition: Condition): string[] {
  const update = newestUpdate(open);
  const month = update?.dataCutOff ?? '';
  const year = update === null ? '' : yearInWords(update.year);
  const name = `condition.${condition.number}`;
  const own =
    condition.test.kind === 'deficit-ceiling'
      ? [`${name}.tested.${year}`, `${name}.ceiling.${year}`, `${name}.breach.${year}`]
      : condition.test.kind === 'in-year-balance'
        ? [`${name}.by-year`, `finance.${open.scenarios[0]?.id ?? ''}.first-balance`]
        : [];
  const linked = condition.measures.flatMap((measure) => [
    `${measure}.actual.${month}`,
    `${measure}.agreed.${month}`,
    `${measure}.share.${month}`,
    ...(isFlow(measure) ? [`${measure}.rolling12.${month}`] : [`${measure}.change-12m.${month}`]),
    measure,
    `${measure}.due`,
    `${measure}.delivered`,
    `${measure}.shortfall`,
  ]);
  return [...own, ...linked];
}

/** Flows are read as twelve-month means, stocks as changes. */
function isFlow(measure: string): boolean {
  return ['req_n', 'cease_n', 'plans_new_n'].includes(measure);
}
