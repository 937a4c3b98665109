/** Demand that is said to be steady, or as foreseen, and the numbers that rise or run ahead. */
import type { Found, Spot } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { byGroup, type Figure, figuresOf, groupOf, lastMonthOf } from '../../understand/figures.ts';
import { oncePer } from '../../understand/once.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const REQUESTS =
  /\b(?:requests?|referrals?|ehcnas?|applications?|demand|front door|assessments? (?:requested|sought))\b/;
const CASELOAD =
  /\b(?:plan numbers|number of (?:plans|ehcps)|caseload|plans maintained|ehcp numbers|total plans)\b/;
const FLAT =
  /\b(?:stead(?:y|ied)|flat|stable|stabili[sz]ed|level(?:l?ed)?(?: off| out)?|unchanged|plateau\w*|settled|constant|static|much the same|about the same|same level|no (?:real |sign of |further |significant |material )*(?:growth|increase|rise|change|upward)|not (?:grown|risen|increased|rising|growing|going up)|stopped (?:growing|rising)|(?:holding|held) (?:steady|firm|up)|at last year's level|same as (?:last year|a year ago)|little (?:changed|different)|ceased to (?:grow|rise)|steadied|calm\w*|no longer (?:rising|growing))\b/;
const AS_FORECAST =
  /\b(?:in line with|on|as|at|within|track(?:s|ing|ed)|match(?:es|ed|ing)?|follow(?:s|ed|ing)?|close to|just as|consistent with|accords? with|true to|bears? out|in keeping with|no (?:higher|more) than|fits?|meet(?:s|ing)?)\b[^.;]{0,24}\b(?:forecast\w*|projection|projected|expect\w*|predict\w*|plan(?:ned)?|profile|trajectory|assum\w+|modell?\w*|anticipated|foreseen|foresaw|estimate)\b|\b(?:on forecast|as forecast|as expected|as planned|as predicted|as anticipated|to forecast|on profile|on trajectory)\b|\bforecast\b[^.;]{0,20}\b(?:held|holding|proved right|been (?:right|accurate)|accurate|borne out)\b|\bwhere we expected\b/;
const NOT_SAID =
  /\b(?:not (?:in line|as forecast|on|steady|flat|stable|level)|if|will|would|should|expect(?:s|ed)? (?:to|that)|target|aim\w*|above|ahead of|exceed\w*|higher than|more than|over (?:the )?forecast|over (?:the )?plan|until|cannot|hop\w+|rather than|instead of|neither|national\w*|england|once|by (?:january|april|march|july|september) 20|for (?:numbers|plans) to|goal|but)\b/;
const SAID_SO =
  /\b(?:said|predicted|thought|expected|forecast|assumed|foresaw|told us) (?:that )?(?:they|it|these|requests|demand|numbers|we)?\s?would(?: be)?\b/g;
/** A change that is no more is level, or as foreseen [ratio]. */
const LEVEL = 0.05;
/** A rise from each month or quarter to the next that comes to less may be the season's [ratio]. */
const RISING = 0.07;

type Pair = {
  readonly early: number;
  readonly late: number;
  readonly what: string;
  readonly spots: readonly Spot[];
};
type Demand = { readonly flat: readonly Pair[]; readonly forecast: readonly Pair[] };

type Subject = { readonly own: RegExp; readonly not: RegExp };
const SUBJECTS: readonly Subject[] = [
  {
    own: REQUESTS,
    not: /\b(?:agreed|refus\w*|decided|declined|appeals?|places|funding|within|weeks|share|%)\b/,
  },
  { own: CASELOAD, not: /\b(?:avoid\w*|inmss|mitigated|unmitigated|issued|ceased)\b/ },
];
const ACTUAL = /\b(?:actual|received|latest|outturn|to date|requests received|observed|real)\b/;
const FORECAST =
  /\b(?:forecast|projected|projection|expected|plan|planned|profile|predicted|trajectory|budget(?:ed)?|assumed|modelled|estimate)\b/;
const CHANGE = /\b(?:change|difference|variance|%|gap|growth)\b/;

const TIME_HEAD =
  /\b(?:q[1-4]|20\d\d|\d\d[/-]\d\d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|(?:last|this|previous) (?:year|quarter))\b/;

function wordsOf({ own, wide, cell }: Figure): string {
  return cell === null ? own : `${own} ${wide}`;
}

/** Cells of one subject, by their table. */
function cellsOf(document: Understanding, { own, not }: Subject): ReadonlyMap<unknown, readonly Figure[]> {
  const held = new Map<unknown, Figure[]>();
  for (const figure of figuresOf(document)) {
    const { cell, unit } = figure;
    if (cell === null || unit !== 'count' || figure.value <= 0) continue;
    if (!own.test(wordsOf(figure)) || not.test(figure.own) || CHANGE.test(figure.own)) continue;
    const all = held.get(cell.grid) ?? [];
    all.push(figure);
    held.set(cell.grid, all);
  }
  return held;
}

/** Forecast and actual that stand under one label of a table: two rows at one column, or two columns of one row. */
function againstForecast(cells: readonly Figure[]): Pair[] {
  const actuals = cells.filter(({ own }) => !FORECAST.test(own));
  const pairs = actuals.flatMap((actual) => {
    const partner = cells.find(
      (one) =>
        FORECAST.test(one.own) &&
        ((one.cell?.row === actual.cell?.row &&
          FORECAST.test(one.cell?.grid.columns[one.cell.at]?.low ?? '')) ||
          (one.cell?.at === actual.cell?.at && FORECAST.test(one.cell?.row.low ?? ''))),
    );
    const isActual = ACTUAL.test(actual.own) || partner?.cell?.row !== actual.cell?.row || true;
    return partner === undefined || !isActual ? [] : [{ actual, partner }];
  });
  if (pairs.length === 0) return [];
  const total = pairs.find(({ actual }) =>
    /\b(?:total|half-year|ytd|year to date|all|cumulative|sum|overall)\b/.test(actual.own),
  );
  const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);
  const [one, ...more] = pairs;
  if (one === undefined) return [];
  const last = total ?? (more.length === 0 ? one : null);
  if (last !== null)
    return [
      {
        early: last.partner.value,
        late: last.actual.value,
        what: 'forecast',
        spots: [...last.actual.spots, ...last.partner.spots],
      },
    ];
  return [
    {
      early: sum(pairs.map(({ partner }) => partner.value)),
      late: sum(pairs.map(({ actual }) => actual.value)),
      what: 'forecast',
      spots: [...one.actual.spots, ...one.partner.spots],
    },
  ];
}

