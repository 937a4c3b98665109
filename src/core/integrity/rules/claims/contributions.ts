/** The council's contribution taken off twice, or a residual said to be before a contribution that a table has already taken off. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type FigureTold, figuresTold } from '../../understand/figures-told.ts';
import type { Grid, GridRow } from '../../understand/grid.ts';
import { intervalOf, meet, minus } from '../../understand/interval.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const GIVEN =
  /\b(?:contributions?|general fund|council's (?:own )?(?:money|share|reserves?)|reserves?|own (?:money|resources|funds))\b/;
const PAID =
  /\b(?:payments?|instalments?|safety[- ]valve|dfe|department's?|programme (?:money|funding|support))\b/;
const IN_YEAR =
  /\bin[- ]year\b|\b(?:annual|yearly) (?:deficit|position|overspend|balance)\b|\b(?:deficit|surplus|overspend) (?:for|in) the year\b/;
const OPENING = /\b(?:opening|brought forward|b\/f|start of|deficit at 1 april)\b/;
const OPENS =
  /\b(?:opening|opens|opened|brought forward|b\/f|deficit at 1 april|start(?:s|ed|ing)?)\b[^£;]{0,45}$/;
const CLOSING = /\b(?:residual|closing|position at|remain\w*|left|at the end|cumulative)\b/;
const LEAVES =
  /\b(?:leav\w+|bring\w*|brought|down to|reduc\w+|falls?|still (?:to be |left )|comes? to|remain\w*|net(?:s)? (?:it )?to|lower\w*|to (?:be )?cover\w*|rest|gets? (?:it |this )?to)\b/;

type Sum = { readonly value: number; readonly step: number };

/** The figures of a row that are of years, added; null where it has none. */
function totalOf(grid: Grid, row: GridRow): Sum | null {
  const years = row.cells.filter((cell, at) => cell !== null && grid.columns[at]?.period != null);
  const all = years.length > 0 ? years : row.cells;
  const known = all.flatMap((cell) => (cell?.unit === 'money' ? [cell] : []));
  if (known.length === 0) return null;
  const scale = known.some(({ isUnsure, value }) => isUnsure && Math.abs(value) < 1000) ? 1e6 : 1;
  return {
    value: known.reduce((sum, { value }) => sum + value, 0) * scale,
    step: Math.max(...known.map(({ step }) => step)) * scale * known.length,
  };
}

type Bridge = {
  /** What is left after payments, before the contribution and after it [pounds]. */
  readonly before: number;
  readonly after: number;
  readonly step: number;
  readonly given: number;
  readonly row: FigureTold;
};

