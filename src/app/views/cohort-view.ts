/** The page of the forecast from records: the answer first, then fan, parts, queues, rates, books, and where the rates come from. */
import { withCapital, withSmall } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords, monthInWords } from '../../core/base/time.ts';
import { LOOK_BACKS } from '../../core/model/fit/look-backs.ts';
import { likelihoodInWords } from '../../core/plan/likelihood-words.ts';
import type { CohortOutlook } from '../cohort-outlook.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { booksTable, exceptionsInWords } from './cohort-books.ts';
import { fanChart } from './cohort-fan.ts';
import { partsInWords, partsPictures } from './cohort-pictures.ts';
import { stepAfter } from './cohort-step-after.ts';
import {
  lookBackTables,
  partsTable,
  queueTable,
  ratesTables,
  reviewTable,
  whyTable,
} from './cohort-tables.ts';
import { headerOf } from './page-facts.ts';
import type { PageChart, PageTable } from './page-values.ts';

/** Shape the page. */
export function cohortView(
  open: OpenProgramme,
  { forecast, problem, why, choice, mayChoose }: CohortOutlook,
) {
  const header = headerOf(open);
  if (forecast === null)
    return {
      header,
      answer: `There is no forecast from records yet: ${withSmall(problem?.message ?? 'nothing is stored')}. ${problem?.advice ?? ''}`,
      points: [],
      sections: [],
      choice: null,
    };
  return {
    header,
    answer: answerOf(forecast),
    points: pointsOf(forecast),
    sections: [...sectionsOf(forecast), whySection(why)],
    choice: choiceOf(forecast, choice, mayChoose),
  };
}

function totalOf(step: ReturnType<typeof stepAfter>) {
  return step?.cuts.find(({ by }) => by === 'total')?.plans ?? null;
}

/** "In a year, at the end of December 2025, 6,812 plans are expected (8 in 10: …), in three years …; it is almost certain …" */
function answerOf(forecast: CohortForecastAnswer): string {
  const [near, far] = [stepAfter(forecast, 1), stepAfter(forecast, 3)];
  const [soon, late] = [totalOf(near), totalOf(far)];
  if (near === null || far === null || soon === null || late === null) return '';
  const range = ({ quantiles }: typeof soon) =>
    `8 chances in 10 that it is between ${showCount(quantiles['0.1'] ?? 0)} and ${showCount(quantiles['0.9'] ?? 0)}`;
  return (
    `${showCount(soon.mean)} plans are expected at the end of ${monthInWords(near.to)} (${range(soon)}) and ` +
    `${showCount(late.mean)} at the end of ${monthInWords(far.to)} (${range(late)}); that there will then be more than the ` +
    `${showCount(forecast.startPlans)} at the beginning of ${monthInWords(forecast.start)} is ${inWords(far.chanceAboveStart)}.`
  );
}

/** "almost certain (98 in 100)". */
function inWords(chance: number): string {
  const share = Math.round(chance * 100);
  // So many simulations say no more than this: nothing is certain because all of them agree.
  const told = share >= 100 ? 'more than 99' : share <= 0 ? 'fewer than 1' : String(share);
  return `${likelihoodInWords(chance)} (${told} in 100)`;
}

function pointsOf(forecast: CohortForecastAnswer): string[] {
  const warnings = forecast.lookBacks.flatMap(({ flow, warning }) =>
    warning === null ? [] : [`The rates of ${flow} do not come from the best look-back: ${warning}.`],
  );
  return [`${forecast.ranges.words}.`, ...warnings];
}

type Section = {
  id: string;
  title: string;
  introduction: string;
  points: string[];
  keyFigures: [];
  charts: PageChart[];
  pictures: PageChart[];
  tables: PageTable[];
  missing: string | null;
  sources: string[];
};

function section(parts: Partial<Section> & Pick<Section, 'id' | 'title'>): Section {
  const none = {
    introduction: '',
    points: [],
    charts: [],
    pictures: [],
    tables: [],
    missing: null,
    sources: [],
  };
  return { ...none, ...parts, keyFigures: [] };
}

function sectionsOf(forecast: CohortForecastAnswer): Section[] {
  const { identity, inputs, seed, draws, version, notes } = forecast;
  const sources = [
    ...inputs.map(({ file, sha256 }) => `File ${file} (fingerprint ${sha256.slice(0, 12)}).`),
    `Calculated: ${showCount(draws)} simulations of every child’s way, seed ${seed}, ${version}; method notes 6 and 7.`,
  ];
  return [
    section({
      id: 'fan',
      title: 'Plans to come, with their range',
      introduction:
        'The line is the mean of the simulations. Plans that come out of the backlog show as a rise that ends, not as a trend.',
      charts: [fanChart(forecast)],
      sources,
    }),
    ...partsSections(forecast),
    section({
      id: 'queues',
      title: 'From request to plan',
      introduction: queuesInWords(forecast),
      tables: queueTable(forecast),
      missing:
        forecast.pipeline === null
          ? 'The records hold no requests. Import the requests table of the return to see the queues and the 20-week clock.'
          : null,
    }),
    ...reviewsSection(forecast),
    section({
      id: 'rates',
      title: 'The rates behind it, and what they rest on',
      introduction:
        'A rate with few events leans on those of its phase of education and of its setting; no group is left without one.',
      tables: ratesTables(forecast),
    }),
    section({
      id: 'books',
      title: 'Nobody is lost or found',
      introduction:
        identity.failures === 0
          ? `Checked ${showCount(identity.checks)} times. ${identity.words}.`
          : `${identity.words}.`,
      points: [...exceptionsInWords(forecast.history), ...notes.map((note) => `${note}.`)],
      tables: booksTable(forecast.history),
    }),
    section({
      id: 'look-back',
      title: 'How far to look back',
      introduction: lookBackInWords(forecast),
      tables: lookBackTables(forecast),
    }),
  ];
}

