/** Relations that most rows or columns of a table keep among three of their figures, and the one that does not: products, rates, sums, steps. */
import type { FindingKind, Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { CellNumber } from '../../understand/cells.ts';
import { cellSpots, type Grid } from '../../understand/grid.ts';
import {
  type Interval,
  intervalOf,
  meet,
  minus,
  over,
  plus,
  scaleBy,
  sizeOf,
  times,
} from '../../understand/interval.ts';
import { oncePer } from '../../understand/once.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** A table turned so that what is related stands side by side: lines of figures under heads. */
type Sheet = {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly (CellNumber | null)[])[];
  readonly spotsOf: (line: number, head: number) => Found['spots'];
};

/** Wider tables are not looked through for products. */
const MOST_HEADS = 12;
const MOST_LINES = 200;
/** A figure that is further off than this is of something else [ratio]. */
const FAR = 2.5;

function sheetsOf(grid: Grid): Sheet[] {
  const { columns, rows } = grid;
  const across: Sheet = {
    heads: columns.map(({ low }) => low),
    lines: rows.map(({ cells }) => cells),
    spotsOf: (line, head) => spotsAt(grid, line, head),
  };
  const heads = rows.map(({ low }) => low);
  const down: Sheet = {
    heads,
    lines: columns.slice(1).map((_, at) => rows.map(({ cells }) => cells[at + 1] ?? null)),
    spotsOf: (line, head) => spotsAt(grid, head, line + 1),
  };
  return [across, down].filter(
    (sheet) => sheet.heads.length <= MOST_HEADS && sheet.lines.length <= MOST_LINES,
  );
}

function spotsAt(grid: Grid, row: number, column: number): Found['spots'] {
  const found = grid.rows[row];
  return found === undefined ? [] : cellSpots(grid, found, column);
}

type Three = readonly [CellNumber, CellNumber, CellNumber];

/** A relation of three figures: whether it holds, whether holding says anything, and how it is told where it does not. */
type Relation = {
  readonly kind: FindingKind;
  readonly holds: (three: Three) => boolean;
  readonly says: (three: Three) => boolean;
  readonly real: (three: Three) => number;
  readonly told: (three: Three) => string;
};

const APART =
  /\b(?:vacan\w+|varian\w+|gap|outstanding|remain\w*|differ\w+|short\w*|net|change|unfilled|late|not|over|under|total|all|both|balance|left|open|still|yet|growth|increase|excess|surplus)\b/;

const SUM: Relation = {
  kind: 'sum',
  // Shares of different bases are not added; a gap may be told without its sign.
  holds: ([a, b, c]) =>
    c.unit === 'percent' ||
    meet(plus(intervalOf(a), intervalOf(b)), intervalOf(c)) ||
    meet(sizeOf(minus(intervalOf(a), intervalOf(b))), sizeOf(intervalOf(c))),
  says: ([, , c]) => c.value !== 0,
  real: ([a, b]) => a.value + b.value,
  told: ([a, b, c]) => `${shown(a)} + ${shown(b)} = ${showValue(a.value + b.value, c.unit)}, not ${shown(c)}`,
};

function shown({ value, unit }: CellNumber): string {
  return showValue(value, unit);
}

/** What a product is divided by: 100 where a share is in it, 1,000 for rates by the thousand. */
const SCALES = [1, 100, 1000, 10_000, 1e6, 1e-3] as const;

function product(by: number): Relation {
  const value = (a: CellNumber, b: CellNumber): Interval =>
    scaleBy(times(intervalOf(a), intervalOf(b)), 1 / by);
  return {
    kind: by === 1 ? 'implied-value' : 'rate-and-count',
    holds: ([a, b, c]) => meet(value(a, b), intervalOf(c)),
    says: (three) => three.every(({ value: one }) => one !== 0 && Math.abs(one) !== 1),
    real: ([a, b]) => (a.value * b.value) / by,
    told: ([a, b, c]) => {
      if (by === 1)
        return `${shown(a)} × ${shown(b)} = ${showValue(a.value * b.value, c.unit)}, not ${shown(c)}`;
      const [rate, base] = b.unit === 'percent' || b.value < a.value ? [b, a] : [a, b];
      return `${shown(c)} over ${shown(base)} is ${num((c.value / base.value) * by, 1)}${rate.unit === 'percent' ? '%' : ''}, not ${num(rate.value)}`;
    },
  };
}

const PRODUCTS = SCALES.map((by) => ({ by, relation: product(by) }));