/** Tables of in-year results, payments and contributions, with the opening deficit that a row or a sentence tells. */
function bridgesIn({ grids }: Understanding, figures: readonly FigureTold[]): Bridge[] {
  return grids.flatMap((grid): Bridge[] => {
    const one = (pattern: RegExp, not: RegExp) => {
      const rows = grid.rows.filter(({ low }) => pattern.test(low) && !not.test(low));
      return rows.length === 1 ? rows[0] : undefined;
    };
    const [year, paid, given] = [
      one(IN_YEAR, /\bcumulative\b/),
      one(PAID, /\b(?:before|after|deficit|contribution|council's)\b/),
      one(GIVEN, /\b(?:before|after|deficit)\b/),
    ];
    const row = figures.find(({ cell }) => cell?.row === given);
    if (year === undefined || given === undefined || row === undefined || paid === given) return [];
    const sums = [year, given].map((part) => totalOf(grid, part));
    const [inYear, gift] = sums;
    const payments = paid === undefined ? { value: 0, step: 0 } : totalOf(grid, paid);
    if (inYear == null || gift == null || payments === null) return [];
    return openingsFor(figures, grid).map(({ value, step }) => {
      // A deficit is written with a minus or without: what the in-year results come to adds to it in size.
      const isMinus = inYear.value < 0;
      const before = value + (isMinus ? -inYear.value : inYear.value) - Math.abs(payments.value);
      const size = Math.abs(gift.value);
      return {
        before,
        after: before - size,
        step: step + inYear.step + payments.step + gift.step,
        given: size,
        row,
      };
    });
  });
}

function openingsFor(figures: readonly FigureTold[], grid: Grid): FigureTold[] {
  const own = figures.filter(
    ({ cell, words, unit }) => cell?.grid === grid && unit === 'money' && OPENING.test(words),
  );
  const told = figures.filter(
    ({ cell, ahead, unit }) => cell === null && unit === 'money' && OPENS.test(ahead),
  );
  return [...own.slice(0, 1), ...told].slice(0, 3);
}

function isNear(value: number, bridge: number, step: number, own: number): boolean {
  return Math.abs(value - bridge) <= (step + own) / 2 + 1;
}

/** What a sentence says of a residual that the table has on the other side of the contribution. */
function saidOtherwise(figures: readonly FigureTold[], bridges: readonly Bridge[]): Found[] {
  return figures.flatMap((figure): Found[] => {
    const side = figure.bases.contribution;
    if (side === undefined || figure.unit !== 'money' || !CLOSING.test(figure.wide)) return [];
    const bridge = bridges.find(
      ({ before, after, step, given }) =>
        given > step + figure.step &&
        isNear(figure.value, side === 'before' ? after : before, step, figure.step) &&
        !isNear(figure.value, side === 'before' ? before : after, step, figure.step),
    );
    if (bridge === undefined) return [];
    const [own, other] = side === 'before' ? [bridge.before, bridge.after] : [bridge.after, bridge.before];
    return [
      {
        spots: [figure.spot, bridge.row.spot],
        arithmetic: `by the table ${showValue(Math.round(own), 'money')} is left ${side} the contribution and ${showValue(Math.round(other), 'money')} ${side === 'before' ? 'after' : 'before'} it; the text says that ${showValue(figure.value, 'money')} is ${side} it`,
      },
    ];
  });
}

type Step = { readonly from: FigureTold; readonly to: FigureTold; readonly less: FigureTold };

/** Amounts of one sentence, or of it and the two before it, where one less the contribution is another that is said to be left. */
function stepsIn(figures: readonly FigureTold[]): Step[] {
  const byStatement = new Map<FigureTold['statement'], FigureTold[]>();
  for (const figure of figures) {
    if (figure.statement === null || figure.unit !== 'money') continue;
    byStatement.set(figure.statement, [...(byStatement.get(figure.statement) ?? []), figure]);
  }
  const groups = [...byStatement.values()];
  return groups.flatMap((own, at) => {
    const [first] = own;
    const low = first?.statement?.sentence.low ?? '';
    const block = first?.statement?.sentence.block;
    if (!LEAVES.test(low)) return [];
    const near = groups
      .slice(Math.max(0, at - 2), at)
      .filter((group) => group[0]?.statement?.sentence.block === block);
    const text = [...near, own].map((group) => group[0]?.statement?.sentence.low ?? '').join(' ');
    if (!GIVEN.test(text)) return [];
    const all = [...near.flat(), ...own];
    return all.flatMap((less) =>
      GIVEN.test(less.statement?.sentence.low ?? '')
        ? all.flatMap((from) =>
            own.flatMap((to) =>
              from !== less &&
              to !== less &&
              to !== from &&
              from.value > less.value &&
              meet(minus(intervalOf(from), intervalOf(less)), intervalOf(to))
                ? [{ from, to, less }]
                : [],
            ),
          )
        : [],
    );
  });
}

/** A contribution that is taken off what was already less it. */
function takenTwice(figures: readonly FigureTold[], bridges: readonly Bridge[]): Found[] {
  const steps = stepsIn(figures);
  return steps.flatMap(({ from, to, less }): Found[] => {
    const sum = `${showValue(from.value, 'money')} − ${showValue(less.value, 'money')} = ${showValue(to.value, 'money')}`;
    const earlier = steps.find(
      (other) =>
        other.to !== to &&
        meet(intervalOf(other.to), intervalOf(from)) &&
        meet(intervalOf(other.less), intervalOf(less)) &&
        other.from.value > from.value,
    );
    if (earlier !== undefined)
      return [
        {
          spots: [to.spot, earlier.to.spot],
          arithmetic: `${sum}, though ${showValue(from.value, 'money')} is already less the contribution: ${showValue(earlier.from.value, 'money')} − ${showValue(less.value, 'money')}`,
        },
      ];
    const known = figures.find(
      (other) =>
        other.bases.contribution === 'after' &&
        other.statement !== to.statement &&
        other.unit === 'money' &&
        CLOSING.test(other.wide) &&
        meet(intervalOf(other), intervalOf(from)),
    );
    const bridge = bridges.find(({ after, step }) => isNear(from.value, after, step, from.step));
    const by = known?.spot ?? bridge?.row.spot;
    if (
      by === undefined ||
      (bridge !== undefined && isNear(from.value, bridge.before, bridge.step, from.step))
    )
      return [];
    return [
      {
        spots: [to.spot, by],
        arithmetic: `${sum}, though ${showValue(from.value, 'money')} is already after the contribution of ${num(less.value / 1e6)}m`,
      },
    ];
  });
}

function contributionsOff(document: Understanding): Found[] {
  const figures = figuresTold(document);
  if (!figures.some(({ words }) => GIVEN.test(words))) return [];
  const bridges = bridgesIn(document, figures);
  return [...saidOtherwise(figures, bridges).slice(0, 1), ...takenTwice(figures, bridges).slice(0, 1)];
}

/** Contributions counted twice or not at all. */
export const CONTRIBUTION_RULES: readonly Rule[] = [
  {
    code: 'claim.contribution-twice',
    kind: 'basis',
    severity: 'error',
    title: 'A contribution is taken off twice, or a residual is told on the wrong side of it',
    meaning:
      "A contribution taken off an amount that another sentence or a table has already taken it off; and a residual said to be before a contribution (or after it) that the table's opening deficit, results, payments and contributions give on the other side.",
    advice: 'Take the contribution off once, and say of each amount whether it is before or after it.',
    fires:
      'With the contribution of £6.0m the deficit that is left falls from £21.5m to £15.5m.\n\nThe remaining £15.5m is for the council. Setting its contribution of £6.0m against it brings the sum down to £9.5m.',
    silent:
      'With the contribution of £6.0m the deficit that is left falls from £21.5m to £15.5m.\n\nThe remaining £15.5m is for the council. It will be met from reserves by March 2031.',
    find: contributionsOff,
  },
];
