/** Plans that end: so many a month in words against their table, and a forecast of them that the paper says there is none of. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { figuresIn } from '../../understand/figures.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const ENDS = /\b(?:ceas\w*|end(?:s|ed|ing)|clos(?:ed|ing|ures?)|leavers?|left|cessations?|lapsed?)\b/;
const OF_PLANS = /\b(?:plans?|ehcps?|ceas\w*)\b/;
const NOT_ACTUAL =
  /\b(?:forecast|assum\w*|expect\w*|written on|target|agreement|if|would|will|should|needs?|profile|plan(?:ned)? (?:for|on)|more|fewer|up|rise|extra)\b/;

type Mean = {
  readonly perMonth: number;
  readonly months: number;
  readonly total: number;
  readonly spot: Spot;
};

const MONTH = /^\W*(?:(?:end |at )?)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/;
/** A row over several months: "the six months". */
const SEVERAL = /(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) months/;

/** The mean of a column or row of ended plans over the months of its table. */
function meansIn(grid: Grid): Mean[] {
  const isEnds = (low: string) =>
    ENDS.test(low) &&
    !/\b(?:forecast|target|rate|average|mean|rolling|a month|month end|year end|quarter end)\b/.test(low);
  const columns = grid.columns.flatMap(({ low }, at): Mean[] => {
    if (at === 0 || !isEnds(low)) return [];
    const rows = grid.rows.filter((row) => MONTH.test(row.low) && row.cells[at]?.unit === 'count');
    if (rows.length < 3 || rows.some(({ row }) => /\bto\b/.test(row.cells[0] ?? ''))) return [];
    const [first] = rows;
    if (first === undefined) return [];
    const total = rows.reduce((sum, row) => sum + (row.cells[at]?.value ?? 0), 0);
    const whole = grid.rows.find((row) => /\b(?:total|sum)\b/.test(row.low) || SEVERAL.test(row.low));
    return [
      { perMonth: total / rows.length, months: rows.length, total, spot: rowSpot(grid, whole ?? first) },
    ];
  });
  const rows = grid.rows.flatMap((row): Mean[] => {
    if (!isEnds(row.low)) return [];
    const cells = grid.columns.flatMap((column, at) =>
      at > 0 && MONTH.test(column.low) && row.cells[at]?.unit === 'count' ? [row.cells[at]?.value ?? 0] : [],
    );
    const total = cells.reduce((sum, value) => sum + value, 0);
    return cells.length < 3
      ? []
      : [{ perMonth: total / cells.length, months: cells.length, total, spot: rowSpot(grid, row) }];
  });
  return [...columns, ...rows];
}

function wrongRate(
  document: Understanding,
  sentence: Sentence,
  before: Sentence | undefined,
  means: readonly Mean[],
): Found[] {
  const { low } = sentence;
  if (
    !isStatement(sentence) ||
    !ENDS.test(low) ||
    !OF_PLANS.test(`${low} ${sentence.block.text.toLowerCase()}`)
  )
    return [];
  return figuresIn(document, sentence).flatMap((figure): Found[] => {
    if (figure.unit !== 'count' || figure.per !== 'month' || figure.value <= 0 || !ENDS.test(figure.own))
      return [];
    if (NOT_ACTUAL.test(figure.own.replace(/\bas (?:forecast|planned|expected)\b/g, ''))) return [];
    if (figure.sentence?.periods.length !== 0 && /\btwelve months\b|\byear\b/.test(low)) return [];
    const [mean, more] = means;
    if (
      mean === undefined ||
      more !== undefined ||
      Math.abs(mean.perMonth - figure.value) <= Math.max(0.5, mean.perMonth * 0.08)
    )
      return [];
    const near =
      before?.block === sentence.block && before.quantities.some(({ value }) => value === figure.value)
        ? [sentenceSpot(before)]
        : [];
    return [
      {
        spots: [sentenceSpot(sentence), mean.spot, ...near],
        arithmetic: `${num(mean.total)} over ${num(mean.months)} months is ${num(mean.perMonth, 1)} a month, not ${num(figure.value)}`,
      },
    ];
  });
}

