/** The paper for the board, from the figures of the return and no others: the answer, what to decide, then why. */
import { dayInWords, yearInWords } from '../../base/time.ts';
import type { ConditionTest } from '../../programme/definitions.ts';
import type { Rating, Risk, TransferStatus } from '../../programme/programme.ts';
import type { RatingLevel } from '../../programme/rating-scale.ts';
import { impactInWords, likelihoodInWords } from '../../programme/risk/risk-score.ts';
import type { Block, Cell, ReportDocument, TableBlock } from '../blocks.ts';
import { textCell } from '../cells.ts';
import { levelsShown } from '../key-in-use.ts';
import { inYearForecastsTable, positionsTable } from '../live/finance-blocks.ts';
import { LIVE_CHARTS, LIVE_TABLES } from '../live/live-blocks.ts';
import type { LiveSource } from '../live/live-source.ts';
import { madeUp, paperOf, sentences } from './paper-words.ts';

/** The charts that a board sees; the dashboard has all. */
const CHARTS = ['plans-against-agreed', 'in-year-and-cumulative', 'places-delivered'] as const;
/** What the programme hangs on: the charts and, of the posts, the table too. */
const DELIVERY = ['staffing', 'tracker-stages'] as const;
const PROMISED = ['promises', 'financial-decisions'] as const;
/** Risks of this score and above are shown [likelihood times impact, 1..25]. */
const HIGH_RISK = 9;

const ANSWERS = { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' } as const;

/** States of a transfer in which nobody who must has said yes. */
const NOT_APPROVED: Readonly<Partial<Record<TransferStatus['status'], string>>> = {
  assumed: 'assumed, and nobody was asked',
  consulted: 'schools were consulted, and nothing is approved',
  'forum-refused': 'refused by the schools forum',
  'department-requested': 'asked of the department, and not answered',
  'department-refused': 'refused by the department',
};

/**
 * Compose the board pack of one update. Same facts, same bytes; what the data does not support is left out, never zero.
 * @returns a report of some three pages whose every figure is one of the book.
 */
export function composeBoardPack(source: LiveSource): ReportDocument {
  const [rated, highest] = [conditions(source), risks(source)];
  const blocks: Block[] = [
    ...madeUp(source),
    ...part('answer', 'The answer', answer(source)),
    ...part('decisions', 'What the board is asked to decide', decisions(source)),
    ...part(
      'pictures',
      'In pictures',
      CHARTS.flatMap((id) => LIVE_CHARTS[id]?.(source) ?? []),
    ),
    ...part('delivery', 'People, contracts and registrations', [
      ...DELIVERY.flatMap((id) => LIVE_CHARTS[id]?.(source) ?? []),
      ...[LIVE_TABLES['staffing']?.(source) ?? []].flat(),
    ]),
    ...part('conditions', 'The conditions', [
      ...rated,
      ...keyTo(levelsShown(source, [...rated, ...highest])),
    ]),
    ...part(
      'promises',
      'Promises, and decisions about money',
      PROMISED.flatMap((id) => LIVE_TABLES[id]?.(source) ?? []),
    ),
    ...part('money', 'The money', [positionsTable(source) ?? [], inYearForecastsTable(source) ?? []].flat()),
    ...part('risks', 'The highest risks', highest),
  ];
  return paperOf(
    source,
    { id: 'board-pack', title: 'Board paper: the high needs recovery programme' },
    blocks,
  );
}

/** A part with its heading; nothing where there is nothing to say. */
function part(id: string, text: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, id, text }, ...blocks];
}

