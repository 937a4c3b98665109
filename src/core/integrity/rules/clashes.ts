/** Where two figures of one measure disagree, and how that is told. */
import { type DayNumber, lastDayOfMonth, monthOfDay, toMonth } from '../../base/day-number.ts';
import { yearInWords } from '../../base/time.ts';
import type { FindingKind, Found } from '../finding.ts';
import type { Fact } from '../understand/facts.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { documentDay } from './times.ts';

type Clash = { readonly a: Fact; readonly b: Fact };

function roleKey(fact: Fact): string {
  const isYear = fact.period?.kind === 'financial-year' || fact.period?.kind === 'day';
  const isPast =
    fact.period?.kind === 'day' && /\b(?:was|were|stood|closed|ended)\b/.test(fact.sentence?.low ?? '');
  if (fact.role === null && isPast) return 'actual';
  if (fact.role === null) return isYear && fact.unit === 'money' ? 'forecast' : 'actual';
  return fact.role === 'mitigated' ? 'forecast' : fact.role;
}

/** The month of that name last past by the day of the return [month of the year, from 1]. */
function lastSuch(month: number, day: DayNumber): string {
  const now = monthOfDay(day);
  return toMonth(now - ((((now - (month - 1)) % 12) + 12) % 12));
}

/** What is known of months without their year: those that stand with one year only, and the day of the return. */
type Calendar = {
  readonly years: ReadonlyMap<number, string>;
  readonly day: DayNumber | null;
  /** The month to whose end the figures reach. */
  readonly now: string;
};

/** Measures that are counted on a day. */
const STOCKS = new Set(['plans', 'independent placements', 'backlog']);
const PRESENT = /\b(?:maintains?|holds?|have|has|is|are|now|currently|today|supports?)\b/;
const NOT_PRESENT =
  /\b(?:was|were|had|will|would|if|ago|last|earlier|before|previous\w*|update|by|since|from|to|over|than|model|assum\w+|forecast|plan to|new|each|every|about)\b/;

/** Whether a stock is told as it stands: the total of a table without a time, or a sentence of the present without one. */
function isPresent({ measure, role, apart, isTotal, grid, sentence }: Fact): boolean {
  if (!STOCKS.has(measure.id) || (role !== null && role !== 'actual') || apart !== '') return false;
  if (grid !== null) return isTotal && grid.columns.length <= 3;
  return (
    sentence !== null &&
    sentence.periods.length === 0 &&
    PRESENT.test(sentence.low) &&
    !NOT_PRESENT.test(sentence.low)
  );
}

function bareMonthKey({ period, role }: Fact, { years, day }: Calendar): string | null {
  if (period?.month == null) return null;
  const isAhead = role !== null && role !== 'actual';
  return years.get(period.month) ?? (day === null || isAhead ? null : lastSuch(period.month, day));
}

function monthKey(fact: Fact, calendar: Calendar): string | null {
  const { period } = fact;
  if (period === null) return isPresent(fact) ? calendar.now : null;
  if (period.kind === 'day' && period.from !== null) return dayKey(fact, period.from);
  if (period.kind !== 'bare-month') return period.key;
  return bareMonthKey(fact, calendar);
}

/** The last day of a month stands for the month, and 31 March for the year where money is told. */
function dayKey(fact: Fact, day: DayNumber): string {
  const month = monthOfDay(day);
  const key = toMonth(month);
  if (fact.unit === 'money' && key.endsWith('-03') && lastDayOfMonth(month) === day) {
    return yearInWords(Number(key.slice(0, 4)) - 1);
  }
  return lastDayOfMonth(month) === day ? key : (fact.period?.key ?? key);
}

