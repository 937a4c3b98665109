/** What is left in a table that goes down step by step, told on the wrong side of a step: before or after payments or a contribution. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type FigureTold, figuresTold } from '../../understand/figures-told.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const GIVEN =
  /\b(?:contributions?|council reserves|general fund|own (?:money|resources|funds|share)|council's (?:own )?(?:money|share)|reserves?)\b/;
const PAID = /\b(?:payments?|instalments?|safety[- ]valve|programme (?:money|funding|support)|dfe|grant)\b/;
const LEFT =
  /\b(?:residual|remain\w*|left|still to (?:be )?(?:find|found|met|cover\w*|fund\w*)|to (?:be )?(?:find|found|met|cover\w*)|falls to|fall to|balance|deficit|uncovered|closing|sum)\b/;
const STEP_BACK = /\b(?:before|after|deficit|left|residual|remaining|balance)\b/;

/** Pounds, thousands or bare millions, all in millions: tables and texts differ in how they write one sum. */
function millions(value: number): number {
  return Math.abs(value) >= 1000 ? Math.abs(value) / 1e6 : Math.abs(value);
}

type Step = {
  readonly spot: Spot;
  readonly before: number;
  readonly after: number;
  readonly kind: 'contribution' | 'payments';
  readonly less: number;
};

const BEGINS = /\b(?:deficit|opening|cumulative|gross|balance)\b/;
const COMES_TO = /\b(?:left|residual|remain\w*|after|net|sub-?total|deficit|closing|total)\b/;

/** What a line of such a table takes off; null where it takes nothing. */
function kindOf(low: string): Step['kind'] | null {
  if (GIVEN.test(low) && !/\b(?:before|after|left|residual|remaining)\b/.test(low)) return 'contribution';
  return !GIVEN.test(low) && PAID.test(low) && !STEP_BACK.test(low) ? 'payments' : null;
}

/** The steps of one column, which takes amounts off one after the other. */
function stepsOf(grid: Grid, at: number): Step[] {
  const steps: Step[] = [];
  let running: number | null = null;
  for (const row of grid.rows) {
    const cell = row.cells[at];
    if (cell == null || cell.unit === 'percent') continue;
    const size = millions(cell.value);
    const kind = kindOf(row.low);
    if (running === null) running = BEGINS.test(row.low) ? size : null;
    else if (kind === null) running = COMES_TO.test(row.low) ? size : running + size * Math.sign(cell.value);
    else {
      steps.push({ spot: rowSpot(grid, row), before: running, after: running - size, kind, less: size });
      running -= size;
    }
  }
  return steps;
}

function stepsIn(grid: Grid): Step[] {
  if (grid.rows.length < 3 || grid.rows.length > 14 || grid.block.isChart) return [];
  return grid.columns.flatMap(({ numbers }, at) => (at === 0 || numbers < 3 ? [] : stepsOf(grid, at)));
}

function near(a: number, b: number, step: number): boolean {
  return Math.abs(a - b) <= Math.max(step / 2, 0.006) + 1e-9;
}

const TO_COME =
  /\b(?:will|would|can|is to|are to|then|further|still|yet)\b[^.;]{0,50}\b(?:reduc\w+|bring\w*|lower\w*|cut|come off|taken off|set against|deducted|applied|put towards|go towards|met|paid down)\b/;

/** "The £12.0m will be reduced further by the contribution": it is still before that step. */
function stillToCome({ statement, behind, wide }: FigureTold, kind: Step['kind']): 'before' | null {
  const words = kind === 'contribution' ? GIVEN : PAID;
  if (statement === null || !words.test(wide) || !LEFT.test(wide)) return null;
  // What the rest is met from is no step of the table.
  if (/\bmet (?:from|by|out of)\b/.test(wide) && !/\bcontributions?\b/.test(wide)) return null;
  return TO_COME.test(wide) && !/^\s?(?:of|in|from) (?:the |its |our )?(?:contribution|payments)/.test(behind)
    ? 'before'
    : null;
}

/** A sentence that names the sum on both sides of a step says itself which is which. */
function tellsBoth({ statement }: FigureTold, { before, after }: Step): boolean {
  const told = statement?.sentence.quantities.map(({ value }) => millions(value)) ?? [];
  return [before, after].every((value) => told.some((one) => near(one, value, 0.02)));
}