/** The relations worth trying for three heads. */
function relationsFor(units: readonly (CellNumber['unit'] | null)[], heads: string): readonly Relation[] {
  const [a, b, c] = units;
  const hasShare = a === 'percent' || b === 'percent';
  // Two amounts of money have no product.
  const products =
    a === 'money' && b === 'money'
      ? []
      : PRODUCTS.filter(({ by }) => (by === 100) === hasShare && c !== 'percent').map(
          ({ relation }) => relation,
        );
  return a === b && b === c && APART.test(heads) ? [SUM, ...products] : products;
}

type Fit = { readonly line: number; readonly three: Three };

/** Most lines keep a relation and few do not. @returns those that do not. */
function brokenLines(lines: readonly Fit[], relation: Relation): Fit[] {
  let kept = 0;
  const broken: Fit[] = [];
  for (const fit of lines) {
    if (relation.holds(fit.three)) kept += relation.says(fit.three) ? 1 : 0;
    else broken.push(fit);
    if (broken.length * 2 > lines.length) return [];
  }
  if (kept < 2 || broken.length === 0 || kept < broken.length * 2) return [];
  return broken.every(({ three }) => isNear(relation.real(three), three[2].value)) ? broken : [];
}

function isNear(real: number, printed: number): boolean {
  return real * printed > 0 && real / printed < FAR && printed / real < FAR;
}

function unitOf(sheet: Sheet, head: number): CellNumber['unit'] | null {
  return sheet.lines.find((line) => line[head] != null)?.[head]?.unit ?? null;
}

type Broken = { readonly kind: FindingKind; readonly found: Found };

/** Places of three heads, the first two in their order, all of which have figures. */
function triplesOf({ heads, lines }: Sheet): (readonly [number, number, number])[] {
  const numbered = heads
    .map((_, at) => at)
    .filter((at) => lines.filter((line) => line[at] != null).length >= 3);
  return numbered.flatMap((a) =>
    numbered
      .filter((b) => b > a)
      .flatMap((b) => numbered.filter((c) => c !== a && c !== b).map((c) => [a, b, c] as const)),
  );
}

/** What three heads of a sheet break of the relations that most lines of them keep. */
function brokenAt(
  sheet: Sheet,
  [a, b, c]: readonly [number, number, number],
): readonly (Fit & { relation: Relation })[] {
  const fits = sheet.lines.flatMap((line, at): Fit[] => {
    const [x, y, z] = [line[a], line[b], line[c]];
    return x == null || y == null || z == null ? [] : [{ line: at, three: [x, y, z] }];
  });
  const names = [a, b, c].map((at) => sheet.heads[at]).join(' | ');
  const units = [a, b, c].map((at) => unitOf(sheet, at));
  return relationsFor(units, names).flatMap((relation) => {
    const broken = brokenLines(fits, relation);
    return broken.length === 0 || isKeptBeside(sheet, [a, b, c], relation)
      ? []
      : broken.map((fit) => ({ ...fit, relation }));
  });
}

/** Whether another head keeps the relation of the first two in each line: a score beside the last or the target score. */
function isKeptBeside(
  { heads, lines }: Sheet,
  [a, b, c]: readonly [number, number, number],
  relation: Relation,
): boolean {
  return heads.some((_, other) => {
    if (other === a || other === b || other === c) return false;
    // A rate may be of the column before the one that nearly fits: of the opening, not of the closing.
    return [
      [a, b, other],
      [other, b, c],
      [a, other, c],
    ].some((three) => isKeptBy(lines, three, relation));
  });
}

function isKeptBy(lines: Sheet['lines'], [a, b, c]: readonly number[], relation: Relation): boolean {
  const threes = lines.flatMap((line): Three[] => {
    const [x, y, z] = [line[a ?? -1], line[b ?? -1], line[c ?? -1]];
    return x == null || y == null || z == null ? [] : [[x, y, z]];
  });
  return (
    threes.length >= 3 &&
    threes.every(relation.holds) &&
    threes.filter(relation.says).length * 2 > threes.length
  );
}

/** Each line is told of once, by the first relation that it breaks. */
function relationsOf(sheet: Sheet): Broken[] {
  const told = new Map<number, Broken>();
  for (const three of triplesOf(sheet))
    for (const { line, relation, three: cells } of brokenAt(sheet, three)) {
      if (told.has(line)) continue;
      const [a, b, c] = three;
      const spots = [c, a, b].flatMap((head) => sheet.spotsOf(line, head));
      told.set(line, { kind: relation.kind, found: { spots, arithmetic: relation.told(cells) } });
    }
  return [...told.values()];
}

const STEP_HEAD = /\b(?:change|growth|increase|decrease|movement|rise|difference|up|on year|net)\b/;

