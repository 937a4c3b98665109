/** The most, the largest or more than half said of a thing that a table has a row for, against its columns. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { cellSpots, type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { areOfOneSort, isOwnFigure } from '../../understand/named-series.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const MOST =
  /\b(?:(?:the )?(?:highest|largest|biggest|greatest|commonest)|(?:raised|named|mentioned|chosen|reported|cited|used) most(?: often)?|most (?:often|common\w*|frequent\w*|popular)|the most)\b/;
const NOT_MOST =
  /\b(?:second|third|fourth|one of|among|two|three|four|not|no longer|since|ever|last year|previous\w*|if|would|could|almost|nearly|joint|equal|growth|rise|increase|fall|change|variance|national\w*|england|over budget|under budget|(?:largest|highest|biggest|greatest|commonest|most \w+) (?:[a-z-]+ )?[a-z]{3,}(?<!ss|us|is)s (?:are|were|this|in|of|remain))\b/;
/** How far a claim may stand from its table [blocks]. */
const NEAR = 14;
/** Rows that are of a whole, and no line beside others. */
const TOTAL =
  /\b(?:total|all|overall|average|sum|(?:without|with no|before) (?:any )?(?:action|plan|measures|savings)|do[- ]nothing|unmitigated|in the plan)\b/;

/** Words of a row's name: its first cell and, where that is a number or letter alone, the next. */
function nameOf({ row }: GridRow): { readonly code: string | null; readonly words: readonly string[] } {
  const [first = '', second = ''] = row.cells;
  const code = /^\W{0,3}([A-Z]{1,3}\d{1,2})\W{0,3}$/.exec(first.trim())?.[1] ?? null;
  return { code, words: [...thingWords(code === null ? first : second)].filter((word) => word.length > 2) };
}

/** The rows that a sentence names: by their code, or by at least two words of their names that no other row has so many of. */
function namedRows(grid: Grid, sentence: Sentence): GridRow[] {
  const words = thingWords(sentence.text.split(/, (?:followed|ahead of|then)\b/)[0] ?? '');
  const rows = grid.rows.filter(({ low }) => !TOTAL.test(low));
  const byCode = rows.filter((row) => {
    const { code } = nameOf(row);
    return code !== null && new RegExp(`\\b${RegExp.escape(code)}\\b`).test(sentence.text);
  });
  if (byCode.length > 0) return byCode;
  const sized = rows.map((row) => {
    const { words: own } = nameOf(row);
    const shared = own.filter((word) => words.has(word)).length;
    return {
      row,
      shared,
      isAll: own.length > 0 && shared === own.length,
      isMost: shared >= 2 && shared * 2 >= own.length,
    };
  });
  const fits = sized.filter(({ isAll, isMost }) => isAll || isMost);
  const most = Math.max(0, ...fits.map(({ shared }) => shared));
  return fits.filter(({ shared }) => shared === most).map(({ row }) => row);
}

/** Columns of one unit in which most rows have a figure; those that the sentence names, or all. */
function columnsFor({ columns, rows }: Grid, sentence: Sentence): number[] {
  const words = thingWords(sentence.text);
  const all = columns.flatMap(({ low, numbers }, at) =>
    at > 0 &&
    numbers >= 3 &&
    numbers >= rows.length - 1 &&
    !/\b(?:variance|change|difference|last|previous)\b/.test(low)
      ? [at]
      : [],
  );
  const named = all.filter((at) =>
    [...thingWords(columns[at]?.header ?? '')].some((word) => words.has(word)),
  );
  return named.length > 0 ? named : all;
}

function gridsNear({ grids, document }: Understanding, sentence: Sentence): Grid[] {
  return grids.filter((grid) => {
    const at = placeOf(document, grid.block);
    return at >= 0 && Math.abs(at - sentence.blockAt) <= NEAR && !grid.block.isChart;
  });
}

/** "R3 has the highest score on the register", and two rows have more. */
function wrongMost(document: Understanding, sentence: Sentence): Found[] {
  const claim = MOST.exec(sentence.low);
  if (claim === null || NOT_MOST.test(sentence.low) || !isStatement(sentence)) return [];
  return gridsNear(document, sentence).flatMap((grid): Found[] => {
    const [row, more] = namedRows(grid, sentence);
    if (row === undefined || more !== undefined) return [];
    const columns = columnsFor(grid, sentence).filter((at) => {
      const own = row.cells[at];
      return own != null && isOwnFigure(sentence, own);
    });
    if (columns.length === 0) return [];
    const others = grid.rows.filter(
      (one) => one !== row && !TOTAL.test(one.low) && areOfOneSort(row.low, one.low),
    );
    const above = columns.map((at) => {
      const own = row.cells[at];
      const best = others.find(
        (one) => own != null && (one.cells[at]?.value ?? Number.NEGATIVE_INFINITY) > own.value,
      );
      return { at, own, best };
    });
    const [first] = above;
    if (
      first === undefined ||
      others.length < 2 ||
      above.some(({ own, best }) => own == null || best === undefined)
    )
      return [];
    const { own, best, at } = first;
    if (own == null || best === undefined) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...cellSpots(grid, row, at), rowSpot(grid, best)],
        arithmetic: `${row.label} has ${num(own.value)}, ${best.label} ${num(best.cells[at]?.value ?? 0)}; the text says "${claim[0]}"`,
      },
    ];
  });
}

