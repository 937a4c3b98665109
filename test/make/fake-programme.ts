/** A small made-up programme for tests of pages and server: two years of months, two scenarios, three updates, two risks. */
import type { OpenProgramme } from '../../src/app/opened-programme.ts';
import { pence } from '../../src/core/base/pence.ts';
import { addMonths } from '../../src/core/base/time.ts';
import type { MonthlyFigure, SeriesName } from '../../src/core/domain/monthly-figure.ts';
import type { PlanInputs } from '../../src/core/finance/plan-inputs.ts';
import { projectFinance } from '../../src/core/finance/project-finance.ts';
import { lookBack } from '../../src/core/model/look-back/look-back.ts';
import type { Condition, ReturnTemplate, Update } from '../../src/core/programme/definitions.ts';
import type { Programme, Rating } from '../../src/core/programme/programme.ts';
import type { RatingLevel, RatingScale } from '../../src/core/programme/rating-scale.ts';
import { buildFigureBook } from '../../src/core/report/figures/build-figure-book.ts';
import type { Stored } from '../../src/edge/store/store.ts';

export const FAKE_SCOPE = { authorityCode: 'E10009977', programmeId: 'dunmere' } as const;

function level(
  id: RatingLevel['colour'],
  letter: string,
  meaning: RatingLevel['meaning'],
  shape: RatingLevel['shape'],
): RatingLevel {
  const word = id.slice(0, 1).toUpperCase() + id.slice(1);
  return {
    id,
    letter,
    meaning,
    shape,
    word,
    colour: id,
    definition: `Stands for ${meaning.replaceAll('-', ' ')}.`,
  };
}

const SCALE: RatingScale = {
  id: 'saor',
  version: 1,
  name: 'S, A, O, R',
  levels: [
    level('blue', 'S', 'complete', 'tick'),
    level('green', 'A', 'on-target', 'circle'),
    level('amber', 'O', 'off-target-with-plan', 'triangle'),
    level('red', 'R', 'off-target', 'cross'),
  ],
};

const CONDITIONS: readonly Condition[] = [
  {
    id: 'c1',
    number: '1',
    title: 'In-year balance',
    text: 'Balance the high needs block in the year 2025/26 and after.',
    test: { kind: 'in-year-balance', byYear: 2025 },
    measures: ['plans_n'],
    owner: 'Finance lead',
  },
  {
    id: 'c2',
    number: '2',
    title: 'Deficit within the ceiling',
    text: 'Hold the cumulative deficit within the ceiling of each year.',
    test: {
      kind: 'deficit-ceiling',
      basis: 'gross',
      countsOwnContribution: false,
      ceilings: [
        { year: 2024, ceilingPence: pence(21_000_000) },
        { year: 2025, ceilingPence: pence(900_000_000) },
      ],
    },
    measures: [],
    owner: 'Finance lead',
  },
  {
    id: 'c3-1',
    number: '3.1',
    title: 'Independent placements',
    text: 'Use independent places only where nothing maintained can meet need.',
    test: { kind: 'action' },
    measures: ['inmss_n', 'req_n'],
    owner: 'Head of SEND',
  },
];

const TEMPLATE: ReturnTemplate = {
  id: 'quarterly',
  version: 1,
  title: 'Quarterly return',
  scaleId: 'saor',
  sections: [
    {
      id: 'overview',
      title: 'Overview',
      fields: [
        { id: 'header', prompt: 'Header', type: 'header', required: true },
        {
          id: 'on-track-year',
          prompt: 'Will this year’s deficit be as agreed?',
          type: 'yes-no',
          required: true,
        },
        { id: 'on-track-end', prompt: 'Will the deficit be nil at the end?', type: 'yes-no', required: true },
        {
          id: 'on-track-capital',
          prompt: 'Is the capital project on track?',
          type: 'yes-no',
          required: true,
        },
      ],
    },
    {
      id: 'conditions',
      title: 'Conditions',
      fields: [{ id: 'conditions', prompt: 'Conditions', type: 'conditions', required: true }],
    },
    {
      id: 'risks',
      title: 'Risks',
      fields: [{ id: 'risks', prompt: 'Risks', type: 'risks', required: true }],
    },
    {
      id: 'finance',
      title: 'Finance',
      fields: [{ id: 'finance', prompt: 'Finance', type: 'finance-table', required: true }],
    },
  ],
};