/** A head that tells the step from one line to the next, in figures or in per cent. */
function stepsOf({ heads, lines, spotsOf }: Sheet): Broken[] {
  return heads.flatMap((head, at) => {
    if (!STEP_HEAD.test(head)) return [];
    return heads.flatMap((_, of): Broken[] => {
      if (of === at) return [];
      const steps = lines.flatMap((line, k) => {
        const [now, before, told] = [line[of], lines[k - 1]?.[of], line[at]];
        return now == null || before == null || told == null || before.value <= 0
          ? []
          : [{ line: k, now, before, told }];
      });
      const real = ({ now, before, told }: (typeof steps)[number]) => {
        const gap = minus(intervalOf(now), intervalOf(before));
        return told.unit === 'percent' && now.unit !== 'percent'
          ? scaleBy(over(gap, intervalOf(before)), 100)
          : gap;
      };
      const wrong = steps.filter((step) => !meet(real(step), intervalOf(step.told)));
      const right = steps.filter((step) => step.told.value !== 0 && !wrong.includes(step)).length;
      if (right < 2 || wrong.length === 0 || right < wrong.length * 2) return [];
      return wrong.flatMap((step): Broken[] => {
        const { low, high } = real(step);
        const middle = (low + high) / 2;
        if (Math.abs(middle - step.told.value) > Math.abs(middle) * FAR) return [];
        const is = step.told.unit === 'percent' ? `${num(middle, 1)}%` : showValue(middle, step.told.unit);
        return [
          {
            kind: 'change',
            found: {
              spots: [...spotsOf(step.line, at), ...spotsOf(step.line, of)],
              arithmetic: `from ${shown(step.before)} to ${shown(step.now)} is ${is}, not ${shown(step.told)}`,
            },
          },
        ];
      });
    });
  });
}

const LIKELY = /\b(?:likelihood|probability|chance)\b|^l$|^p$/;
const IMPACT = /\b(?:impact|severity|consequence|harm)\b|^i$/;
const SCORE = /\b(?:score|risk rating|total|exposure)\b|^l ?[×x*] ?i$|^rating$/;

const OF_ANOTHER_TIME =
  /\b(?:last|previous|prior|earlier|former|old|was|target|residual|inherent|gross|net|mitigated|after|before|change|trend|tolerance|appetite)\b/;

/** A risk's score is its likelihood times its impact where another row of the register shows that it is. */
function scoresOf(grid: Grid): Found[] {
  const { columns, rows } = grid;
  const at = (pattern: RegExp) => columns.flatMap(({ low }, k) => (pattern.test(low) ? [k] : []));
  const nearest = (pattern: RegExp, score: number) => at(pattern).findLast((k) => k < score) ?? -1;
  const scores = at(SCORE);
  return scores.flatMap((score): Found[] => {
    const [likely, impact] = [nearest(LIKELY, score), nearest(IMPACT, score)];
    if (likely < 0 || impact < 0 || likely === impact) return [];
    // "Score | Last score", "Score | Target score": of two behind one likelihood and impact, the plain one is theirs.
    const isOther = OF_ANOTHER_TIME.test(columns[score]?.low ?? '') || columns[score]?.period != null;
    if (isOther && scores.some((k) => k !== score && nearest(IMPACT, k) === impact)) return [];
    const told = rows.flatMap((row) => {
      const [l, i, s] = [row.cells[likely], row.cells[impact], row.cells[score]];
      return l == null || i == null || s == null ? [] : [{ row, l: l.value, i: i.value, s: s.value }];
    });
    const wrong = told.filter(({ l, i, s }) => l * i !== s);
    if (wrong.length === 0 || wrong.length * 2 > told.length) return [];
    return wrong.map(({ row, l, i, s }) => ({
      spots: cellSpots(grid, row, score),
      arithmetic: `${num(l)} × ${num(i)} = ${num(l * i)}, not ${num(s)}`,
    }));
  });
}

const brokenIn: (document: Understanding) => readonly Broken[] = oncePer(({ grids, low }) => {
  const by = roundedTo(low);
  return grids.flatMap((grid) => {
    const scores = scoresOf(grid).map((found): Broken => ({ kind: 'implied-value', found }));
    if (scores.length > 0 || grid.block.isChart) return scores;
    return sheetsOf(grid).flatMap((sheet) => {
      const read = asRounded(sheet, by);
      return [...relationsOf(read), ...stepsOf(read)];
    });
  });
});