/** First and last of a row or column over time: years, quarters that rise each time, or means over many months. */
function overTime(cells: readonly Figure[]): Pair[] {
  const lines = new Map<unknown, Figure[]>();
  for (const figure of cells) {
    if (FORECAST.test(figure.own) || figure.cell === null) continue;
    const key = TIME_HEAD.test(figure.cell.grid.columns[figure.cell.at]?.low ?? '')
      ? figure.cell.row
      : figure.cell.at;
    const line = lines.get(key) ?? [];
    line.push(figure);
    lines.set(key, line);
  }
  const all = [...lines.values()].filter(
    (line) =>
      line.length >= 2 &&
      line.every(({ period, own }) => period !== null || /\b(?:q[1-4]|20\d\d)\b/.test(own)),
  );
  const total = all.filter(([first]) => /\b(?:all|total|overall)\b/.test(first?.own ?? ''));
  return (total.length > 0 ? total : all).flatMap((line): Pair[] => {
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined) return [];
    const isRising = line.every(({ value }, at) => at === 0 || value > (line[at - 1]?.value ?? value));
    const span = (lastMonthOf(last.period) ?? 0) - (lastMonthOf(first.period) ?? 0);
    const isComparable = span % 12 === 0 && span > 0;
    const isSmall = !isComparable && last.value / first.value - 1 < RISING;
    if (!isRising || isSmall || (!isComparable && line.length < 3)) return [];
    return [{ early: first.value, late: last.value, what: first.own.trim(), spots: [...last.spots] }];
  });
}

const THEN =
  /\b(?:same (?:\w+ ){0,2}(?:months?|period|quarter|term|time|half)|last year|year (?:before|earlier|ago)|previous (?:year|quarter|period)|in 20\d\d|compared (?:with|to)|against|up from)\b/;

const NO_THING = /^(?:month|year|week|day|term|school|quarter|point)$/;

type Count = { readonly sentence: Sentence; readonly quantity: Quantity };