/** Months that stand with one year only, so that the month alone is known; a day of a month names its year too. */
function onlyYears({ facts, sentences }: Understanding): Map<number, string> {
  const keys = new Map<number, Set<string>>();
  const add = (month: number, key: string) => keys.set(month, (keys.get(month) ?? new Set()).add(key));
  for (const { period } of facts)
    if (period?.kind === 'month' && period.month !== null) add(period.month, period.key);
  for (const { periods } of sentences)
    for (const { kind, from } of periods)
      if (kind === 'day' && from !== null) {
        const key = toMonth(monthOfDay(from));
        const month = Number(key.slice(5));
        if (keys.has(month)) add(month, key);
      }
  return new Map(
    [...keys].flatMap(([month, set]) => (set.size === 1 ? [[month, [...set][0] ?? ''] as const] : [])),
  );
}

/** "Over the twelve months to October": what is told of them is not October's. */
const SPAN_TO = /\b(?:months|weeks|quarters|year|half-year|half year) (?:to|ending|up to)(?: the end of)? $/;

/** Whether a figure is a plain statement of its measure: no part, gap, condition or change. */
export function isPlain(fact: Fact): boolean {
  if (fact.unit === 'points') return false;
  if (fact.sentence === null) return true;
  const { sentence, quantity } = fact;
  if (quantity === null || /\bif\b|scenario|sensitivity|\bwould\b|\bcould\b/.test(sentence.low)) return false;
  const { period } = fact;
  if (period !== null && SPAN_TO.test(sentence.low.slice(Math.max(0, period.start - 30), period.start)))
    return false;
  const ahead = sentence.low.slice(Math.max(0, quantity.start - 34), quantity.start);
  const behind = sentence.low.slice(quantity.end, quantity.end + 46);
  // "To December, from 3,444 to 3,543": the first is of a time before; "twelve were being moved": some of them.
  if (/\bfrom $/.test(ahead) && /^[^.;,\d]{0,20}\bto (?:£|\d)/.test(behind)) return false;
  if (/^[^.;,]{0,12}\b(?:were|are|is|was) being\b/.test(behind)) return false;
  if (
    /\b(?:by|of|another|a further|an extra|increase of|rise of|growth of|up|down|than|added|adding|gained|lost|gap of|some of|each|every)\s(?:(?:about|around|a|the|just|over)\s)?$/.test(
      ahead,
    ) &&
    !/\b(?:total|deficit|number|balance|income|average|allocation|residual|overspend|position|share|rate|caseload|forecast|cost|mean) of (?:about |around |just )?$/.test(
      ahead,
    )
  )
    return false;
  return (
    !/^[^.;,]{0,30}\b(?:more|fewer|less|above|below|higher|lower|over|under|ahead|behind|short|late|worse|better|of (?:the|these|those|which|them))\b/.test(
      behind,
    ) &&
    !/^\s?(?:of|out of)\s/.test(
      behind.slice(0, 8) === ''
        ? ''
        : behind.slice(fact.quantity?.phrase.length ?? 0, (fact.quantity?.phrase.length ?? 0) + 8),
    )
  );
}

function keyOf(fact: Fact, calendar: Calendar): string | null {
  const time = monthKey(fact, calendar);
  if (time === null) return null;
  return [fact.measure.id, fact.unit, time, roleKey(fact), fact.basis ?? '', fact.apart, fact.per ?? ''].join(
    '|',
  );
}

/** The first two figures of a group that disagree and stand in different places. */
export function clashIn(facts: readonly Fact[]): Clash | null {
  const limit = facts.slice(0, 40);
  for (const [at, a] of limit.entries())
    for (const b of limit.slice(at + 1)) {
      if (isSamePlace(a, b) || agree(a, b)) continue;
      return { a, b };
    }
  return null;
}

/** Whether two figures stand in one table or sentence. */
export function isSamePlace(a: Fact, b: Fact): boolean {
  if (a.grid !== null && a.grid === b.grid) return true;
  return a.sentence !== null && a.sentence === b.sentence;
}