const UPDATES: readonly Update[] = (
  [
    [1, 'May', '2024-04', '2024-05-31'],
    [2, 'August', '2024-07', '2024-08-30'],
    [3, 'November', '2024-10', '2024-12-11'],
  ] as const
).map(([sequence, label, dataCutOff, due]) => ({
  id: `2024-25/${sequence}`,
  year: 2024,
  sequence,
  label,
  dataCutOff,
  financeBasis: sequence === 1 ? 'Plan' : `Q${sequence - 1} 2024/25`,
  due,
  submitted: sequence === 3 ? null : due,
  status: sequence === 3 ? 'open' : 'submitted',
}));

function ratings(): Rating[] {
  const story = {
    c1: ['green', 'amber', 'red'],
    c2: ['green', 'red', 'red'],
    'c3-1': ['amber', 'amber', 'green'],
  };
  const ofConditions = Object.entries(story).flatMap(([id, levels]) =>
    levels.map(
      (overall, k): Rating => ({
        updateId: `2024-25/${k + 1}`,
        subject: { kind: 'condition', id },
        overall,
        activity: 'green',
        effect: overall,
        reason: k === 2 ? 'The newest figures are further from the agreed forecast.' : '',
      }),
    ),
  );
  const ofRisks = (['R1', 'R2'] as const).flatMap((id) =>
    ['green', 'green', id === 'R1' ? 'amber' : 'blue'].map(
      (overall, k): Rating => ({
        updateId: `2024-25/${k + 1}`,
        subject: { kind: 'risk', id },
        overall,
        activity: null,
        effect: null,
        reason: '',
      }),
    ),
  );
  return [...ofConditions, ...ofRisks];
}

function fakeProgramme(): Programme {
  return {
    authorityCode: FAKE_SCOPE.authorityCode,
    id: FAKE_SCOPE.programmeId,
    authorityName: 'Dunmere',
    name: 'Dunmere recovery programme',
    fictional: true,
    agreement: {
      id: 'agreement',
      version: 1,
      name: 'Recovery agreement',
      signedOn: '2024-03-20',
      startYear: 2024,
      endYear: 2025,
      conditions: CONDITIONS,
      payments: [],
    },
    template: TEMPLATE,
    scale: SCALE,
    updates: UPDATES,
    contacts: [{ role: 'Director', name: 'A. Made-Up', email: 'director@dunmere.example', interim: false }],
    ratings: ratings(),
    answers: [
      { updateId: '2024-25/3', fieldId: 'on-track-year', answer: 'no' },
      { updateId: '2024-25/3', fieldId: 'on-track-end', answer: 'no' },
      { updateId: '2024-25/3', fieldId: 'on-track-capital', answer: 'yes' },
    ],
    commentary: [
      {
        updateId: '2024-25/3',
        fieldId: 'on-track-year',
        parts: [{ kind: 'paragraph', text: 'The second forecast is {in-year-forecast.q2}.' }],
      },
      {
        updateId: '2024-25/3',
        fieldId: 'condition:1',
        parts: [
          { kind: 'paragraph', text: 'Plans stood at {plans_n.actual.2024-10}.' },
          { kind: 'list', items: ['The gap is {plans_n.gap.2024-10}.'] },
          { kind: 'table', id: 'plans-monthly' },
        ],
      },
    ],
    risks: (['R1', 'R2'] as const).map((id, k) => ({
      id,
      title: `Risk ${k + 1}`,
      cause: 'Demand rises faster than forecast.',
      event: 'More places are bought at short notice.',
      effect: 'The deficit grows.',
      owner: 'Head of SEND',
      likelihood: 4 - k,
      impact: 5 - k,
      status: k === 0 ? ('open' as const) : ('closed' as const),
    })),
    places: [
      {
        id: 'hill',
        name: 'Hill School extension',
        placesDue: 40,
        placesDelivered: 25,
        due: '2024-09',
        forecast: '2025-01',
        cause: 'Ground works took longer.',
        countsAs: 'special',
      },
    ],
    transfers: [{ year: 2024, status: 'assumed', note: 'Goes to the schools forum in December.' }],
    inYearForecasts: (['Plan', 'Q1', 'Q2'] as const).map((basis, k) => ({
      year: 2024,
      basis,
      asAt: `2024-0${4 + k * 3}-01`.replace('010', '10'),
      inYearDeficitPence: pence(2_000_000_000 + k * 400_000_000),
    })),
    signOffs: [],
  };
}