function countsIn(sentences: readonly Sentence[]): Count[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities
      .filter(
        ({ unit, value, per, noun }) =>
          unit === 'count' && value >= 10 && per !== 'week' && !NO_THING.test(noun),
      )
      .map((quantity) => ({ sentence, quantity })),
  );
}

/** The sentence and the next, where that one names no subject of its own. */
function withNext({ sentences }: Understanding, at: number, own: RegExp): readonly Sentence[] {
  const [sentence, next] = [sentences[at], sentences[at + 1]];
  if (sentence === undefined) return [];
  const isJoined = next !== undefined && groupOf(next) === groupOf(sentence) && !own.test(next.low);
  return isJoined ? [sentence, next] : [sentence];
}

/** "478 requests. In the same months of 2024 there were 392": two levels told in one or two sentences. */
function pairTold(
  document: Understanding,
  at: number,
  { own, not }: Subject,
): (Pair & { readonly isForecast: boolean }) | null {
  const near = withNext(document, at, own);
  const [a, b] = countsIn(near);
  if (
    a === undefined ||
    b === undefined ||
    not.test(a.sentence.low.slice(a.quantity.end, a.quantity.end + 30))
  )
    return null;
  const isOne = a.sentence === b.sentence;
  const gap = b.sentence.low.slice(
    isOne ? a.quantity.end : 0,
    isOne ? b.quantity.start : b.quantity.end + 40,
  );
  const isForecast =
    FORECAST.test(gap) || /^ (?:forecast|expected|planned)/.test(b.sentence.low.slice(b.quantity.end));
  if (!isForecast && !THEN.test(gap)) return null;
  const [early, late] = [b.quantity.value, a.quantity.value];
  return { early, late, what: isForecast ? 'forecast' : 'told', spots: near.map(sentenceSpot), isForecast };
}

const RISE = /\b(?:up|rise|rose|risen|increase[ds]?|higher|more|growth|grew|grown)\b/;

/** "402, up 14% on the same period last year": the change itself is told. */
function changeTold({ sentences }: Understanding, at: number): Pair | null {
  const sentence = sentences[at];
  const [percent, more] = sentence?.quantities.filter(({ unit }) => unit === 'percent') ?? [];
  if (sentence === undefined || percent === undefined || more !== undefined) return null;
  const [ahead, behind] = [
    sentence.low.slice(Math.max(0, percent.start - 40), percent.start),
    sentence.low.slice(percent.end),
  ];
  if (!RISE.test(`${ahead} # ${behind.slice(0, 20)}`) || !THEN.test(behind)) return null;
  return { early: 100, late: 100 + percent.value, what: 'told', spots: [sentenceSpot(sentence)] };
}

/** "Requests, April to September 2024: 280", and the next item has 2025: one thing at two times in a list. */
function itemsTold(document: Understanding, at: number, { own, not }: Subject): Pair | null {
  const [a, b] = [document.sentences[at], document.sentences[at + 1]];
  if (a === undefined || b === undefined || groupOf(a) !== groupOf(b) || !own.test(b.low)) return null;
  const [[x, x2], [y, y2]] = [countsIn([a]), countsIn([b])];
  if (x === undefined || y === undefined || x2 !== undefined || y2 !== undefined || not.test(a.low + b.low))
    return null;
  const [from, to] = [a, b].map(({ periods }) => lastMonthOf(periods.at(-1) ?? null));
  if (from == null || to == null || from === to || (to - from) % 12 !== 0) return null;
  const [early, late] = from < to ? [x, y] : [y, x];
  return {
    early: early.quantity.value,
    late: late.quantity.value,
    what: 'told',
    spots: [sentenceSpot(a), sentenceSpot(b)],
  };
}

function pairsTold(document: Understanding, subject: Subject): Demand {
  const at = document.sentences.flatMap((sentence, k) =>
    subject.own.test(sentence.low) && isStatement(sentence) ? [k] : [],
  );
  const pairs = at.flatMap((k) => pairTold(document, k, subject) ?? []);
  const flat: readonly (Pair | null)[] = [
    ...pairs.filter(({ isForecast }) => !isForecast),
    ...at.flatMap((k) => [changeTold(document, k), itemsTold(document, k, subject)]),
    ...at.map((k) =>
      groupOf(document.sentences[k] as Sentence) === nextGroup(document, k)
        ? changeTold(document, k + 1)
        : null,
    ),
  ];
  return {
    flat: flat.filter((pair) => pair !== null),
    forecast: pairs.filter(({ isForecast }) => isForecast),
  };
}