/** "Rounded to the nearest £100": what the figures of a paper may be rounded to [1 where nothing is said]. */
function roundedTo(low: string): number {
  const told =
    /\b(?:to|at) the nearest £?(\d{1,3}(?:,\d{3})*|hundred|thousand|ten|five)(?!\.\d)\b/.exec(low)?.[1] ?? '';
  const words: Readonly<Record<string, number>> = { five: 5, ten: 10, hundred: 100, thousand: 1000 };
  return words[told] ?? (told === '' ? 1 : Number(told.replaceAll(',', '')));
}

/** A head whose figures are all multiples of what the paper rounds to is no more exact than that. */
function asRounded(sheet: Sheet, by: number): Sheet {
  if (by <= 1) return sheet;
  const isRounded = sheet.heads.map((_, head) =>
    sheet.lines.every((line) => line[head] == null || Math.abs((line[head]?.value ?? 0) % by) < 1e-9),
  );
  const lines = sheet.lines.map((line) =>
    line.map((cell, head) =>
      cell !== null && isRounded[head] === true ? { ...cell, step: Math.max(cell.step, by) } : cell,
    ),
  );
  return { ...sheet, lines };
}

function foundOf(kinds: readonly FindingKind[]): Rule['find'] {
  return (document) => brokenIn(document).flatMap(({ kind, found }) => (kinds.includes(kind) ? [found] : []));
}

/** Relations in tables. */
export const TABLE_RELATION_RULES: readonly Rule[] = [
  {
    code: 'table.product',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'A row does not keep the product that the other rows keep',
    meaning:
      'Number times price, likelihood times impact: in most rows one figure is the product of two others, in one it is not.',
    advice: 'Reckon the row again.',
    fires:
      '| Type | Places | Rate (£) | Cost (£) |\n|---|---|---|---|\n| Special | 120 | 10,000 | 1,200,000 |\n| Base | 46 | 6,000 | 267,000 |\n| AP | 30 | 10,000 | 300,000 |',
    silent:
      '| Type | Places | Rate (£) | Cost (£) |\n|---|---|---|---|\n| Special | 120 | 10,000 | 1,200,000 |\n| Base | 46 | 6,000 | 276,000 |\n| AP | 30 | 10,000 | 300,000 |',
    find: foundOf(['implied-value']),
  },
  {
    code: 'table.rate',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A row does not keep the rate that the other rows keep',
    meaning: 'In most rows a share or a rate by the thousand is one figure over another, in one it is not.',
    advice: 'Reckon the rate again from its two figures.',
    fires:
      '| Area | Pupils | Plans | Plans per 1,000 |\n|---|---|---|---|\n| North | 20,000 | 900 | 45.0 |\n| South | 25,000 | 1,000 | 44.0 |\n| East | 10,000 | 520 | 52.0 |',
    silent:
      '| Area | Pupils | Plans | Plans per 1,000 |\n|---|---|---|---|\n| North | 20,000 | 900 | 45.0 |\n| South | 25,000 | 1,000 | 40.0 |\n| East | 10,000 | 520 | 52.0 |',
    find: foundOf(['rate-and-count']),
  },
  {
    code: 'table.difference',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'A row does not keep the sum or difference that the other rows keep',
    meaning:
      'In most rows one figure is the sum or the difference of two others, such as vacant posts, in one it is not.',
    advice: 'Reckon the row again.',
    fires:
      '| Team | Budget FTE | In post | Vacant |\n|---|---|---|---|\n| Casework | 34.0 | 29.0 | 5.0 |\n| Psychology | 12.0 | 9.4 | 3.6 |\n| Review | 8.0 | 6.5 | 1.5 |',
    silent:
      '| Team | Budget FTE | In post | Vacant |\n|---|---|---|---|\n| Casework | 34.0 | 29.0 | 5.0 |\n| Psychology | 12.0 | 9.4 | 2.6 |\n| Review | 8.0 | 6.5 | 1.5 |',
    find: foundOf(['sum']),
  },
  {
    code: 'table.step',
    kind: 'change',
    severity: 'error',
    isWide: true,
    title: 'A change told in a table is not that from the row before',
    meaning:
      'A column of changes, in figures or per cent, of which most are those from one row to the next, and one is not.',
    advice: 'Reckon the change again from its two figures.',
    fires:
      '| Year | Plans | % change |\n|---|---|---|\n| 2022 | 3,200 | |\n| 2023 | 3,520 | 10.0% |\n| 2024 | 3,872 | 10.0% |\n| 2025 | 4,259 | 11.2% |',
    silent:
      '| Year | Plans | % change |\n|---|---|---|\n| 2022 | 3,200 | |\n| 2023 | 3,520 | 10.0% |\n| 2024 | 3,872 | 10.0% |\n| 2025 | 4,259 | 10.0% |',
    find: foundOf(['change']),
  },
];
