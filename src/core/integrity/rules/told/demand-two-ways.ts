/** Demand told in two ways: above what was foreseen and in line with it, on the rise and at a standstill, in words or by its figures. */
import type { Found, Spot } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Clause, clausesOf } from '../../understand/clauses.ts';
import { cellSpots, type Grid, type GridRow } from '../../understand/grid.ts';
import type { Sentence } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Axis = 'forecast' | 'course';
type Way = 'up' | 'level' | 'down';
type Told = {
  readonly axis: Axis;
  readonly way: Way;
  readonly words: string;
  readonly spot: Spot;
  /** The clause that says it; null for figures. */
  readonly clause: Clause | null;
  /** By how much the later figure is above the earlier, or the actual above the forecast [ratio]; null for words. */
  readonly change: number | null;
  /** The times that it names; null without. */
  readonly year: string | null;
};

const THING =
  /\b(?:requests?|referrals?|referred|demand|applications|assessments)\b(?! (?:panel|officer|team|form))/;
const NOT_THING =
  /\b(?:agreed|refus\w*|declined|appeals?|tribunal|places|within|20 weeks|twenty weeks|timel\w+|share|per ?cent of|complex\w*|mediation|transport|respite|pilots?|localit\w+|clusters?|areas?|case|unmitigated|under[- ]fives|backlog|waiting|late|for places|for (?:special|independent) (?:school )?places|transfers?|inflation|advice|post-16|early years|primary|secondary|autism|semh|information)\b/;
const FORESEEN = String.raw`(?:forecast\w*|projections?|projected|expect\w*|plan(?:ned)?|planned level|profile|anticipated|predicted|foresaw|foreseen|assumed|modelled|trajectory)`;
const ABOVE = new RegExp(
  String.raw`\b(?:(?:higher|more|greater|larger) (?:\w+ ){0,3}than|above|over|beyond|in excess of|exceed\w*|outstrip\w*|outrun\w*|outpac\w+|ahead of|out of line with)\b[^.;]{0,30}\b${FORESEEN}\b`,
);
const BELOW = new RegExp(
  String.raw`\b(?:(?:lower|fewer|less) (?:\w+ ){0,3}than|below|under|short of|behind)\b[^.;]{0,24}\b${FORESEEN}\b`,
);
const IN_LINE = new RegExp(
  String.raw`\b(?:in line with|in keeping with|on|at|as|what|match\w*|within|no (?:higher|more) than|at or under|close to|follow\w*|track\w*)\b[^.;]{0,20}\b${FORESEEN}\b`,
);
const NO_RISE =
  /\b(?:no|not|nor|hardly any|little|without) (?:\w+ ){0,3}(?:ris\w+|rose|risen|increas\w+|gr[eo]w\w*|chang\w+|mov\w+|higher|up)\b/;
const LEVEL =
  /\b(?:steady|steadied|stable|stabili[sz]ed|flat|level(?:l?ed)? off|level\b(?! (?:of|each))|unchanged|static|constant|standstill|plateau\w*|(?:what|where) (?:they|it) (?:was|were)|much the same|about the same|the same as)\b/;
const UP =
  /\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|ed|es|ing)|growth|gr(?:ew|own|owing)|climb\w*|surg\w+|soar\w*|(?:gone|went|going|are|is) up|up on|upturn|upsurge|upward\w*|jump\w*|spike\w*|record (?:number|level)s?|(?:a )?quarter up)\b|\bmore (?:children|pupils|young people|requests|referrals)\b[^.;]{0,24}\bthan (?:in|at|ever|last|a year|before|the year|any)/;
const DOWN =
  /\b(?:fell|fall(?:s|en|ing)?|drop\w*|declin\w+(?! to)|eas(?:ed|ing)|reduc\w+|decreas\w+|lower than (?:last|a year|the year|in)|(?:gone|went|going) down|down on|fewer (?:requests|referrals|children))\b/;
const OPEN =
  /\b(?:(?:not|no) (?:new |more )?demand|had expected|which (?:has|have|did) not (?:come|happened?)|if|would|will|should|may|might|could|expect(?:s|ed)? (?:to|that|them|it)|forecast to|assum\w+ (?:that|to)|target\w*|aim\w*|risk|hop\w+|national\w*|england|region\w*|neighbour\w*|used to|had been|until|before|once|whether|unless|in case|cannot|slow\w*|pace|rate of|neither|historic\w*|rather than|instead|in order|to (?:meet|manage|reduce|slow|hold|keep(?! up)|stop))\b/;
