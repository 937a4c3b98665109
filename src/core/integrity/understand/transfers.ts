/** What a document says of moving money from the Schools Block to high needs: for which years, at what rate, for how much, and how it was decided. */
import type { Spot } from '../finding.ts';
import { firstYearOf } from '../lex/periods.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import type { Sentence } from './sentence.ts';
import { type Statement, statementsOf } from './statements.ts';
import type { Understanding } from './understanding.ts';

/** Financial years by the calendar year in which they begin, first and last. */
export type Years = { readonly from: number; readonly to: number };
export type TransferStatus = 'asked' | 'approved' | 'refused' | null;

export type TransferTold = {
  /** Null where no year is named. */
  readonly years: Years | null;
  /** In per cent of the Schools Block; null where none is given. */
  readonly rate: number | null;
  /** In pounds, with the worth of the last printed digit; null where none is given. */
  readonly amount: { readonly value: number; readonly step: number; readonly isAbout: boolean } | null;
  /** True where it is said that there is none. */
  readonly isNone: boolean;
  readonly status: TransferStatus;
  /** Who decided: the schools forum or the Secretary of State. */
  readonly by: 'forum' | 'minister' | null;
  /** True where an earlier version, a wish or a bound is told. */
  readonly isOther: boolean;
  readonly low: string;
  readonly paragraph: number;
  readonly spot: Spot;
  readonly isCell: boolean;
};