function fakeMonthly(): Stored<MonthlyFigure>[] {
  const rows: MonthlyFigure[] = [];
  const add = (measure: string, month: string, series: SeriesName, value: number) =>
    rows.push({ measure, month, series, value });
  for (let k = 0; k < 19; k++) {
    const month = addMonths('2023-04', k);
    add('plans_n', month, 'actual', 2000 + k * 30);
    add('plans_n', month, 'agreed', 2000 + k * 10);
    add('inmss_n', month, 'actual', 120 + k);
    add('inmss_n', month, 'agreed', 120);
    add('req_n', month, 'actual', 40 + (k % 5));
    add('cease_n', month, 'actual', 12 + (k % 3));
    add('asmt_open_over20w_n', month, 'actual', 90 - k);
  }
  return rows.map((record, k) => ({
    record,
    origin: { importId: 'import-1', file: 'monthly-actuals.csv', sha256: 'ab'.repeat(32), row: k + 2 },
  }));
}

function inputs(isMitigated: boolean): PlanInputs {
  return {
    years: [2024, 2025],
    types: ['mainstream', 'inmss'],
    caseload: { mainstream: [1800n, 2300n, 2500n], inmss: [130n, 140n, isMitigated ? 130n : 190n] },
    baseUnitCostPence: { mainstream: 800_000n, inmss: 6_300_000n },
    unitCostInflation: { n: 1022n, d: 1000n },
    otherHighNeedsBasePence: 900_000_000n,
    otherHighNeedsInflation: { n: 1022n, d: 1000n },
    furtherSavingBasePence: [0n, isMitigated ? 150_000_000n : 0n],
    hnbIncomePence: [2_700_000_000n, 2_900_000_000n],
    hnbGrowth: { n: 103n, d: 100n },
    schoolsBlockPence: [14_000_000_000n, 14_500_000_000n],
    schoolsBlockGrowth: { n: 102n, d: 100n },
    transferRate: [
      { n: 1n, d: 200n },
      { n: 1n, d: 100n },
    ],
    safetyValvePaymentPence: [100_000_000n, 100_000_000n],
    laContributionPence: [50_000_000n, 50_000_000n],
    openingBeforeContributionsPence: 2_000_000_000n,
    openingAfterContributionsPence: 1_500_000_000n,
  };
}

/** Twelve Januaries with a turn, and nothing chosen yet. */
function fakeLookBacks(): OpenProgramme['lookBacks'] {
  const counts = new Map(
    Array.from({ length: 12 }, (_, place) => [2013 + place, 1000 + 10 * place + 90 * Math.max(0, place - 4)]),
  );
  const found = lookBack({ stepsPerYear: 1, counts }, [], 1);
  return found === null ? [] : [{ series: 'published', found, choice: null }];
}

/** Make the whole opened programme; every call gives a new one. */
export function fakeOpenProgramme(): OpenProgramme {
  const programme = fakeProgramme();
  const monthly = fakeMonthly();
  const scenarios = (['mitigated', 'unmitigated'] as const).map((id) => ({
    id,
    inputs: inputs(id === 'mitigated'),
    projection: projectFinance(inputs(id === 'mitigated')),
  }));
  const facts = { programme, monthly, scenarios, mitigations: [], planRecord: 'plan, version 1' };
  return {
    facts,
    programme,
    monthly,
    scenarios,
    figures: buildFigureBook(facts),
    vintages: [],
    panel: {
      history: [2021, 2022, 2023, 2024].map((year, k) => ({ year, plans: 1500 + 120 * k })),
      forecast: [2025, 2026].map((year, k) => ({
        year,
        median: 2000 + 100 * k,
        low80: 1950 + 60 * k,
        high80: 2060 + 160 * k,
        low95: 1900 + 30 * k,
        high95: 2120 + 240 * k,
      })),
    },
    lookBacks: fakeLookBacks(),
    imports: [],
  };
}