function answer(source: LiveSource): readonly Block[] {
  const { facts, update } = source;
  const { programme } = facts;
  const asked = programme.template.sections.flatMap(({ fields }) => fields);
  const answers = asked.flatMap(({ id, prompt, type }): Block[] => {
    const given = programme.answers.find((one) => one.updateId === update.id && one.fieldId === id);
    if (type !== 'yes-no' || given === undefined) return [];
    return [
      {
        kind: 'paragraph',
        content: [{ text: `${prompt} ` }, { text: `${ANSWERS[given.answer]}.`, strong: true }],
      },
    ];
  });
  const month = update.dataCutOff;
  const main = facts.scenarios[0]?.id ?? '';
  const newest = programme.inYearForecasts.at(-1)?.basis.toLowerCase() ?? '';
  const balance = programme.agreement.conditions.find(({ test }) => test.kind === 'in-year-balance');
  return [
    ...answers,
    ...sentences(source, [
      `Active plans: {plans_n.actual.${month}}, against {plans_n.agreed.${month}} in the agreed forecast; the gap is {plans_n.gap.${month}} ({plans_n.gap-share.${month}} of the forecast).`,
      `In-year deficit of the year: {in-year-forecast.${newest}}, against {in-year-forecast.plan} in the plan.`,
      ...ceilings(source).map(
        ({ number, year }) =>
          `Cumulative deficit at the end of ${year}, as condition ${number} tests it: {condition.${number}.tested.${year}}, against a ceiling of {condition.${number}.ceiling.${year}}.`,
      ),
      `First year of lasting in-year balance: {finance.${main}.first-balance}; agreed: {condition.${balance?.number ?? ''}.by-year}.`,
      `Deficit left at the end of the plan: {finance.${main}.residual}.`,
    ]),
  ];
}

/** The ceilings of the update's own year. */
function ceilings({
  facts,
  update,
}: LiveSource): readonly { readonly number: string; readonly year: string }[] {
  return facts.programme.agreement.conditions.flatMap(({ number, test }) =>
    test.kind === 'deficit-ceiling' && hasCeiling(test, update.year)
      ? [{ number, year: yearInWords(update.year) }]
      : [],
  );
}

function hasCeiling(
  test: Extract<ConditionTest, { readonly kind: 'deficit-ceiling' }>,
  year: number,
): boolean {
  return test.ceilings.some((one) => one.year === year);
}

/** What the records leave open, each by a rule that names its figures: the board decides, the paper does not. */
function decisions(source: LiveSource): readonly Block[] {
  const { facts, book, update } = source;
  const { programme, scenarios } = facts;
  const isAbove = (id: string) => {
    const value = book.get(id)?.value;
    return typeof value === 'number' && value > 0;
  };
  const [main] = scenarios;
  const last = yearInWords(main?.inputs.years.at(-1) ?? 0);
  const saving = `finance.${main?.id ?? ''}.saving.${last}`;
  const breached = ceilings(source).filter(({ number, year }) =>
    isAbove(`condition.${number}.breach.${year}`),
  );
  const off = programme.agreement.conditions.filter(
    ({ id }) => levelOf(source, 'condition', id, update.id)?.meaning === 'off-target',
  );
  const listed = sentences(source, [
    ...breached.map(
      ({ number, year }) =>
        `The deficit is {condition.${number}.breach.${year}} above the ceiling of condition ${number} at the end of ${year}: what is put to the department, and what is done about it.`,
    ),
    ...(isAbove(saving)
      ? [
          `The plan counts a saving of {${saving}} in ${last} that no measure explains: name the measures, or take it out of the plan.`,
        ]
      : []),
    ...transfersInWords(programme.transfers),
    ...(isAbove('places.shortfall')
      ? [
          '{places.shortfall} of {places.due} places due are not delivered: how the children are placed until they are.',
        ]
      : []),
    ...off.map(
      ({ number, title, owner }) =>
        `Condition ${number}, ${title}, is off target (owner: ${owner}): what more is done, with what, and by when.`,
    ),
  ]);
  if (listed.length === 0)
    return [
      {
        kind: 'paragraph',
        content: [{ text: 'The records leave nothing open that the board must decide.' }],
      },
    ];
  const lead = `The records leave this open. Each line follows from a figure or a rating of the return; the return is due on ${dayInWords(update.due)}.`;
  return [{ kind: 'paragraph', content: [{ text: lead }] }, ...listed];
}