/** Steps told in one sentence: "after payments it is £21.0m, and after our contribution of £5.0m it is £16.0m". */
function stepsTold(figures: readonly FigureTold[]): Step[] {
  const bySentence = new Map<unknown, FigureTold[]>();
  for (const figure of figures) {
    if (figure.statement === null || figure.unit !== 'money' || !GIVEN.test(figure.statement.sentence.low))
      continue;
    bySentence.set(figure.statement, [...(bySentence.get(figure.statement) ?? []), figure]);
  }
  return [...bySentence.values()].flatMap((own) =>
    own.length > 6
      ? []
      : own.flatMap((less) =>
          /\b(?:contributions?|own|reserves?)\b[^£]{0,20}$/.test(less.ahead)
            ? own.flatMap((from) =>
                own.flatMap((to) =>
                  from !== less &&
                  to !== less &&
                  to !== from &&
                  from.value > to.value &&
                  near(millions(from.value) - millions(less.value), millions(to.value), 0.02) &&
                  to.bases.contribution === 'after'
                    ? [
                        {
                          spot: to.spot,
                          before: millions(from.value),
                          after: millions(to.value),
                          kind: 'contribution' as const,
                          less: millions(less.value),
                        },
                      ]
                    : [],
                ),
              )
            : [],
        ),
  );
}

/** The worth of the last digit of a figure [millions]; none where it is whole. */
function stepOf({ step }: FigureTold): number {
  if (step >= 1000) return step / 1e6;
  return step >= 1 ? 0 : step;
}

/** Which side of a step a figure is told on, where the step has it on the other alone; null where it is right. */
function wrongSideOf(figure: FigureTold, one: Step, steps: readonly Step[]): 'before' | 'after' | null {
  const side = figure.bases[one.kind] ?? stillToCome(figure, one.kind);
  if ((side !== 'before' && side !== 'after') || one.less < 0.05) return null;
  if (figure.spot === one.spot || tellsBoth(figure, one)) return null;
  const [size, step] = [millions(figure.value), stepOf(figure)];
  const isAt = (value: number) => near(size, value, step);
  // Said to be after payments alone says nothing of the contribution.
  const isRight = steps.some((other) => other.kind === one.kind && isAt(other[side]));
  return !isRight && isAt(side === 'before' ? one.after : one.before) ? side : null;
}

function wrongSide(figure: FigureTold, steps: readonly Step[]): Found[] {
  if (figure.unit !== 'money' && figure.unit !== 'count') return [];
  if (figure.statement === null || !LEFT.test(figure.wide) || figure.value === 0) return [];
  return steps
    .flatMap((one): Found[] => {
      const side = wrongSideOf(figure, one, steps);
      const what = one.kind === 'contribution' ? 'contribution' : 'payments';
      return side === null
        ? []
        : [
            {
              spots: [figure.spot, one.spot],
              arithmetic: `there is ${num(one.before)} before the ${what} and ${num(one.after)} after; the text says that ${num(millions(figure.value))} is ${side}`,
            },
          ];
    })
    .slice(0, 1);
}

/** "The residual after its own contribution is 40.10": more is left than the table has, by the contribution itself. */
function notTaken(figure: FigureTold, steps: readonly Step[]): Found[] {
  if (figure.statement === null || !LEFT.test(figure.wide)) return [];
  const size = millions(figure.value);
  return steps.flatMap((one): Found[] => {
    const side = one.kind === 'contribution' ? figure.bases.contribution : undefined;
    const isAgain = side === 'after' && near(size, one.after - one.less, 0.01) && !near(size, one.less, 0.01);
    return !isAgain || one.less < 0.05
      ? []
      : [
          {
            spots: [figure.spot, one.spot],
            arithmetic: `the contribution of ${num(one.less)} is taken off twice: ${num(one.after)} is left after it`,
          },
        ];
  });
}

function residualsIn(document: Understanding): Found[] {
  const steps = [
    ...document.grids.flatMap(stepsIn),
    ...(GIVEN.test(document.low) ? stepsTold(figuresTold(document)) : []),
  ];
  if (steps.length === 0) return [];
  return figuresTold(document)
    .filter(({ statement }) => statement !== null)
    .flatMap((figure) => [...wrongSide(figure, steps), ...notTaken(figure, steps)])
    .slice(0, 1);
}

/** Residuals. */
export const RESIDUAL_RULES: readonly Rule[] = [
  {
    code: 'basis.residual-side',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'What is left is told on the wrong side of a step of its own table',
    meaning:
      'A table that goes from a deficit through payments and a contribution to what is left, and a sentence that says of a sum in it that it is before or after a step that the table has the other way round.',
    advice: 'Say which step the sum is before and which it is after, as the table has it.',
    fires:
      '| £m | |\n| --- | --- |\n| Cumulative deficit | 44.0 |\n| Programme payments | -20.0 |\n| Council contribution | -6.0 |\n| Residual deficit | 18.0 |\n\nA residual deficit of £18.0m is left before the council contribution.',
    silent:
      '| £m | |\n| --- | --- |\n| Cumulative deficit | 44.0 |\n| Programme payments | -20.0 |\n| Council contribution | -6.0 |\n| Residual deficit | 18.0 |\n\nA residual deficit of £18.0m is left after the council contribution.',
    find: residualsIn,
  },
];
