/** A change in points or per cent that two lines, or two cells of a row, give the other way round. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet, minus, over, scaleBy, sizeOf } from '../../understand/interval.ts';
import { num, showValue } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import { isWithin, thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Share = { readonly value: number; readonly step: number };
type Pair = {
  readonly label: ReadonlySet<string>;
  readonly first: Share;
  readonly second: Share;
  readonly spots: readonly Spot[];
  readonly section: string | null;
};

const MOVED =
  /\b(?:risen|rose|rise[sd]?|up|gone up|grown|grew|increase[sd]?|improv\w+|fallen|fell|falls?|down|gone down|dropped|drop|decrease[sd]?|reduc\w+|gain(?:ed)?|lost|higher|lower|better|worse)\b/;
/** Lines this far apart are still told together [blocks]. */
const REACH = 8;

function labelOf({ text }: Statement['sentence']): string | null {
  return /^([^:0-9]{3,50}):/.exec(text)?.[1]?.trim().toLowerCase() ?? null;
}

/** Two lines under one label, each with one share. */
function pairsOfLines(statements: readonly Statement[]): Pair[] {
  const last = new Map<string, Statement>();
  return statements.flatMap((statement): Pair[] => {
    const { sentence } = statement;
    if (!sentence.quantities.some(({ unit }) => unit === 'percent')) return [];
    const match = /([^:.;,0-9(]{3,40}): ?[\d,]+ \(\d/.exec(sentence.low);
    const label = match?.[1]?.trim() ?? labelOf(sentence);
    const shares = sentence.quantities.filter(({ unit }) => unit === 'percent');
    const [share] = shares;
    if (label === null || label === undefined || share === undefined || shares.length > 1 || statement.isCell)
      return [];
    const before = last.get(label);
    last.set(label, statement);
    const first = before?.sentence.quantities.find(({ unit }) => unit === 'percent');
    if (before === undefined || first === undefined || sentence.blockAt - before.sentence.blockAt > REACH)
      return [];
    return [
      {
        label: thingWords(label),
        first,
        second: share,
        spots: [before.spot, statement.spot],
        section: sentence.block.section,
      },
    ];
  });
}

/** Two cells of a row of shares next to each other, or its first and last. */
function pairsOfRows({ grids }: Understanding): Pair[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Pair[] => {
      const shares = row.cells.flatMap((cell) => (cell?.unit === 'percent' && cell.value > 0 ? [cell] : []));
      const [first] = shares;
      const second = shares.at(-1);
      if (first === undefined || second === undefined || first === second || shares.length > 6) return [];
      return [
        {
          label: thingWords(row.label),
          first,
          second,
          spots: [rowSpot(grid, row)],
          section: grid.block.section,
        },
      ];
    }),
  );
}

function pointsAgainstPairs(document: Understanding): Found[] {
  const statements = statementsOf(document);
  const pairs = [...pairsOfLines(statements), ...pairsOfRows(document)].filter(({ label }) => label.size > 0);
  if (pairs.length === 0) return [];
  return statements.flatMap((statement): Found[] => {
    const { sentence } = statement;
    const sized = sentence.quantities.filter(({ unit }) => unit === 'points' || unit === 'percent');
    const [change, more] = sized;
    if (
      change === undefined ||
      more !== undefined ||
      !MOVED.test(sentence.low) ||
      change.isAbout ||
      change.bound !== null
    )
      return [];
    if (
      !/\bby (?:a |an |another )?$|\b(?:of|up|down|rise|fall|another) $/.test(
        sentence.low.slice(Math.max(0, change.start - 12), change.start),
      )
    )
      return [];
    const words = thingWords(sentence.low);
    const own = pairs.filter(
      ({ label, section }) => section === sentence.block.section && isWithin(label, words),
    );
    const isPoints = change.unit === 'points';
    const told = intervalOf(change);
    const judged = own.map((pair) => {
      const gap = sizeOf(
        minus(
          intervalOf({ ...pair.second, unit: 'percent' }),
          intervalOf({ ...pair.first, unit: 'percent' }),
        ),
      );
      const ratio = scaleBy(over(gap, intervalOf({ ...pair.first, unit: 'percent' })), 100);
      return { pair, fits: meet(told, isPoints ? gap : ratio), isOther: meet(told, isPoints ? ratio : gap) };
    });
    const wrong = judged.find(({ isOther }) => isOther);
    if (wrong === undefined || judged.some(({ fits }) => fits)) return [];
    const { first, second } = wrong.pair;
    const gap = Math.abs(second.value - first.value);
    return [
      {
        spots: [statement.spot, ...wrong.pair.spots],
        arithmetic: `from ${showValue(first.value, 'percent')} to ${showValue(second.value, 'percent')} is ${num(gap, 1)} percentage points, or ${num((100 * gap) / first.value, 1)}%; the text says ${showValue(change.value, change.unit)}`,
      },
    ];
  });
}

/** Points and per cent of two lines. */
export const POINTS_TOLD_RULES: readonly Rule[] = [
  {
    code: 'claim.points-of-lines',
    kind: 'unit',
    severity: 'error',
    isWide: true,
    title: 'A change in points is told in per cent, or the other way round',
    meaning:
      'Two lines under one label, or the cells of a row, each with a share, and a sentence of their words whose change fits the points where it says per cent, or the per cent where it says points.',
    advice:
      'Say percentage points for the difference of two shares, and per cent for the change in relation to the first.',
    fires:
      '2025:\n\n- Near home: 120 (50%)\n\n2026:\n\n- Near home: 140 (60%)\n\nThe share placed near home has risen by 20 percentage points in a year.',
    silent:
      '2025:\n\n- Near home: 120 (50%)\n\n2026:\n\n- Near home: 140 (60%)\n\nThe share placed near home has risen by 10 percentage points in a year.',
    find: pointsAgainstPairs,
  },
];