/** One line for all years in which a transfer has come equally far. */
function transfersInWords(transfers: readonly TransferStatus[]): readonly string[] {
  const open = transfers.filter(({ status }) => NOT_APPROVED[status] !== undefined);
  return [...new Set(open.map(({ status }) => status))].map((status) => {
    const years = open.filter((one) => one.status === status).map(({ year }) => yearInWords(year));
    return `The plan counts a transfer from the schools block in ${listInWords(years)} (${NOT_APPROVED[status] ?? ''}): whether it is asked for, and what takes its place if it is refused.`;
  });
}

/** "2025/26, 2026/27 and 2027/28". */
function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function levelOf(
  { facts: { programme } }: LiveSource,
  kind: Rating['subject']['kind'],
  id: string,
  updateId: string,
): RatingLevel | null {
  const rating = programme.ratings.find(
    (one) => one.updateId === updateId && one.subject.kind === kind && one.subject.id === id,
  );
  return programme.scale.levels.find((level) => level.id === rating?.overall) ?? null;
}

/** The key to the ratings that the paper shows, and no others. */
function keyTo(levels: readonly RatingLevel[]): readonly Block[] {
  return levels.length === 0 ? [] : [{ kind: 'rating-key', id: 'board-key', levels }];
}

function ratingCell(level: RatingLevel | null): Cell {
  return { content: [], rating: level };
}

/** Every condition with its ratings of the year side by side. */
function conditions(source: LiveSource): readonly Block[] {
  const { facts, update } = source;
  const { programme } = facts;
  const updates = programme.updates.filter(
    ({ year, sequence }) => year === update.year && sequence <= update.sequence,
  );
  const table: TableBlock = {
    kind: 'table',
    id: 'board-conditions',
    caption: 'Conditions and their ratings, update by update',
    columns: [
      { header: 'Condition', align: 'start', width: 0.3 },
      { header: 'Owner', align: 'start', width: 0.22 },
      ...updates.map(({ sequence, label }) => ({
        header: `Update ${sequence} (${label})`,
        align: 'start' as const,
        width: 0.48 / updates.length,
      })),
    ],
    rows: programme.agreement.conditions.map(({ id, number, title, owner }) => [
      textCell(`${number} ${title}`),
      textCell(owner),
      ...updates.map((one) => ratingCell(levelOf(source, 'condition', id, one.id))),
    ]),
  };
  return table.rows.length === 0 ? [] : [table];
}

/** The open risks of a high score, the highest first; where none is high, the paper says so. */
function risks(source: LiveSource): readonly Block[] {
  const { facts, update } = source;
  const scoreOf = ({ likelihood, impact }: Risk) => likelihood * impact;
  const open = facts.programme.risks.filter(({ status }) => status === 'open');
  const high = open.filter((risk) => scoreOf(risk) >= HIGH_RISK).toSorted((a, b) => scoreOf(b) - scoreOf(a));
  if (open.length === 0) return [];
  if (high.length === 0)
    return [{ kind: 'paragraph', content: [{ text: `No open risk has a score of ${HIGH_RISK} or more.` }] }];
  return [
    {
      kind: 'table',
      id: 'board-risks',
      caption: `Open risks with a score of ${HIGH_RISK} or more`,
      columns: [
        { header: 'Risk', align: 'start', width: 0.27 },
        { header: 'Likelihood', align: 'start', width: 0.14 },
        { header: 'Impact', align: 'start', width: 0.12 },
        { header: 'Score', align: 'end', width: 0.09 },
        { header: 'Rating', align: 'start', width: 0.17 },
        { header: 'Owner', align: 'start', width: 0.21 },
      ],
      rows: high.map((risk) => [
        textCell(`${risk.id} ${risk.title}`),
        textCell(`${risk.likelihood}, ${likelihoodInWords(risk.likelihood)}`),
        textCell(`${risk.impact}, ${impactInWords(risk.impact)}`),
        { content: [{ text: String(scoreOf(risk)) }], value: scoreOf(risk), format: 'count' },
        ratingCell(levelOf(source, 'risk', risk.id, update.id)),
        textCell(risk.owner),
      ]),
      note: `${open.length - high.length} open risks have a lower score. The score is likelihood times impact, each of 1 to 5.`,
    },
  ];
}