const NOT_CAUSE =
  /\b(?:not|no longer|rather than|nor)\b[^.;]{0,24}\b(?:caused|due|because|explained|driven|by|from)\b/;

function yearOf({ periods, sentence }: Clause): string | null {
  const own = periods.length > 0 ? periods : sentence.periods;
  return own.length === 0 ? null : own.map(({ key }) => key).join(' ');
}

/** Which ways a stretch of words says that demand has gone. */
function waysOf(low: string): { readonly axis: Axis; readonly way: Way; readonly words: string }[] {
  const [above, below, inLine] = [ABOVE.exec(low), BELOW.exec(low), IN_LINE.exec(low)];
  if (above !== null && !/\b(?:not|no)\b[^.;]{0,16}$/.test(low.slice(0, above.index)))
    return [{ axis: 'forecast', way: 'up', words: above[0] }];
  if (/\bat or under\b/.test(low) && inLine !== null)
    return [{ axis: 'forecast', way: 'level', words: inLine[0] }];
  if (below !== null) return [{ axis: 'forecast', way: 'down', words: below[0] }];
  if (inLine !== null && !/\bnot\b[^.;]{0,12}$/.test(low.slice(0, inLine.index)))
    return [{ axis: 'forecast', way: 'level', words: inLine[0] }];
  const none = NO_RISE.exec(low);
  if (none !== null) return [{ axis: 'course', way: 'level', words: none[0] }];
  const told = [
    ['level', LEVEL.exec(low)],
    ['up', UP.exec(low)],
    ['down', DOWN.exec(low)],
  ] as const;
  const found = told.flatMap(([way, match]) =>
    match === null ? [] : [{ axis: 'course' as const, way, words: match[0] }],
  );
  return found.length === 1 ? found : [];
}

const PRONOUN =
  /^\W{0,3}(?:and |so |but )?(?:it|they|these|this|that|numbers|volumes|the (?:number|level|rise|picture)|commentary|comment|narrative|trend|direction)\b|^(?:an?|no|hardly|little)\b/;

/** What is said of demand in words, clause by clause; one that begins with "it" goes on about the one before. */
function saidIn(document: Understanding): Told[] {
  let last: Clause | null = null;
  return clausesOf(document).flatMap((clause): Told[] => {
    const isNamed =
      THING.test(clause.low) ||
      (clause.group.startsWith('row') &&
        THING.test(clause.under) &&
        !/£|spend|cost/.test(clause.under) &&
        clause.low.length < 60);
    const isOn = last !== null && last.group === clause.group && PRONOUN.test(clause.low);
    if (!isNamed && !isOn) {
      if (last?.group !== clause.group) last = null;
      return [];
    }
    const before: Clause | null = last;
    last = clause;
    // "We said that demand would ease. It has": what was foreseen is told as come.
    if (before !== null && /^it has\b/.test(clause.low) && /\bwould\b/.test(before.low))
      return waysOf(before.low.replace(/\bease\b/, 'eased')).map((way) => ({
        ...way,
        spot: clause.spot,
        clause,
        year: null,
        change: null,
      }));
    if (NOT_THING.test(clause.low) || OPEN.test(clause.low) || NOT_CAUSE.test(clause.low)) return [];
    return waysOf(clause.low).map((way) => ({
      ...way,
      spot: clause.spot,
      clause,
      year: yearOf(clause),
      change: null,
    }));
  });
}

/** A change of less is none [ratio]. */
const SAME = 0.04;
const RISES = 0.06;

function byFigures(axis: Axis, early: number, late: number, spot: Spot): Told[] {
  if (early < 5 || late < 5) return [];
  const change = late / early - 1;
  const way = Math.abs(change) <= SAME ? 'level' : change > 0 ? 'up' : 'down';
  return [{ axis, way, words: `${num(late)} against ${num(early)}`, spot, clause: null, year: null, change }];
}

