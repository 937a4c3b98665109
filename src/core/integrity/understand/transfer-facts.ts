/** What each line tells of money moved from schools to high needs: for which years, at what rate, how much, whether at all, and how it was decided. */
import { monthOfDay } from '../../base/day-number.ts';
import type { CellNumber } from './cells.ts';
import { figuresIn } from './figures.ts';
import { oncePer } from './once.ts';
import { type Said, saidOf } from './said.ts';
import type { Understanding } from './understanding.ts';

/** Financial years by the calendar year in which they begin, first and last; below 2000 for "this year" and "next year". */
export type YearSpan = { readonly from: number; readonly to: number };
type Decision = 'approved' | 'refused' | 'open';

export type TransferFact = {
  readonly said: Said;
  /** Which part of its line, cut where one thing is set against another. */
  readonly part: number;
  readonly years: YearSpan | null;
  /** Of the Schools Block [per cent]. */
  readonly rate: number | null;
  /** [pounds] */
  readonly amount: { readonly value: number; readonly step: number } | null;
  readonly isNone: boolean;
  readonly decision: Decision | null;
  /** Decided by the Secretary of State. */
  readonly isMinister: boolean;
  /** Decided by the Schools Forum. */
  readonly isForum: boolean;
  /** Whether a forecast or plan takes it in. */
  readonly isCounted: boolean;
  /** Whether it is what schools or the Forum were asked about. */
  readonly isAsked: boolean;
};

const TOPIC =
  /\b(?:block transfers?|transfers?|top-?slic\w+|disappl\w+|moved? (?:across |over )?(?:from|out of|between)|contributions? from (?:the )?schools?|schools? (?:block )?contribution|from (?:the )?(?:schools?|mainstream)|schools? block|the ask|asks? (?:the )?schools for)\b/;
const SCHOOLS = /\b(?:schools?|forum|mainstream|blocks?|disappl\w*|secretary of state|heads|hnb|sb)\b/;
const RATE = /(?:\b(?:half an? |half |one |0\.\d+ ?|1(?:\.0)? ?)(?:per ?cent|%))/;
/** A rate and those who decide on it, or that it is moved. */
const RATE_MOVED = /\b(?:forum|moved|secretary of state|heads|consult\w*|from schools)\b/;
const OTHER =
  /\b(?:phase transfer|key stage|year [67]\b|transfer(?:s|red)? (?:to (?:secondary|another|mainstream|adult|a )|of (?:land|staff|assets|pupils|plans|risk|responsib\w+)|between (?:schools|phases|settings))|in-year transfers?|transfer (?:review|window)s?|annual reviews?|transport)\b/;
const OPTION =
  /\b(?:would|could|might|may be|if|option\w*|scenario|sensitivity|maximum|limit|up to|original\w*|previous\w*|last year|earlier|at first|instead|rather than|reduced from|raised from|down from|up from|neighbour\w*|nationally|threshold|larger|above|more than|anything|unless|no longer|had (?:been|asked|assumed)|used to|replac\w+|inflation|pay award|growth|uplift|per cent of (?:schools|responses))\b/;
const NONE =
  /\b(?:no|nil|zero|without (?:a|any)|stops?|stopped|ends?|ceases?) (?:(?:further|such|new|the|schools?|block|more) ){0,3}(?:transfers?|support from schools|money from (?:the )?schools|contribution from schools|top-slice|movement)\b|\btransfers?\b[^.;|]{0,24}(?:: ?| is | of )(?:nil|none|zero|£?0(?:\.0+)?m?(?![\d.]))|\bnot? (?:\w+ )?(?:assum\w+|seek\w*|sought|includ\w+|rel\w+ on|plann\w+|appl\w+ for|ask\w+ for)\b[^.;]{0,24}\b(?:transfer|money from schools)|\bnothing (?:is |will be )?(?:taken|moved|transferred)\b/;
const APPROVED =
  /\b(?:approved|agreed|supported|backed|voted (?:it )?(?:through|for|in favour)|voted to (?:support|approve|agree)|endorsed|granted|secured|settled|won|gave (?:its )?(?:approval|agreement|consent)|thank you for agreeing|has been (?:agreed|approved))\b/;
const REFUSED =
  /\b(?:refused|rejected|declined|turned (?:it |this |them |that )?down|not (?:supported|agreed to it)|voted (?:it down|against)|said no|(?:did|does|do) not (?:support|agree|approve))\b/;