function agree(a: Fact, b: Fact): boolean {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  // One value printed twice to the same digit is the same twice.
  const isSameStep = a.step === b.step && !a.isAbout && !b.isAbout && a.bound === null && b.bound === null;
  if (isSameStep) return Math.abs(Math.abs(a.value) - Math.abs(b.value)) < a.step / 2;
  return (
    meet(x, y) ||
    (a.unit === 'money' &&
      meet(intervalOf({ ...a, value: Math.abs(a.value) }), intervalOf({ ...b, value: Math.abs(b.value) })) &&
      a.measure.id !== 'in-year deficit')
  );
}

/** All clashes, one for each measure and time. */
export function clashesOf(document: Understanding): Clash[] {
  const { facts } = document;
  const end = document.cutOff?.period.to ?? null;
  const calendar: Calendar = {
    years: onlyYears(document),
    day: documentDay(document),
    now: end === null ? 'now' : toMonth(monthOfDay(end)),
  };
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = isPlain(fact) ? keyOf(fact, calendar) : null;
    if (key === null) continue;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => clashIn(group) ?? []);
}

/** Whether two figures differ by a factor of a thousand or a million. */
export function isThousandfold({ a, b }: Clash): boolean {
  if (a.value === 0 || b.value === 0) return false;
  const ratio = Math.abs(a.value / b.value);
  return [1e3, 1e6].some((by) => Math.abs(ratio / by - 1) < 0.06 || Math.abs(ratio * by - 1) < 0.06);
}

function place(fact: Fact): string {
  return fact.from === 'text' ? 'the text' : fact.from === 'table' ? 'a table' : 'a chart';
}

/** A clash as a finding. */
export function told({ a, b }: Clash): Found {
  const when = a.period === null ? '' : `, ${a.period.key}`;
  return {
    spots: [...a.spots, ...b.spots],
    arithmetic: `${a.measure.id}${when}: ${showValue(a.value, a.unit)} in ${place(a)}, ${showValue(b.value, b.unit)} in ${place(b)}; they differ by ${showValue(Math.abs(a.value - b.value), a.unit)}`,
  };
}

/** Places are of many schools: two numbers of them are of one thing only where the sentences share a name. */
function areOtherPlaces({ a, b }: Clash): boolean {
  if (a.measure.id !== 'places' || a.sentence === null || b.sentence === null) return false;
  const names = namesIn(a.sentence.text);
  return ![...namesIn(b.sentence.text)].some((name) => names.has(name));
}

const NO_NAMES =
  /^(?:The|A|An|In|At|Of|By|On|All|They|School|Academy|Primary|Secondary|College|Special|Place|Places|Council|January|February|March|April|May|June|July|August|September|October|November|December)$/;

function namesIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\b[A-Z][a-z]+\b/g)].map(([name]) => name).filter((name) => !NO_NAMES.test(name)),
  );
}

/** The clashes between two sorts of places. */
export function between(document: Understanding, first: Fact['from'], second: Fact['from']): Found[] {
  return clashesOf(document)
    .filter((clash) => !isThousandfold(clash) && !areOtherPlaces(clash) && !isOnBasisAlone(clash))
    .filter(({ a, b }) => (a.from === first && b.from === second) || (a.from === second && b.from === first))
    .map(told);
}

const OF_BASIS = /deficit|balance/;
const SAYS_BASIS = /\b(?:before|after|net of|gross|excluding|once|less|counting)\b/;

/** A deficit that a sentence tells on a basis, against a cell whose row tells none and that is far off: another basis. */
function isOnBasisAlone({ a, b }: Clash): boolean {
  const [text, cell] = a.from === 'text' ? [a, b] : [b, a];
  if (text.from !== 'text' || cell.grid === null || !OF_BASIS.test(text.measure.id)) return false;
  const isTold = text.basis !== null || SAYS_BASIS.test(text.sentence?.low ?? '');
  const far = Math.abs(text.value - cell.value) > 0.25 * Math.max(Math.abs(text.value), Math.abs(cell.value));
  return isTold && cell.basis === null && far;
}

/** The advice of the rules on two values. */
export const ADVICE =
  'Give one value everywhere, from one source and day; where both are right, say how they differ.';

/** The kind of these rules. */
export const TWO: FindingKind = 'two-values';