const FORECAST_HEAD = /\b(?:forecast|plan|planned|expected|projected|profile|predicted|budget)\b/;
const ACTUAL_HEAD = /\b(?:actual|received|latest|outturn|to date|observed)\b/;
const TIME_HEAD =
  /^\W*(?:q[1-4]|20\d\d(?:[/-]\d\d)?|\d\d[/-]\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b/;
const COUNT_ROW = /\b(?:requests?|referrals?|demand|assessments)\b/;

function isOfDemand({ low }: GridRow, head: string): boolean {
  return (
    (COUNT_ROW.test(low) || COUNT_ROW.test(head)) &&
    !NOT_THING.test(`${low} ${head}`) &&
    !FORECAST_HEAD.test(low)
  );
}

/** Forecast beside actual, added up over the rows of a table of requests. */
function againstForecast(grid: Grid): Told[] {
  const find = (head: RegExp) => grid.columns.findIndex(({ low }, at) => at > 0 && head.test(low));
  const [forecast, actual] = [find(FORECAST_HEAD), find(ACTUAL_HEAD)];
  if (forecast < 0 || actual < 0) return [];
  const heads = `${grid.columns[actual]?.low ?? ''} ${grid.columns[0]?.low ?? ''}`;
  const pairs = grid.rows.flatMap((row) => {
    const [f, a] = [row.cells[forecast], row.cells[actual]];
    if (f?.unit !== 'count' || a?.unit !== 'count' || !isOfDemand(row, heads)) return [];
    return [{ row, f: f.value, a: a.value }];
  });
  const [spot] = pairs.slice(0, 1).flatMap(({ row }) => cellSpots(grid, row, actual));
  const sum = (of: 'f' | 'a') => pairs.reduce((all, one) => all + one[of], 0);
  return spot === undefined ? [] : byFigures('forecast', sum('f'), sum('a'), spot);
}

/** Rows of requests over time, first against last. */
function overTime(grid: Grid): Told[] {
  const times = grid.columns.flatMap(({ low }, at) => (at > 0 && TIME_HEAD.test(low) ? [at] : []));
  if (times.length < 2) return [];
  return grid.rows.flatMap((row) => {
    if (!isOfDemand(row, '')) return [];
    const values = times.flatMap((at) =>
      row.cells[at]?.unit === 'count' ? [row.cells[at]?.value ?? 0] : [],
    );
    const [spot] = cellSpots(grid, row, times[0] ?? 0);
    return spot === undefined || values.length < 2
      ? []
      : byFigures('course', values[0] ?? 0, values.at(-1) ?? 0, spot);
  });
}

function inGrid(grid: Grid): Told[] {
  return grid.block.isChart || grid.rows.length > 30 ? [] : [...againstForecast(grid), ...overTime(grid)];
}

const AGAINST = /\b(?:against|where|compared (?:with|to)|versus|vs)\b/;
const IS_FORESEEN = new RegExp(String.raw`\b${FORESEEN}\b`);
const NO_THING = /^(?:year|week|month|day|term|quarter|point)$/;
const MONTH_WORDS =
  /\b(?:and|then|january|february|march|april|may|june|july|august|september|october|november|december|in)\b/g;
const THIS = /\bthis (?:year|time|autumn|term|quarter)\b/;
const LAST = /^[^.;]{0,12}\b(?:last|a year ago|the year before)\b/;
/** More figures are a table told in words. */
const MOST = 14;

/** "690 in 2024/25 and 731 in 2025/26": each figure right before its own time. */
function isInTurn({ periods }: Sentence, a: Quantity, b: Quantity): boolean {
  const [x, y] = periods;
  if (x?.from == null || y?.from == null || x.from >= y.from) return false;
  return x.start > a.end && x.end < b.start && y.start > b.end;
}

/** Two figures of one sentence: which is the earlier or the forecast, and which the later or the actual. */
function pairIn(sentence: Sentence, a: Quantity, b: Quantity, spot: Spot): Told[] {
  const { low } = sentence;
  const gap = low.slice(a.end, b.start);
  const tail = low.slice(b.end, b.end + 30);
  const isAgainst = AGAINST.test(gap);
  if (IS_FORESEEN.test(`${gap} ${tail}`) || (isAgainst && IS_FORESEEN.test(low)))
    return isAgainst ? byFigures('forecast', b.value, a.value, spot) : [];
  if (THIS.test(gap) && LAST.test(tail)) return byFigures('course', b.value, a.value, spot);
  const isFromTo = /\bfrom\b[^.;]*$/.test(low.slice(0, a.start)) && /\bto\b/.test(gap);
  return isFromTo || isInTurn(sentence, a, b) ? byFigures('course', a.value, b.value, spot) : [];
}

/** Figures of one sentence about demand: beside a forecast, or one after the other. */
function figuresTold(sentence: Sentence, spot: Spot): Told[] {
  const counts = sentence.quantities.filter(
    ({ unit, noun, value, step }) => unit === 'count' && step === 1 && value >= 5 && !NO_THING.test(noun),
  );
  const [a, b] = counts;
  const end = counts.at(-1);
  if (a === undefined || b === undefined || end === undefined || counts.length > MOST) return [];
  if (counts.length === 2) return pairIn(sentence, a, b, spot);
  const joined = sentence.low.slice(a.end, end.start).replaceAll(MONTH_WORDS, '');
  return /[a-z]{3,}/.test(joined) ? [] : byFigures('course', a.value, end.value, spot);
}

/** Sentences of figures about demand, and the one behind each. */
function inSentences(document: Understanding): Told[] {
  let group = '';
  return clausesOf(document).flatMap((clause): Told[] => {
    if (clause.start > 0) return [];
    const { low } = clause.sentence;
    const isNamed = THING.test(low);
    const isOf = (isNamed || group === clause.group) && !NOT_THING.test(low);
    group = isNamed ? clause.group : '';
    return isOf ? figuresTold(clause.sentence, clause.spot) : [];
  });
}

const YES_NO = /^(?:yes|no)$/;

/** A question about demand with its answer says what it asks, or the contrary. */
function inAnswers({ answers }: Understanding): Told[] {
  return answers.flatMap(({ question, value, spot }): Told[] => {
    const low = question.toLowerCase();
    if (value === null || !YES_NO.test(value) || !THING.test(low) || NOT_THING.test(low)) return [];
    const [way] = waysOf(low);
    if (way === undefined) return [];
    if (value === 'yes') return [{ ...way, spot, clause: null, year: null, change: null }];
    return [];
  });
}

/** Whether figures make the word true, or all but. */
function bears({ way, axis }: Told, change: number): boolean {
  if (way === 'level') return Math.abs(change) < RISES;
  if (way === 'down') return change < 0;
  return axis === 'forecast' ? change > 0 : change > SAME;
}

/** "Last year requests climbed": of another time than what is told of now. */
function isOfEarlier({ sentence }: Clause): boolean {
  return /^\W*(?:in )?(?:the )?(?:last|previous) (?:year|term|autumn|summer|winter|spring|quarter)\b/.test(
    sentence.low,
  );
}

/** Figures speak only against words, and words of two places against each other. */
function areApart(a: Told, b: Told): boolean {
  if (a.axis !== b.axis) return false;
  if (b.change !== null) return !bears(a, b.change);
  if (a.way === b.way) return false;
  if (a.clause !== null && b.clause !== null) {
    if (a.way !== 'up' && b.way !== 'up') return false;
    if (a.year !== null && b.year !== null && a.year !== b.year) return false;
    if (isOfEarlier(a.clause) !== isOfEarlier(b.clause)) return false;
    return a.clause !== b.clause;
  }
  return true;
}

function twoWays(document: Understanding): Found[] {
  if (!THING.test(document.low)) return [];
  const said = saidIn(document);
  const asked = inAnswers(document);
  if (said.length + asked.length === 0) return [];
  const figures = [...document.grids.flatMap(inGrid), ...inSentences(document)];
  const words = [...said, ...asked];
  for (const [at, a] of words.entries()) {
    const mine = figures.filter(({ axis }) => axis === a.axis);
    const near = mine.filter(({ spot }) => spot.paragraph === a.spot.paragraph);
    const held = near.length > 0 ? near : mine;
    const isBorne = held.some(({ change }) => change !== null && bears(a, change));
    const against = isBorne ? undefined : held.find((b) => areApart(a, b));
    const other = against ?? words.slice(at + 1).find((b) => areApart(a, b));
    if (other !== undefined)
      return [
        {
          spots: [a.spot, other.spot],
          arithmetic: `demand: "${a.words.trim()}" in one place, "${other.words.trim()}" in another`,
        },
      ];
  }
  return [];
}

/** Demand told in two ways. */
export const DEMAND_TWO_WAYS_RULES: readonly Rule[] = [
  {
    code: 'told.demand-two-ways',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'Demand is told as above its forecast or rising, and elsewhere as in line with it or level',
    meaning:
      'What sentences, rows, figures and answers say of requests, referrals and demand beside their forecast, and of their course over time; the two are kept apart, as demand may be level and above a forecast that was too low. Silent where the two are of two named times, and where figures bear the words out.',
    advice:
      'Say how many requests came, how many were foreseen and how many came a year before, and put one cause.',
    fires:
      'The overspend is put down to a rise in requests.\n\n## Demand\n\nRequests have not moved: 38 a month this year and 38 last.',
    silent:
      'The overspend is put down to a rise in requests.\n\n## Demand\n\nRequests are up: 44 a month this year against 38 last.',
    find: twoWays,
  },
];