const OPEN =
  /\b(?:yet to (?:go|be|decide|vote|consider|agree|approve)|not yet|await\w*|to be (?:decided|agreed|approved|put|considered)|subject to|pending|proposed|(?:has|have) not been (?:agreed|approved|decided|considered|voted)|not been agreed|decision (?:is )?(?:due|expected)|(?:vote|decision|meeting) (?:takes place|is in|will be)|unapproved|will (?:decide|vote|consider|be asked))\b/;
const DOUBTED = /\b(?:may|risk that|in case|whether)\b|^\W*(?:risk\b|r\d)/;
const ASKED =
  /\b(?:consult\w*|ask\w*|appl(?:y|ied|ication)|propos\w+|request\w*|sought|seeks?|vote|heads were told|put to)\b/;
const COUNTED =
  /\b(?:forecasts?|assum\w+|includ\w+|model\w*|numbers|takes? in|plan(?:ned)?|position|income|budget|relies|counts? on|workbook|base|stands in|carried in|built in(?:to)?|builds in|report|puts|line|helped by|contribution|recovery plan|transfer to the)\b/;
const MINISTER = /\b(?:secretary of state|minister|dfe|department|disappl\w+)\b/;
/** Beyond any plan. */
const EVER: YearSpan = { from: 2000, to: 2070 };
const THIS_YEAR = -1;
const NEXT_YEAR = -2;
/** Larger shares of the Schools Block are moved nowhere [per cent]. */
const MOST_RATE = 3;
/** Larger amounts are of the block itself [pounds]. */
const MOST_MOVED = 20e6;
const LEAST_MOVED = 50e3;

type YearAt = { readonly year: number; readonly start: number; readonly end: number };

/** Financial years written in any form, in their order. */
function yearsAt(text: string): YearAt[] {
  return [...text.matchAll(/(?<![\d/£.])(?:20)?(\d\d)[/–-](?:20)?(\d\d)(?![\d/])/g)].flatMap(
    ({ 0: all, 1: first, 2: last, index }) =>
      Number(last) === Number(first) + 1 && Number(first) > 9
        ? [{ year: 2000 + Number(first), start: index, end: index + all.length }]
        : [],
  );
}

const ALL_YEARS =
  /\b(?:each|every|all|any)\b(?: [a-z]+){0,3} years?\b|\bcontinues?\b|\ba year\b|\bannually\b/;
const ONWARD = /^\W{0,2}(?:onwards?|on\b|and (?:after|beyond|later|each year|every year)|each year after)/;

/** The years that a stretch tells; `last` is the one told before it. */
function spanIn(text: string, last: YearSpan | null = null): YearSpan | null {
  const [first, second] = yearsAt(text);
  if (first === undefined) return spanUnnamed(text, last);
  const ahead = text.slice(Math.max(0, first.start - 12), first.start);
  const behind = text.slice(first.end, first.end + 20);
  const isSpan =
    second !== undefined && /^\s?(?:to|–|-|until|and|through)\s?$/.test(text.slice(first.end, second.start));
  if (isSpan) return { from: first.year, to: second.year };
  if (/\b(?:after|beyond) $/.test(ahead)) return { from: first.year + 1, to: EVER.to };
  if (/\b(?:from|starting in) $/.test(ahead) || ONWARD.test(behind)) return { from: first.year, to: EVER.to };
  if (/\b(?:to|until) $/.test(ahead) && ALL_YEARS.test(text)) return { from: EVER.from, to: first.year };
  return { from: first.year, to: first.year };
}

/** "Thereafter", "that year", "this year", "each year". */
function spanUnnamed(text: string, last: YearSpan | null): YearSpan | null {
  if (/\b(?:thereafter|after that|from then|later years)\b/.test(text))
    return last === null ? null : { from: last.to + 1, to: EVER.to };
  if (/\b(?:that|the same) year\b/.test(text)) return last;
  if (/\bthis (?:financial )?year\b/.test(text)) return { from: THIS_YEAR, to: THIS_YEAR };
  if (/\bnext (?:financial )?year\b/.test(text)) return { from: NEXT_YEAR, to: NEXT_YEAR };
  return ALL_YEARS.test(text) ? EVER : null;
}