const MOVE =
  /\b(?:transfer(?:s|red|ring)?|top-?slic\w+|block movement|movement (?:from|between) (?:the )?(?:schools|blocks)|mov(?:e|es|ed|ing)\b[^.;]{0,40}\b(?:from|out of|between|of) (?:the )?(?:schools|blocks)|movement of (?:\w+ ){0,2}schools?|(?:taken )?(?:from|out of) (?:the )?schools?'? (?:block|budgets)|ask\w* (?:the )?schools for|taken (?:from|out of) (?:the )?schools|schools? block (?:contribution|money))\b/;
const OF_BLOCK =
  /\b(?:schools? block|schools' block|schools forum|the forum|forum|block (?:transfers?|movement)|between blocks|inter-?block|dsg transfer|disappl\w+|ask\w* (?:the )?schools for|from schools|schools' (?:budgets|funding)|transfer (?:from|of) (?:schools|0\.\d|half)|secretary of state)\b/;
const OTHER_TRANSFER =
  /\b(?:phase transfer|transfer (?:review|window|year|to (?:a )?(?:secondary|reserve|mainstream|key stage)|between (?:phases|schools|settings|key stages)|of (?:plans?|pupils?|children|staff|responsib\w+|the building|land|assets|risk))|asset transfer|transferr(?:ed|ing) (?:in|out|to (?:a )?(?:special|mainstream|another)))\b/;
const OPEN = /\b(?:from|starting in|beginning in|begins in|starts in)\s*$/;
const ONWARD =
  /^\W{0,2}(?:onwards?|on\b|(?:and|or) (?:after|beyond|later|each year|every year|all later)|and thereafter|each year after)\b/;
const ALL_YEARS =
  /\b(?:every|each|any|all) (?:\w+ ){0,4}years?\b|\bthroughout\b|\bover the (?:plan|period)\b|\bin the (?:plan|forecast)\b/;
const LATER =
  /\b(?:later|remaining|other|following|subsequent|future) years?\b|\byears? (?:after|beyond|later|that follow\w*)\b|\b(?:thereafter|afterwards)\b|\bfrom then on\b/;
/** Larger amounts are of the block itself [pounds]. */
const MOST_MOVED = 20e6;
/** Beyond any plan. */
const EVER: Years = { from: 1990, to: 2070 };
/** Years that are not told one by one, and so are compared with none. */
const SOME: Years = { from: 0, to: 0 };
const OTHER =
  /\b(?:original\w*|previous\w*|earlier|last year|had (?:assumed|been)|was assumed|at first|first plan|instead of|rather than|reduced from|down from|up from|increase[sd]? from|scenario|if|would(?! need)|could|might|sensitivity|maximum|threshold|neighbour\w*|nationally|were to|used to|change from|no longer|unless|until now|in place of|replac\w+|option\w*|statutory limit|without (?:the|those|these|that|such|our|later|it|them))\b/;
const NONE =
  /\b(?:no|nil|zero|without (?:a|any)) (?:further |such |new |schools? block |block |schools' block )*(?:transfers?|money (?:from|will be|is|was|has been) (?:moved |taken |transferred )?(?:from |out of )?(?:the )?schools|movement)\b(?! (?:above|beyond|over|of more|in excess|larger|greater|after|higher))|\b(?:without|not with|has not|have not) (?:one|any|it)\b|\bnot (?:be )?ask(?:ing|ed)? (?:the )?(?:schools|forum)\b[^.;]{0,24}\b(?:money|transfers?|contributions?|help)\b|\bnothing (?:is|will be|was|has been)(?: to be)? (?:taken|moved|transferred|brought)\b|\btransfers?\b[^.;:]{0,40}?(?:\bis|\bwas|\bare|\bof|\bat|:|=)\s*(?:nil|zero|none|£0(?:\.0+)?m?)(?![\d.])|\b(?:not|never|nor) (?:\w+ ){0,3}?(?:assum\w+|depend\w* (?:up)?on|seek\w*|sought|request\w*|ask\w* for|includ\w+|rel\w+ on|propos\w+|mak\w+|made|appl\w+ for|plan\w* for|plan\w*|tak\w+|count\w* on|depend\w* on) (?:for |on )?(?:a|any)\b[^.;,]{0,30}\b(?:transfers?|money from schools)\b|\btransfers?\b(?: \w+){0,3} (?:is|was|are|has been|have been|been) not (?:being )?(?:assumed|included|sought|requested|proposed|needed|planned)\b/;
const REFUSED =
  /\b(?:refus\w+|reject\w+|declin\w+|turn(?:ed|s) (?:it |this |them )?down|did not (?:support|agree|approve|accept)|do not (?:support|agree)|voted against|vote against|oppos\w+|withheld|not (?:been )?(?:approved|agreed|supported|given)|would not agree|said no)\b/;
const ASKED =
  /^\W*(?:to )?agree (?:a|the|to)\b|\b(?:will (?:be asked|consider|vote|decide|be put|be sought|go to|seek|ask)|to be (?:asked|put|considered|decided|agreed|approved|sought)|consult\w*|propos\w+|request\w*|sought|seeks?|seeking|asks?|asked|applied|appl(?:y|ication)|yet to|not yet|await\w*|subject to|pending|has not (?:yet )?(?:been asked|considered|voted|decided|met)|decision (?:is )?(?:due|expected)|unapproved|bid for)\b/;
const APPROVED =
  /\b(?:approv(?:ed|es|al (?:was|has been) (?:given|received))|agreed|supported|voted (?:for|in favour|to (?:support|approve|agree))|endorsed|granted|consented|gave (?:its |their )?(?:approval|agreement|consent|support)|has (?:its|the) (?:approval|agreement|consent)|with the (?:approval|agreement) of)\b/;
const NOT_APPROVED =
  /\b(?:if|subject to|once|until|unless|to be|be|yet to be|not yet|not been|not|when|should) (?:\w+ )?$/;

/** The years that the periods of a stretch tell: one, a span, or one and all after it. */
function yearsIn({ low, periods }: Sentence, from: number, to: number): Years | null {
  const own = periods.flatMap((period) => {
    const year = firstYearOf(period);
    return year === null || period.start < from || period.end > to ? [] : [{ year, period }];
  });
  const [first, second] = own;
  const words = low.slice(from, to);
  if (first === undefined && LATER.test(words)) return /\b(?:this|current)\b/.test(words) ? EVER : SOME;
  if (first === undefined) return ALL_YEARS.test(words) ? EVER : null;
  const gap = second === undefined ? '' : low.slice(first.period.end, second.period.start);
  if (second !== undefined && /^\W{0,2}(?:to|–|-|until|through to|up to|and)\W{0,2}$/.test(gap))
    return { from: first.year, to: second.year };
  const isOpen =
    OPEN.test(low.slice(Math.max(0, first.period.start - 16), first.period.start)) ||
    ONWARD.test(low.slice(first.period.end, first.period.end + 24));
  return { from: first.year, to: isOpen ? EVER.to : first.year };
}

function statusOf(low: string): TransferStatus {
  const approved = APPROVED.exec(low);
  if (REFUSED.test(low)) return 'refused';
  if (approved !== null && !NOT_APPROVED.test(low.slice(0, approved.index))) return 'approved';
  return ASKED.test(low) ? 'asked' : null;
}

function decidedBy(low: string): TransferTold['by'] {
  if (/\b(?:secretary of state|minister|department|dfe|disappl\w+)\b/.test(low)) return 'minister';
  return /\bforum\b/.test(low) ? 'forum' : null;
}

type Part = { readonly start: number; readonly end: number; readonly rate: number };

/** Rates of a transfer: those of a sentence in per cent, and "half of one per cent". */
function ratesIn({ low, quantities }: Sentence): Part[] {
  const half = /\b(?:half|a half) (?:of )?(?:a|one|1) ?(?:per ?cent|%)/.exec(low);
  const said = quantities
    .filter(
      ({ unit, value, bound, start, end }) =>
        unit === 'percent' &&
        value > 0 &&
        value <= 5 &&
        bound === null &&
        (half === null || end <= half.index || start >= half.index + half[0].length) &&
        !/\b(?:inflation|grow\w*|uplifts?|pay|increase\w*|ris\w+)\b[^,;]{0,24}$/.test(
          low.slice(Math.max(0, start - 40), start),
        ) &&
        !/^ (?:higher|lower|more|less|up|down|above|below|growth|inflation|uplift|rise|increase|a year growth|of (?:responses|respondents|schools|members|plans))/.test(
          low.slice(end),
        ),
    )
    .map(({ start, end, value }) => ({ start, end, rate: value }));
  const words = half === null ? [] : [{ start: half.index, end: half.index + half[0].length, rate: 0.5 }];
  return [...said, ...words].sort((a, b) => a.start - b.start);
}

/** "… and leaves £11.6m": what is left or short, and no transfer. */
const LEFT_BEFORE =
  /\b(?:leav\w+|left|deficit|residual|balance|short(?:fall)?|gap|surplus|sav\w+)\b[^£;]{0,24}$/;

/** "(a) no transfer; (b) 0.5 per cent": what may be chosen from, and nothing told. */
const OPTIONS = /\([a-d]\)[^()]{0,80}\([b-e]\)/;

/** One telling for each rate of the sentence, with the years that stand nearest to it. */
function toldBy({ sentence, spot, isCell, isLabel, under }: Statement): TransferTold[] {
  const { low, periods, quantities } = sentence;
  if (OPTIONS.test(low)) return [];
  const rates = ratesIn(sentence);
  const money = quantities.filter(({ unit, value }) => unit === 'money' && value > 0 && value < MOST_MOVED);
  const shared = {
    // A label of a risk tells what may come.
    status: isLabel ? null : statusOf(low),
    by: decidedBy(low),
    isOther: OTHER.test(low),
    low,
    paragraph: spot.paragraph,
    spot,
    isCell,
  };
  const isNone = NONE.test(low);
  const all = yearsIn(sentence, 0, low.length) ?? yearsUnder(under);
  const [amount, more] = money;
  const isLeft = amount !== undefined && LEFT_BEFORE.test(low.slice(0, amount.start));
  const only = amount === undefined || more !== undefined || isNone || isLeft ? null : amount;
  if (isNone || rates.length === 0) return [{ ...shared, years: all, rate: null, amount: only, isNone }];
  const firstYear = periods.find((period) => firstYearOf(period) !== null);
  const isYearFirst = firstYear !== undefined && firstYear.end <= (rates[0]?.start ?? 0);
  let last: Years | null = null;
  return rates.map((rate, k) => {
    const from = rates[k - 1]?.end ?? 0;
    const to = rates[k + 1]?.start ?? low.length;
    const years =
      isYearFirst && rates.length > 1 ? yearsIn(sentence, from, rate.start) : yearsIn(sentence, rate.end, to);
    const told = years ?? (rates.length === 1 ? all : null);
    // "0.5% in 2025/26 and 1% in each year after that": what follows begins where the one before ends.
    const own: Years | null =
      told === SOME && last !== null && last.to > 2000 ? { from: last.to + 1, to: EVER.to } : told;
    last = own;
    return {
      ...shared,
      years: own,
      rate: rate.rate,
      amount: rates.length === 1 ? only : null,
      isNone: false,
    };
  });
}

function yearsUnder(under: string): Years | null {
  const match = /\b(20\d\d)[/-]\d\d\b/.exec(under);
  return match?.[1] === undefined ? null : { from: Number(match[1]), to: Number(match[1]) };
}

function isTransferRow(grid: Grid, { low }: GridRow): boolean {
  if (!MOVE.test(low) || OTHER_TRANSFER.test(low)) return false;
  return (
    OF_BLOCK.test(low) || OF_BLOCK.test(grid.caption.toLowerCase()) || /^\W*(?:block )?transfer\b/.test(low)
  );
}

/** A table of the transfer, year by year: its first head or its caption names it, and its shares are rates. */
function isTransferTable({ columns, caption, rows }: Grid): boolean {
  const heads = columns.map(({ low }) => low);
  const isHead =
    heads.some((low) => /^\W*(?:block |schools block )?transfer\b/.test(low)) &&
    heads.some((low) => /\b(?:rate|share|%|per cent)/.test(low));
  const named = `${isHead ? 'transfer |' : ''} ${heads[0] ?? ''} ${caption.toLowerCase()}`;
  return (
    /\btransfer\b/.test(named) &&
    !OTHER_TRANSFER.test(named) &&
    rows.some(({ period }) => period?.kind === 'financial-year')
  );
}

/** "Nil" in a row of the transfer. */
function toldNone(grid: Grid, row: GridRow, at: number, year: number | null): TransferTold[] {
  if (at === 0 || year === null || !/^\W*(?:nil|none|zero|no transfer)\W*$/i.test(row.row.cells[at] ?? ''))
    return [];
  const isOpen = /\b(?:onwards?|on|and later|and after|thereafter)\W*$/.test(row.low);
  return [
    {
      years: { from: year, to: isOpen ? EVER.to : year },
      rate: null,
      amount: null,
      isNone: true,
      status: null,
      by: null,
      isOther: OTHER.test(row.low),
      low: row.low,
      paragraph: row.row.paragraph,
      spot: rowSpot(grid, row),
      isCell: true,
    },
  ];
}

/** What one cell of such a row tells; nothing where it is neither a rate nor the amount of a year. */
function toldInCell(grid: Grid, row: GridRow, at: number): TransferTold[] {
  const cell = row.cells[at];
  const period = grid.columns[at]?.period ?? row.period;
  const year = period == null ? null : firstYearOf(period);
  if (cell == null) return toldNone(grid, row, at, year);
  const { value, step, unit } = cell;
  const isRate = unit === 'percent';
  if (!isRate && (year === null || unit !== 'money')) return [];
  const low = `${row.low} ${grid.columns[at]?.low ?? ''}`;
  return [
    {
      years: year === null ? null : { from: year, to: year },
      rate: isRate ? Math.abs(value) : null,
      amount: isRate ? null : { value: Math.abs(value), step, isAbout: false },
      isNone: value === 0,
      status: statusOf(low),
      by: null,
      isOther: OTHER.test(low) || /\b(?:plan|budget|last)\b/.test(low),
      low,
      paragraph: row.row.paragraph,
      spot: rowSpot(grid, row),
      isCell: true,
    },
  ];
}

/** Rows of a transfer with a figure for each year. */
function toldInRows({ grids }: Understanding): TransferTold[] {
  return grids.flatMap((grid) =>
    isTransferTable(grid)
      ? grid.rows.flatMap((row) =>
          row.cells.flatMap((cell, at) => (cell?.unit === 'percent' ? toldInCell(grid, row, at) : [])),
        )
      : grid.rows
          .filter((row) => isTransferRow(grid, row))
          .flatMap((row) => row.cells.flatMap((_, at) => toldInCell(grid, row, at))),
  );
}

/** In a paper on blocks, a transfer of no other kind. */
const THE_TRANSFER =
  /\b(?:a|the|no|any|this|that|such|further) transfer\b(?! (?:of|to|between|from (?!the schools)))/;
const GOES_ON = /\b(?:it|one|none|this|that|the (?:rate|request|proposal|vote|same)|which)\b|%/;

/** In the same paragraph, or the next item of a list. */
function isBehind(sentence: Sentence, before: Sentence): boolean {
  if (sentence.block === before.block) return true;
  const isNext = sentence.blockAt === before.blockAt + 1 && sentence.block.list === before.block.list;
  return (
    isNext &&
    sentence.block.kind === 'item' &&
    /\b(?:forum|vote|voted|secretary of state|consult\w*)\b/.test(sentence.low)
  );
}

/** "Schools Forum: the paper sought 1% for 2026/27". */
function isForumRate(sentence: Sentence): boolean {
  return (
    /\bschools forum\b/.test(sentence.low) &&
    statusOf(sentence.low) !== null &&
    ratesIn(sentence).some(({ rate }) => rate <= MOST_RATE)
  );
}

/** Larger shares of the Schools Block are moved nowhere [per cent]. */
const MOST_RATE = 2;

/** Whether a statement is of the transfer: by its own words, by its row, or as it goes on after one that is. */
function meaningOf(
  { sentence, under, isCell }: Statement,
  before: Statement | null,
  isOfBlocks: boolean,
): 'named' | 'goes on' | null {
  const last = before !== null && isBehind(sentence, before.sentence) ? before.sentence.low : null;
  const isNamed = MOVE.test(sentence.low) || (isCell && MOVE.test(under)) || isForumRate(sentence);
  if (!isNamed && (last === null || !GOES_ON.test(sentence.low))) return null;
  const isOfBlock =
    OF_BLOCK.test(`${sentence.low} ${under} ${last ?? ''}`) ||
    (isOfBlocks && THE_TRANSFER.test(sentence.low));
  if (!isOfBlock || OTHER_TRANSFER.test(sentence.low)) return null;
  return isNamed ? 'named' : 'goes on';
}

/** Give what is told of the transfer. A sentence that says "it" belongs to the one before it in its paragraph. */
export const transfersIn: (document: Understanding) => readonly TransferTold[] = oncePer((document) => {
  let before: Statement | null = null;
  const isOfBlocks = /\bschools?'? (?:block|forum)\b/.test(document.low);
  const told = statementsOf(document).flatMap((statement) => {
    const meaning = meaningOf(statement, before, isOfBlocks);
    if (meaning === null) before = null;
    if (meaning === 'named') before = statement;
    return meaning === null ? [] : toldBy(statement);
  });
  return [...told, ...toldInRows(document)];
});
