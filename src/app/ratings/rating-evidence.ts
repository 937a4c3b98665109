/** Gathers what a rating is proposed from: figures against the agreed, a condition's own test, the monitor, milestones, promises, places. */
import { lastDayOf, yearInWords } from '../../core/base/time.ts';
import { watchTrajectory } from '../../core/monitor/early-warning.ts';
import type { Condition, Update } from '../../core/programme/definitions.ts';
import type { Rating, Risk } from '../../core/programme/programme.ts';
import type {
  DatedEvidence,
  RatingEvidence,
  TestEvidence,
  TrajectoryEvidence,
} from '../../core/programme/rating/propose-rating.ts';
import { nodeKey, type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import { reach } from '../../core/programme/records/record-graph.ts';
import { scoreOf, USUAL_APPETITE } from '../../core/programme/risk/risk-score.ts';
import type { VoiceMeasure } from '../../core/programme/voice-measure.ts';
import type { FigureBook } from '../../core/report/figure-book.ts';
import { isTellable, measureInWords, shareFigure } from '../../core/report/figures/voice-figures.ts';
import type { ProgrammeFacts } from '../../core/report/programme-facts.ts';
import { type Watched, watchedMeasures } from '../monitor/watched-measures.ts';
import type { ProgrammeNodes } from '../records/programme-nodes.ts';

/** What is known as at an update: facts cut to it, its figures, and the records of the programme. */
export type EvidenceSource = Omit<ProgrammeNodes, 'facts'> & {
  readonly facts: ProgrammeFacts;
  readonly book: FigureBook;
  readonly update: Update;
};

/** Gather the evidence for one condition or risk; nothing where the programme has no such subject. */
export function evidenceFor(source: EvidenceSource, { kind, id }: Rating['subject']): RatingEvidence {
  const { programme } = source.facts;
  const asAt = lastDayOf(source.update.dataCutOff);
  const nothing: RatingEvidence = {
    asAt,
    trajectories: [],
    tests: [],
    warnings: [],
    milestones: [],
    broken: [],
    schemes: [],
    recovery: [],
  };
  const trust = trustTests(source.facts.voice ?? [], reach(source.graph, `${kind}/${id}`));
  if (kind === 'risk') {
    const risk = programme.risks.find((one) => one.id === id);
    if (risk === undefined) return nothing;
    const found = { ...nothing, ...ofRisk(risk, asAt) };
    return { ...found, tests: [...found.tests, ...trust] };
  }
  const condition = programme.agreement.conditions.find((one) => one.id === id);
  if (condition === undefined) return nothing;
  const found = { ...nothing, ...ofCondition(source, condition, asAt) };
  return { ...found, tests: [...found.tests, ...trust] };
}

/** Of what a condition or risk is told by, itself or below it: support that is clearly below, or clearly at, the least that is accepted; where the range spans it, nothing is shown. */
function trustTests(measures: readonly VoiceMeasure[], keys: ReadonlySet<string>): TestEvidence[] {
  return measures
    .filter((measure) => measure.tellsOf.some((key) => keys.has(key)) && isTellable(measure))
    .flatMap((measure) => {
      const { atLeast, low, high, wording } = measure;
      if (atLeast === null || (high >= atLeast && low < atLeast)) return [];
      return [
        {
          meaning: high < atLeast ? ('off' as const) : ('on-target' as const),
          words: `Agree that “${wording}”: ${measureInWords(measure)}, against the ${Math.round(100 * atLeast)} per cent that is accepted.`,
          figures: [shareFigure(measure)],
        },
      ];
    });
}

/** What is open and due later brings a risk back; a closed one is complete. */
function ofRisk(risk: Risk, asAt: string): Partial<RatingEvidence> {
  const appetite = risk.appetite ?? USUAL_APPETITE;
  const score = scoreOf(risk);
  const within = score <= appetite;
  const words =
    risk.status === 'closed'
      ? 'The risk is closed.'
      : `What is left of the risk scores ${score}, ${within ? 'within' : 'above'} the ${appetite} that is accepted.`;
  const meaning: TestEvidence['meaning'] =
    risk.status === 'closed' ? 'complete' : within ? 'on-target' : 'off';
  const actions: readonly DatedEvidence[] = (risk.actions ?? []).map((one) => ({
    key: `action/${one.id}`,
    title: one.what,
    due: one.due,
    forecast: null,
    done: one.done,
  }));
  return {
    tests: [{ meaning, words, figures: [] }],
    milestones: actions,
    recovery: actions.filter(({ done, due }) => done === null && due > asAt),
  };
}

function ofCondition(source: EvidenceSource, condition: Condition, asAt: string): Partial<RatingEvidence> {
  const below = reach(source.graph, `condition/${condition.id}`);
  const records = source.records.filter((one) => below.has(nodeKey(one)));
  const measures = new Set([
    ...condition.measures,
    ...records.flatMap((one) => textField(one, 'indicator') ?? []),
  ]);
  const watched = watchedMeasures(source.facts.monthly.map(({ record }) => record)).filter(({ series }) =>
    measures.has(series.measure),
  );
  return {
    trajectories: watched.flatMap((one) => trajectoryOf(one, source.update)),
    tests: testsOf(source, condition),
    warnings: watched.flatMap((one) => warningOf(one, source.update)),
    milestones: records.flatMap(datedOf),
    broken: brokenPromises(source.records, condition.id, asAt),
    schemes: source.facts.programme.places
      .filter(({ id }) => below.has(`scheme/${id}`))
      .map((one) => ({
        key: `scheme/${one.id}`,
        title: one.name,
        due: lastDayOf(one.due),
        forecast: lastDayOf(one.forecast),
        done: null,
        missing: lastDayOf(one.due) <= asAt ? one.placesDue - one.placesDelivered : 0,
      })),
    recovery: records.flatMap((one) => recoveryOf(one, asAt)),
  };
}

/** Measures of which fewer than agreed is the bad way; of all others it is more. */
const BAD_BELOW: ReadonlySet<string> = new Set(['cease_n']);

/** A stock at the cut-off; a flow over the months of the financial year so far. */
function trajectoryOf({ series, title }: Watched, update: Update): TrajectoryEvidence[] {
  const { measure, kind, actual, agreed } = series;
  const from = kind === 'stock' ? update.dataCutOff : `${update.year}-04`;
  const months = [...agreed.keys()].filter(
    (month) => month >= from && month <= update.dataCutOff && actual.has(month),
  );
  if (months.length === 0) return [];
  const sum = (values: ReadonlyMap<string, number>) =>
    months.reduce((total, month) => total + (values.get(month) ?? 0), 0);
  return [
    {
      measure,
      title: kind === 'stock' ? title : `${title}, ${yearInWords(update.year)} so far`,
      actual: sum(actual),
      agreed: sum(agreed),
      badWay: BAD_BELOW.has(measure) ? 'below' : 'above',
      figures: months.flatMap((month) => [`${measure}.actual.${month}`, `${measure}.agreed.${month}`]),
    },
  ];
}

function warningOf({ series, title }: Watched, { dataCutOff }: Update): string[] {
  const side = watchTrajectory(series, dataCutOff)?.months.at(-1)?.side ?? null;
  const badWay = BAD_BELOW.has(series.measure) ? 'below' : 'above';
  return side === badWay
    ? [`The monitor warns: ${title.toLowerCase()} ${side} the agreed forecast by more than chance explains.`]
    : [];
}

function testsOf({ facts, book, update }: EvidenceSource, { number, test }: Condition): TestEvidence[] {
  if (test.kind === 'in-year-balance') {
    const main = facts.scenarios[0];
    if (main === undefined) return [];
    const { firstSustainedBalance: first } = main.projection;
    const isMet = first !== null && first <= test.byYear;
    const found = first === null ? 'in no year of the plan' : `from ${yearInWords(first)}`;
    return [
      {
        meaning: isMet ? 'on-target' : 'off-target',
        words: `The plan balances ${found}; the condition asks for ${yearInWords(test.byYear)}.`,
        figures: [`finance.${main.id}.first-balance`],
      },
    ];
  }
  const id = `condition.${number}.breach.${yearInWords(update.year)}`;
  const breach = book.get(id);
  if (test.kind !== 'deficit-ceiling' || breach === undefined) return [];
  const isOver = Number(breach.value) > 0;
  return [
    {
      meaning: isOver ? 'off-target' : 'on-target',
      words: `Against the ceiling of ${yearInWords(update.year)}: ${breach.shown}${isOver ? ' above it' : ''}.`,
      figures: [id],
    },
  ];
}

/** Kinds of records that are due on a day, and the field that says when they were reached. */
const DATED: Readonly<Record<string, string>> = {
  milestone: 'done',
  registration: 'done',
  procurement: 'done',
  post: 'started',
};

function datedOf(record: ProgrammeRecord): DatedEvidence[] {
  const reached = DATED[record.kind];
  const due = textField(record, 'due');
  if (reached === undefined || due === null) return [];
  return [
    {
      key: nodeKey(record),
      title: record.title,
      due,
      forecast: textField(record, 'forecast'),
      done: textField(record, reached),
    },
  ];
}

function recoveryOf(record: ProgrammeRecord, asAt: string): DatedEvidence[] {
  const due = textField(record, 'end') ?? textField(record, 'forecast') ?? textField(record, 'due');
  const state = textField(record, 'state');
  const isWork = ['project', 'activity', 'milestone'].includes(record.kind);
  const isOver = state === 'done' || state === 'stopped' || textField(record, 'done') !== null;
  if (!isWork || isOver || due === null || due <= asAt) return [];
  return [{ key: nodeKey(record), title: record.title, due, forecast: null, done: null }];
}

/** Broken, or due and still open: an old promise does not go away by not being told. */
function brokenPromises(records: readonly ProgrammeRecord[], conditionId: string, asAt: string) {
  return records
    .filter(
      (one) =>
        one.kind === 'promise' &&
        one.links.some(({ to }) => to.kind === 'condition' && to.id === conditionId) &&
        (textField(one, 'due') ?? '') <= asAt &&
        textField(one, 'outcome') !== 'kept',
    )
    .map((one) => ({ key: nodeKey(one), title: one.title }));
}