const FORECAST = `(?:forecasts?|projections?|trajector(?:y|ies)|profiles?|estimates?|predictions?)`;
const NONE = new RegExp(
  String.raw`\b(?:no|without (?:an?|any)|not (?:\w+ ){0,2}?(?:contain|include|have|give|hold|make|set|show|carry|offer|provide) (?:an?|any)|never (?:had|made|set)|neither) (?:\w+ ){0,2}?${FORECAST}\b|\b${FORECAST} (?:of|for)\b[^.;]{0,50}\b(?:(?:is|are|was|were|has|have|does|do) not|not (?:yet )?(?:available|made|set|part|given)|missing|absent|does not exist)|\b(?:is|are|was|were) not (?:yet )?(?:forecast|projected|modelled)\b|\b(?:actuals?|actual figures?|outturn) only\b`,
);
const HELD_TO = new RegExp(
  String.raw`\b(?:in line with|ahead of|behind|above|below|as|against|better than|worse than|close to|matches|match|within|on|near|under|over|consistent with|exactly|compared with|than) (?:the |our |its |their |what (?:was|the agreement) )?(?:agreed |original |agreement's )?${FORECAST}\b|\b(?:as|than) (?:was )?(?:forecast|projected|expected in the agreement)\b`,
);
const SUBJECTS = ['ceas', 'ended', 'ending', 'request', 'placement', 'appeal', 'transport', 'exclusion'];

function subjectOf(sentence: Sentence, document: Understanding): string | null {
  const own = SUBJECTS.find((word) => sentence.low.includes(word));
  if (own !== undefined) return own === 'ended' || own === 'ending' ? 'ceas' : own;
  const near = document.sentences
    .filter(({ block, start }) => block === sentence.block && start < sentence.start)
    .map(({ low }) => low)
    .join(' ');
  const found = SUBJECTS.find((word) => near.includes(word));
  return found === 'ended' || found === 'ending' ? 'ceas' : (found ?? null);
}

/** "The agreement does not contain a forecast of ceased plans", and elsewhere "the rate is in line with the forecast". */
function heldToNone(document: Understanding): Found[] {
  const none = document.sentences.filter((sentence) => isStatement(sentence) && NONE.test(sentence.low));
  if (none.length === 0) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    if (!isStatement(sentence) || none.includes(sentence)) return [];
    const match = HELD_TO.exec(sentence.low);
    if (match === null || /\b(?:no|not|cannot|without|could)\b/.test(sentence.low)) return [];
    const subject = subjectOf(sentence, document);
    const denied = subject === null ? undefined : none.find((one) => subjectOf(one, document) === subject);
    return denied === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), sentenceSpot(denied)],
            arithmetic: `"${match[0]}"; of the same the text says "${NONE.exec(denied.low)?.[0] ?? ''}"`,
          },
        ];
  });
}

function endsApart(document: Understanding): Found[] {
  if (!ENDS.test(document.low)) return [];
  const means = document.grids.flatMap(meansIn);
  const rates =
    means.length === 0
      ? []
      : document.sentences.flatMap((sentence, at) =>
          sentence.quantities.length === 0
            ? []
            : wrongRate(document, sentence, document.sentences[at - 1], means),
        );
  return [
    ...rates.slice(0, 1),
    ...(/forecast|project|trajector|profile|estimate|predict/.test(document.low)
      ? heldToNone(document).slice(0, 1)
      : []),
  ];
}

/** Plans that end. */
export const ENDED_PLAN_RULES: readonly Rule[] = [
  {
    code: 'claim.ended-plans',
    kind: 'average',
    severity: 'error',
    isWide: true,
    title:
      'Plans end at another rate than their table has, or are held against a forecast that there is none of',
    meaning:
      'So many plans that end a month, against the months of a table; and a rate said to be in line with a forecast that the paper says does not exist. Silent of rates that are forecast or assumed.',
    advice: 'Divide the plans that ended by the months, and compare only with a forecast that there is.',
    fires:
      '| Month | Plans ceased |\n| --- | --- |\n| April | 12 |\n| May | 14 |\n| June | 13 |\n\nPlans are ceasing at 20 a month.',
    silent:
      '| Month | Plans ceased |\n| --- | --- |\n| April | 12 |\n| May | 14 |\n| June | 13 |\n\nPlans are ceasing at 13 a month.',
    find: endsApart,
  },
];