function nextGroup({ sentences }: Understanding, at: number): string | null {
  const next = sentences[at + 1];
  return next === undefined ? null : groupOf(next);
}

const demandOf = oncePer((document: Understanding) =>
  SUBJECTS.map((subject): Demand => {
    const tables = [...cellsOf(document, subject).values()];
    const told = pairsTold(document, subject);
    return {
      flat: [...tables.flatMap(overTime), ...told.flat],
      forecast: [...tables.flatMap(againstForecast), ...told.forecast],
    };
  }),
);

/** Which demand the claim is of; a pronoun takes it from the sentence before. */
function subjectOf(document: Understanding, claim: Sentence): number {
  const own = SUBJECTS.findIndex((one) => one.own.test(claim.low));
  if (
    own >= 0 ||
    !/^\W{0,3}(?:it|they|this|these|numbers?|volumes?|the (?:number|total|figure|picture|level|volume))\b/.test(
      claim.low,
    )
  )
    return own;
  const group = byGroup(document).get(groupOf(claim)) ?? [];
  const before = group[group.indexOf(claim) - 1];
  return before === undefined ? -1 : SUBJECTS.findIndex((one) => one.own.test(before.low));
}

/** The stretch of the claim up to where another thing is told of. */
function clauseOf({ low }: Sentence): string {
  return low.split(/;|, (?:but|while|whereas|so|although)\b/)[0] ?? low;
}

function wrongDemand(document: Understanding, claim: Sentence): Found[] {
  if (!isStatement(claim) || claim.isChart) return [];
  const low = clauseOf(claim);
  const [flat, forecast] = [FLAT.exec(low), AS_FORECAST.exec(low)];
  if ((flat === null && forecast === null) || NOT_SAID.test(low.replace(SAID_SO, ''))) return [];
  if (
    /\bpercentage|rate|share|unit cost|price|placements?|inmss|timeliness|mean age|complexity\b/.test(low) &&
    !/\brequests\b/.test(low)
  )
    return [];
  const demand = demandOf(document)[subjectOf(document, claim)];
  if (demand === undefined) return [];
  const found = (pairs: readonly Pair[], word: string, isBoth: boolean): Found[] => {
    const wrong = pairs.find(
      ({ early, late }) => late / early - 1 >= LEVEL || (isBoth && 1 - late / early >= LEVEL * 2),
    );
    const isAllWrong = pairs.every(({ early, late }) => Math.abs(late / early - 1) >= LEVEL);
    if (wrong === undefined || !isAllWrong) return [];
    const { early, late } = wrong;
    return [
      {
        spots: [sentenceSpot(claim), ...wrong.spots],
        arithmetic: `${num(late)} against ${num(early)} is ${num((late / early - 1) * 100, 1)}%; the text says "${word}"`,
      },
    ];
  };
  const isOfForecast = forecast !== null ? found(demand.forecast, forecast[0], true) : [];
  return isOfForecast.length > 0 || flat === null ? isOfForecast : found(demand.flat, flat[0], false);
}

/** Demand in words. */
export const DEMAND_RULES: readonly Rule[] = [
  {
    code: 'claim.demand',
    kind: 'direction',
    severity: 'error',
    title: 'Demand is said to be steady or as forecast, and its numbers rise or run ahead',
    meaning:
      'Requests, demand or the caseload said to be flat, level or in line with the forecast, and their numbers at two times, over quarters that rise each time, or beside their forecast, in a table or in sentences; 5% either way is level. Silent where any of these numbers bears the words out.',
    advice: 'Tell three things apart: the level, its trend, and how far the forecast was out.',
    fires:
      'Demand has been in line with the forecast.\n\n| April to October | Forecast | Actual |\n| --- | --- | --- |\n| Requests for assessment | 240 | 276 |',
    silent:
      'Demand has been in line with the forecast.\n\n| April to October | Forecast | Actual |\n| --- | --- | --- |\n| Requests for assessment | 240 | 244 |',
    find: (document) => document.sentences.flatMap((claim) => wrongDemand(document, claim)),
  },
];
