/** Why a cohort forecast came out otherwise: another forecast or what came, told apart into parts that add up to the whole exactly. */
import type { AgeFlow, CohortCourse, CourseStep } from '../model/explain/cohort-course.ts';
import type { Rational } from '../num/rational.ts';
import { exactOf, isZero, minus, over, plus, sumOf, times, ZERO } from '../num/rational-arithmetic.ts';
import { type Explained, explainChange } from './explain-change.ts';
import { explainFlows, type FlowPath } from './explain-flows.ts';
import type { PartWords } from './explain-in-words.ts';

/** The parts, in the order in which they are told. */
export const COURSE_PARTS = [
  'requests',
  'decisions',
  'backlog',
  'transfers-in',
  'ceases',
  'mix',
  'size',
  'data',
] as const;
export type CoursePart = (typeof COURSE_PARTS)[number];

/** The parts in words. */
export const COURSE_WORDS: PartWords = {
  requests: ['more requests for assessment', 'fewer requests for assessment'],
  decisions: [
    'more of the requests becoming plans, or sooner',
    'fewer of the requests becoming plans, or later',
  ],
  backlog: ['more plans out of the backlog', 'fewer plans out of the backlog'],
  'transfers-in': ['more plans moving in from elsewhere', 'fewer plans moving in from elsewhere'],
  ceases: ['a smaller share of plans ceasing at each age', 'a larger share of plans ceasing at each age'],
  mix: ['fewer plans at ages at which plans cease', 'more plans at ages at which plans cease'],
  size: [
    'fewer plans that could cease, since there were fewer',
    'more plans that could cease, since there were more',
  ],
  data: ['changes of the records that added plans', 'changes of the records that took plans away'],
};

/**
 * Share out closing(after) − closing(before). New plans are told apart as requests × share that becomes plans, plus backlog and
 * moves in; ceases of a month as plans × share of each age × share of that age that ceases, each by Shapley's rule. `data` is
 * a restated start and what records lose or find. The parts sum to the whole exactly.
 * @throws RangeError where the two courses have different months: the caller's fault.
 * @source Method note 14, section 3.
 */
export function explainCourses(before: CohortCourse, after: CohortCourse): Explained {
  const flows = explainFlows(pathOf(before), pathOf(after));
  const of = (id: string) => flows.parts.find((part) => part.id === id)?.value ?? ZERO;
  const ceases = explainCeases(before.steps, after.steps);
  const breaks = minus(exactOf(after.breaks), exactOf(before.breaks));
  const values: Readonly<Record<CoursePart, Rational>> = {
    requests: of('requests'),
    decisions: sumOf([of('mix'), of('assessed'), of('issued')]),
    backlog: of('backlog'),
    'transfers-in': of('transfers-in'),
    ...ceases,
    data: sumOf([of('opening'), of('unreconciled'), breaks]),
  };
  return {
    whole: plus(flows.whole, breaks),
    parts: COURSE_PARTS.map((id) => ({ id, value: values[id] })),
  };
}

function pathOf({ opening, steps }: CohortCourse): FlowPath {
  return {
    label: '',
    opening,
    closing: null,
    rows: steps.map((step) => ({ ...step, ceases: leftOf(step) })),
  };
}

/** Fractions of few digits: their sum in doubles is exact. */
function leftOf({ ages }: CourseStep): number {
  return Object.values(ages).reduce((sum, { left }) => sum + left, 0);
}

/** One number for each group of ages; the number of plans stands under the empty name. */
type ByAge = ReadonlyMap<string, Rational>;
type CeaseInputs = Readonly<Record<'size' | 'mix' | 'ceases', ByAge>>;

function explainCeases(
  before: readonly CourseStep[],
  after: readonly CourseStep[],
): Readonly<Record<'size' | 'mix' | 'ceases', Rational>> {
  const sums = { size: ZERO, mix: ZERO, ceases: ZERO };
  const byMonth = new Map(after.map((step) => [step.month, step]));
  for (const old of before) {
    const now = byMonth.get(old.month);
    if (now === undefined) throw new RangeError('Both courses must have the same months');
    const [was, is] = [inputsOf(old, now), inputsOf(now, old)];
    for (const { id, value } of explainChange(was.inputs, is.inputs, ceasesOf).parts)
      sums[id as keyof CeaseInputs] = minus(sums[id as keyof CeaseInputs], value); // ids are the inputs' names
    // who ceases at ages at which nobody stood came and went within the step: that is a change of rate
    sums.ceases = minus(sums.ceases, minus(is.beyond, was.beyond));
  }
  return sums;
}

function ceasesOf(inputs: Readonly<Record<string, ByAge>>): Rational {
  const of = (name: string, age: string) => inputs[name]?.get(age) ?? ZERO;
  const shares = [...(inputs['mix']?.keys() ?? [])].map((age) => times(of('mix', age), of('ceases', age)));
  return times(of('size', ''), sumOf(shares));
}

/** Plans, shares of ages and shares that cease. Where nobody stands at an age, the other side's share stands. */
function inputsOf(
  own: CourseStep,
  other: CourseStep,
): { readonly inputs: CeaseInputs; readonly beyond: Rational } {
  const names = [...new Set([...Object.keys(own.ages), ...Object.keys(other.ages)])];
  const [size, others] = [totalOf(own.ages), totalOf(other.ages)];
  const mix = new Map<string, Rational>();
  const ceases = new Map<string, Rational>();
  let beyond = ZERO;
  for (const name of names) {
    const mine = exactFlow(own.ages[name]);
    const theirs = exactFlow(other.ages[name]);
    mix.set(
      name,
      isZero(size) ? (isZero(others) ? ZERO : over(theirs.opening, others)) : over(mine.opening, size),
    );
    if (isZero(mine.opening)) {
      ceases.set(name, isZero(theirs.opening) ? ZERO : over(theirs.left, theirs.opening));
      beyond = plus(beyond, mine.left);
    } else ceases.set(name, over(mine.left, mine.opening));
  }
  return { inputs: { size: new Map([['', size]]), mix, ceases }, beyond };
}

function totalOf(ages: CourseStep['ages']): Rational {
  return sumOf(Object.values(ages).map(({ opening }) => exactOf(opening)));
}

function exactFlow(flow: AgeFlow | undefined): { readonly opening: Rational; readonly left: Rational } {
  return { opening: exactOf(flow?.opening ?? 0), left: exactOf(flow?.left ?? 0) };
}