/** Annual reviews to come; nothing where the history tells of none, as in a table of transitions. */
function reviewsSection(forecast: CohortForecastAnswer): Section[] {
  const tables = reviewTable(forecast);
  const start = forecast.reviewsAtStart ?? null;
  if (tables.length === 0 || start === null) return [];
  const untold =
    start.untold === 0
      ? ''
      : ` Of ${showCount(start.untold)} plans nothing tells when theirs is due: they are spread over the year.`;
  return [
    section({
      id: 'reviews',
      title: 'From annual review to the end of a plan',
      introduction: `${
        start.overdue === 0
          ? `No review is overdue at the beginning of ${monthInWords(forecast.start)}.`
          : `${showCount(start.overdue)} reviews are overdue at the beginning of ${monthInWords(forecast.start)} and counted in the first month.`
      }${untold}`,
      tables,
    }),
  ];
}

const SCALES = 'Each picture has a scale of its own, from nought: compare their shapes, not their heights.';

/** How to read the pictures of a cut. */
function readingOf({ rates }: CohortForecastAnswer, by: (typeof PARTS)[number][0]): string {
  if (by === 'need')
    return `${SCALES} The ranges of parts are wider for their size than the range of the whole.`;
  if (by === 'age-band')
    return `${SCALES} All grow a school year older each September, which shows as a step.`;
  // Without a rate of moves the records tell no move.
  return rates.some(({ flow }) => flow === 'moving')
    ? SCALES
    : `${SCALES} The records tell only the newest place of each plan, so a past move shows where the next return tells of it.`;
}

const PARTS = [
  ['need', 'Need'],
  ['age-band', 'Age on 31 August'],
  ['setting', 'Setting'],
  ['band', 'Band of funding'],
] as const;

/** A section for each way in which plans are told apart: which part grows most, a picture of each, and the table of all. */
function partsSections(forecast: CohortForecastAnswer): Section[] {
  return PARTS.flatMap(([by, name]) => {
    const tables = partsTable(forecast, by, name);
    if (tables.length === 0) return [];
    const pictures = by === 'band' ? [] : partsPictures(forecast, by);
    return [
      section({
        id: `by-${by}`,
        title: `By ${withSmall(name)}`,
        introduction: [
          partsInWords(forecast, by),
          ...(pictures.length === 0 ? [] : [readingOf(forecast, by)]),
        ].join(' '),
        pictures,
        tables,
      }),
    ];
  });
}

/** Why plans came out otherwise than a forecast from half a year before would have said. */
function whySection(why: CohortOutlook['why']): Section {
  const base = { id: 'why', title: 'Why it moved' };
  if (why === null)
    return section({
      ...base,
      missing:
        'The records are too short to hold an earlier forecast against: a year of months is needed, or three years.',
    });
  return section({ ...base, introduction: why.text, tables: [whyTable(why)] });
}

function queuesInWords(forecast: CohortForecastAnswer): string {
  const { pipeline } = forecast;
  const year = stepAfter(forecast, 1);
  if (pipeline === null || year?.queues == null) return '';
  const late = year.queues.late;
  const pace =
    pipeline.capacityPerMonth === null
      ? 'Assessments are taken to end at the pace of the past.'
      : `About ${showCount(pipeline.capacityPerMonth)} assessments can be ended in a month, oldest first.`;
  return (
    `${showCount(pipeline.open)} cases were open at the start, ${showCount(pipeline.openOverTwentyWeeks)} of them near or past 20 weeks; ` +
    `at the end of ${monthInWords(year.to)} ${showCount(late.mean)} are expected to be past it ` +
    `(8 in 10: ${showCount(late.quantiles['0.1'] ?? 0)} to ${showCount(late.quantiles['0.9'] ?? 0)}). ${pace}`
  );
}

function lookBackInWords({ lookBacks }: CohortForecastAnswer): string {
  return lookBacks
    .map(({ flow, chosen, reason }) => `${withCapital(flow)}: ${chosen}, ${reason.replace(/\.$/, '')}.`)
    .join(' ');
}

function choiceOf({ lookBacks }: CohortForecastAnswer, choice: CohortOutlook['choice'], mayChoose: boolean) {
  const name = choice?.basis ?? 'what the back-test says, flow by flow';
  const by =
    choice === null
      ? 'Nobody has chosen a look-back: the back-test chooses, flow by flow.'
      : `Chosen on ${dayInWords(choice.chosenAt.slice(0, 10))} by ${choice.chosenBy}: ${name}. Reason: ${choice.reason.replace(/\.$/, '')}.`;
  return {
    bases: [
      { value: '', label: 'What the back-test says, flow by flow' },
      ...LOOK_BACKS.map((basis) => ({ value: basis.name, label: withCapital(basis.name) })),
    ],
    inForce: choice?.basis ?? '',
    inWords: by,
    warnings: lookBacks.flatMap(({ flow, warning }) =>
      warning === null ? [] : [`${withCapital(flow)}: ${warning}.`],
    ),
    mayChoose,
  };
}