const HALF =
  /\b(more than|over|less than|under|fewer than|almost|nearly|about|just over|just under) (?:a )?(half|a third|third|a quarter|quarter|two[- ]thirds|three[- ]quarters)\b/;
const PARTS: Readonly<Record<string, number>> = {
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  'two thirds': 2 / 3,
  'three quarters': 3 / 4,
};

function holds(share: number, part: number, degree: string): boolean {
  if (/more|over/.test(degree)) return share > part * 0.995;
  if (/less|under|fewer/.test(degree)) return share < part * 1.005;
  return Math.abs(share / part - 1) < 0.12;
}

/** "More than half of our children are in mainstream schools", and the row is 1,160 of 3,000. */
function wrongPart(document: Understanding, sentence: Sentence): Found[] {
  const match = HALF.exec(sentence.low);
  const part = PARTS[(match?.[2] ?? '').replace(/^a /, '').replace('-', ' ')];
  if (match === null || part === undefined || sentence.quantities.some(({ unit }) => unit === 'count'))
    return [];
  if (
    sentence.block.kind === 'heading' ||
    /\b(?:if|would|target|aim|growth|rise|increase|not)\b/.test(sentence.low)
  )
    return [];
  return gridsNear(document, sentence).flatMap((grid): Found[] => {
    const [row, more] = namedRows(grid, sentence);
    const total = grid.rows.find(({ low }) => /^\W{0,3}(?:grand )?total|^\W{0,3}all\b/.test(low));
    if (row === undefined || more !== undefined || total === undefined || nameOf(row).words.length < 2)
      return [];
    const shares = columnsFor(grid, sentence).flatMap((at) => {
      const [own, whole] = [row.cells[at], total.cells[at]];
      return own == null || whole == null || whole.value <= 0 || own.unit === 'percent'
        ? []
        : [{ own, whole, share: own.value / whole.value }];
    });
    const [first] = shares;
    if (first === undefined || shares.some(({ share }) => holds(share, part, match[1] ?? ''))) return [];
    return [
      {
        spots: [sentenceSpot(sentence), rowSpot(grid, row), rowSpot(grid, total)],
        arithmetic: `${num(first.own.value)} of ${num(first.whole.value)} is ${num(first.share * 100, 1)}%; the text says "${match[0]}"`,
      },
    ];
  });
}

/** Ranks by rows. */
export const RANK_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.most',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'Another row has more than the one said to have the most',
    meaning:
      'The highest, largest, raised most often, said of the row of a table near by, and more in another row of every column it can be of.',
    advice: 'Mend the rank, or say which figures it is of.',
    fires:
      '| Theme | Replies |\n| --- | --- |\n| Waiting times for assessment | 58 |\n| Communication from the council | 44 |\n| Access to therapies | 31 |\n\nThe theme raised most often was communication from the council.',
    silent:
      '| Theme | Replies |\n| --- | --- |\n| Waiting times for assessment | 58 |\n| Communication from the council | 44 |\n| Access to therapies | 31 |\n\nThe theme raised most often was waiting times for assessment.',
    find: (document) => document.sentences.flatMap((sentence) => wrongMost(document, sentence)),
  },
  {
    code: 'claim.part-of-table',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A part told in words is not that of its row and the total',
    meaning:
      'More than half, nearly a third and the like of the whole of a table near by, said of one of its rows.',
    advice: 'Work the part out again.',
    fires:
      '| Setting | Plans |\n| --- | --- |\n| Mainstream schools | 1,160 |\n| Special schools | 1,100 |\n| Other | 740 |\n| Total | 3,000 |\n\nMore than half of our children with plans are in mainstream schools.',
    silent:
      '| Setting | Plans |\n| --- | --- |\n| Mainstream schools | 1,560 |\n| Special schools | 1,100 |\n| Other | 340 |\n| Total | 3,000 |\n\nMore than half of our children with plans are in mainstream schools.',
    find: (document) => document.sentences.flatMap((sentence) => wrongPart(document, sentence)),
  },
];