type Told = {
  readonly rate: number | null;
  readonly amount: TransferFact['amount'];
  readonly start: number;
  readonly end: number;
};

const BLOCK_AHEAD =
  /\b(?:schools?|mainstream) block(?:'s)?(?: total)?(?: (?:of|is|at|was|totals?|worth|allocation))?\W{0,3}(?:about |some )?$/;

/** "The overspend falls from £3.8m": an amount of something else. */
const OTHER_BEFORE =
  /\b(?:deficit|overspend|balance|spend\w*|costs?|gap|short\w*|savings?|payments?|residual|leav\w+|left)\b[^;|]{0,40}$/;

function toldInText(document: Understanding, { sentence, low }: Said): Told[] {
  if (sentence === null) return [];
  const offset = low.length - sentence.low.length;
  const figures = figuresIn(document, sentence).flatMap((figure): Told[] => {
    const { unit, value, step, quantity } = figure;
    if (quantity === null) return [];
    const at = { start: quantity.start + offset, end: quantity.end + offset };
    if (unit === 'percent' && value > 0 && value <= MOST_RATE && quantity.bound === null)
      return [{ rate: value, amount: null, ...at }];
    const isMoved =
      unit === 'money' &&
      !OTHER_BEFORE.test(sentence.low.slice(0, quantity.start)) &&
      value >= LEAST_MOVED &&
      value < MOST_MOVED;
    return isMoved ? [{ rate: null, amount: { value, step }, ...at }] : [];
  });
  const half = /\bhalf (?:of )?(?:(?:a|one|1) )?(?:per ?cent|%)/.exec(low);
  const words =
    half === null ? [] : [{ rate: 0.5, amount: null, start: half.index, end: half.index + half[0].length }];
  const rest = figures.filter(
    ({ start }) => half === null || start < half.index || start > half.index + half[0].length,
  );
  return [...rest, ...words].sort((a, b) => a.start - b.start);
}

function decisionOf(low: string): Decision | null {
  if (OPEN.test(low)) return 'open';
  if (DOUBTED.test(low)) return null;
  // "Transfer refused – closed": the name of a risk.
  if (REFUSED.test(low) && /\bclosed\b/.test(low)) return APPROVED.test(low) ? 'approved' : null;
  if (REFUSED.test(low)) return 'refused';
  return APPROVED.test(low) && !/\bnot\b|\bto be (?:agreed|approved)\b/.test(low) ? 'approved' : null;
}

function sharedBy(said: Said, low: string, part = 0) {
  return {
    said,
    part,
    decision: decisionOf(low),
    isMinister: MINISTER.test(low),
    isForum: /\bforum\b/.test(low),
    isAsked: ASKED.test(low),
    isCounted: COUNTED.test(`${low} ${said.asked}`),
  };
}

const CUTS = /;|\b(?:whereas|while|but)\b/g;

/** One fact for each rate or amount of a part of a line, with the years that stand by it; one for a part that has neither. */
function factsInText(document: Understanding, said: Said, before: YearSpan | null): TransferFact[] {
  const { low } = said;
  const cuts = [...low.matchAll(CUTS)].map(({ index }) => index);
  const all = toldInText(document, said);
  let last = before;
  return [0, ...cuts].flatMap((from, part) => {
    const to = cuts[part] ?? low.length;
    const told = all.flatMap((one) =>
      one.start >= from && one.end <= to ? [{ ...one, start: one.start - from, end: one.end - from }] : [],
    );
    const facts = factsInPart(said, low.slice(from, to), told, part, last);
    last = facts.findLast(({ years }) => years !== null)?.years ?? last;
    return facts;
  });
}

/** What is decided from September to March is for the year that begins in the April after it. */
function yearOfDecision({ sentence }: Said, decision: Decision | null): YearSpan | null {
  const time = sentence?.periods.find(({ kind, to }) => to !== null && (kind === 'day' || kind === 'month'));
  if (time?.to == null || decision === null || decision === 'open') return null;
  const month = monthOfDay(time.to);
  const [year, ofYear] = [Math.floor(month / 12), month % 12];
  if (ofYear > 2 && ofYear < 8) return null;
  const from = ofYear <= 2 ? year : year + 1;
  return { from, to: from };
}

function factsInPart(
  said: Said,
  low: string,
  all: readonly Told[],
  part: number,
  before: YearSpan | null,
): TransferFact[] {
  const { asked } = said;
  const shared = sharedBy(said, low, part);
  const span = spanIn(low, before) ?? spanIn(asked, before);
  const isNo =
    /^\W{0,3}(?:no|none|nil)\b/.test(low) && /\b(?:appl\w+|assum\w+|seek\w*|plan\w*|transfer)\b/.test(asked);
  const told = isNo ? [] : all;
  if (told.length === 0)
    return [
      {
        ...shared,
        years: span ?? yearOfDecision(said, shared.decision),
        rate: null,
        amount: null,
        isNone: NONE.test(low) || isNo,
      },
    ];
  let last = before;
  const isYearFirst = (yearsAt(low)[0]?.end ?? Infinity) <= (told[0]?.start ?? 0);
  return told.map(({ rate, amount, start, end }, k) => {
    const [from, to] = [told[k - 1]?.end ?? 0, told[k + 1]?.start ?? low.length];
    const near = isYearFirst && told.length > 1 ? low.slice(from, start) : low.slice(end, to);
    const years = spanIn(near, last) ?? (told.length === 1 || yearsAt(low).length <= 1 ? span : null);
    last = years ?? last;
    return { ...shared, years, rate, amount, isNone: false };
  });
}

/** Amounts without a unit: 1.4 is in millions, 620 in thousands. */
function scaleOf(value: number): number {
  if (Math.abs(value) >= LEAST_MOVED) return 1;
  return Math.abs(value) < 30 ? 1e6 : 1e3;
}

const OF_RISKS = /\b(?:risks?|likelihood|impact|score|mitigations?|response|owner|proximity)\b/;

/** What has been decided by a row; the name of a risk tells what may come. */
function decidedIn({ row }: Said): Decision | null {
  if (row === null) return null;
  const isOfRisks = row.grid.columns.some(({ low }) => OF_RISKS.test(low));
  const told = row.cells.filter(({ head }, at) => !isOfRisks || (at > 1 && !/\brisk\b/.test(head)));
  return decisionOf(told.map(({ low }) => low).join(' | '));
}

type Shared = ReturnType<typeof sharedBy>;

/** The rate, the amount or the nothing of one year. */
function factInCell(shared: Shared, cell: CellNumber | null, text: string, years: YearSpan): TransferFact[] {
  const bare = { ...shared, years, rate: null, amount: null };
  if (cell === null) return /^\W*(?:nil|none|zero|-|–)\W*$/.test(text) ? [{ ...bare, isNone: true }] : [];
  const size = Math.abs(cell.value);
  const told = { ...bare, isCounted: true, isNone: size === 0 };
  if (size === 0) return [told];
  if (cell.unit === 'percent' || text.includes('%')) return [{ ...told, rate: size }];
  const value = size * (cell.isUnsure || cell.unit === 'count' ? scaleOf(size) : 1);
  return [{ ...told, amount: { value, step: cell.step } }];
}

/** "Transfer, £m" over years, or a row that tells one transfer. */
function factsInRow(said: Said): TransferFact[] {
  const { row, low } = said;
  if (row === null) return [];
  const { grid, row: line } = row;
  const heads = grid.columns.map(({ header }) => spanIn(header.toLowerCase()));
  const shared = { ...sharedBy(said, `${low} ${grid.caption.toLowerCase()}`), decision: decidedIn(said) };
  if (heads.some((span, at) => at > 0 && span !== null && span.from > EVER.from))
    return line.cells.flatMap((cell, at) => {
      const years = heads[at] ?? null;
      return at === 0 || years === null ? [] : factInCell(shared, cell, row.cells[at]?.low ?? '', years);
    });
  const text = row.cells.map((cell) => cell.low).join(' | ');
  const named = `${grid.caption} ${said.section}`.toLowerCase();
  return [
    {
      ...shared,
      years: spanIn(text) ?? spanIn(named),
      rate: rateIn(text),
      amount: amountIn(line.cells),
      isNone: NONE.test(text),
    },
  ];
}

/** The one rate of a row; null where it has none or several. */
function rateIn(text: string): number | null {
  const [rate = null, more] = [...text.matchAll(/(?<![\d.])(\d(?:\.\d+)?) ?(?:%|per ?cent)/g)]
    .map(([, digits]) => Number(digits))
    .filter((one) => one > 0 && one <= MOST_RATE);
  return more === undefined ? rate : null;
}

function amountIn(cells: readonly (CellNumber | null)[]): TransferFact['amount'] {
  const money = cells.find((cell) => cell?.unit === 'money' && Math.abs(cell.value) >= LEAST_MOVED);
  if (money == null || Math.abs(money.value) >= MOST_MOVED) return null;
  return { value: Math.abs(money.value), step: money.step };
}

/** In a paper on high needs, a transfer of no other kind. */
const THE_TRANSFER =
  /\b(?:a|the|no|one-off) (?:one-off |yearly |annual )?transfer\b(?! (?:of (?!£|\d)|to|between|from))/;
/** Subjects that a line without the transfer's own words may have turned to. */
const OTHER_SUBJECT =
  /\b(?:payments?|deficit|overspend|savings?|cost\w*|spend\w*|fees?|places|capital|bid|plans|ehcps?|placements?)\b/;
const GOES_ON =
  /\b(?:it|this|that|the (?:rate|vote|request|proposal|ask|consultation)|them|forum|ours|for 20\d\d|asked|movement|consulted|they|thereafter|risk)\b|%|£/;

/** Whether a line is of the transfer: by its own words and those it stands under, or as it goes on after one that is. */
function isOf(said: Said, isGoingOn: boolean): boolean {
  const { low, asked, section, row } = said;
  const head = row === null ? '' : `${row.grid.caption} ${row.grid.columns[0]?.header ?? ''}`.toLowerCase();
  const words = `${low} ${asked} ${head}`;
  if (OTHER.test(words)) return false;
  const hasRate = RATE.test(words);
  if (TOPIC.test(words) && (hasRate || SCHOOLS.test(`${words} ${section}`))) return true;
  if (hasRate && RATE_MOVED.test(words)) return true;
  if (row !== null) return false;
  return isGoingOn
    ? TOPIC.test(low) || (GOES_ON.test(low) && !OTHER_SUBJECT.test(low))
    : THE_TRANSFER.test(low);
}

/** Give the facts of the transfer; what is only thought of, or was planned before, is none. Deterministic; linear. */
export const transferFacts: (document: Understanding) => readonly TransferFact[] = oncePer((document) => {
  if (
    !/\b(?:schools?'? block|forum|transfer|top-?slic\w+|disappl\w+|from schools|per cent|sb to hnb)\b/.test(
      wordsOf(document),
    )
  )
    return [];
  let group: object | null = null;
  let before: YearSpan | null = null;
  return saidOf(document).flatMap((said) => {
    const isSame = said.group === group;
    if (!isOf(said, isSame)) return [];
    if (!isSame) before = null;
    group = said.group;
    const facts = said.row === null ? factsInText(document, said, before) : factsInRow(said);
    before = facts.findLast(({ years }) => years !== null)?.years ?? before;
    return OPTION.test(
      said.low.replace(/\bask would be\b/, ' ').replace(/\b(?:anything|transfers of)\b[^.;]*;/, ' '),
    )
      ? []
      : facts;
  });
});

function wordsOf({ low, grids }: Understanding): string {
  return `${low} ${grids.map(({ rows, caption }) => `${caption.toLowerCase()} ${rows.map((row) => row.low).join(' ')}`).join(' ')}`;
}

/** Give the sizes of the Schools Block that a paper tells, with their years [pounds]. */
export const blockSizes: (
  document: Understanding,
) => readonly { readonly value: number; readonly years: YearSpan | null }[] = oncePer((document) =>
  saidOf(document).flatMap((said) => {
    if (!/\bschools? block\b/.test(said.low)) return [];
    if (said.sentence !== null) {
      const { sentence } = said;
      return figuresIn(document, sentence).flatMap((figure) =>
        figure.unit === 'money' &&
        figure.value >= MOST_MOVED &&
        BLOCK_AHEAD.test(sentence.low.slice(0, figure.quantity?.start ?? 0))
          ? [{ value: figure.value, years: null }]
          : [],
      );
    }
    const { row } = said;
    if (
      row === null ||
      !/\bschools? block (?:total|allocation|size)\b|^\W*schools? block\W*$/.test(row.row.low)
    )
      return [];
    return row.row.cells.flatMap((cell) =>
      cell?.unit === 'money' && cell.value >= MOST_MOVED ? [{ value: cell.value, years: null }] : [],
    );
  }),
);
