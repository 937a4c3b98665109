/** How one figure of a stored programme's plan came about, with the names of all that can be asked for. */
import { explainFigure, type FigureExplanation, figureNames } from './explain-figure.ts';
import { CHANCE, type PlanForecastMade } from './forecast-programme-plan.ts';
import { planAnswer } from './plan-answer.ts';
import type { Making, Renewal } from './prepared/making.ts';

export type ProgrammeFigure = FigureExplanation & {
  readonly kind: 'explained';
  /** Every figure that can be asked for, in the order of the answer. */
  readonly names: readonly string[];
  /** Null where it stands on all that is stored now. */
  readonly renewal: Renewal | null;
};

/** The explanation, or how far the forecast has come that it is of. */
export type ProgrammeFigureTold = ProgrammeFigure | { readonly kind: 'making'; readonly making: Making };

/**
 * Explain a figure of the forecast that the pages show.
 * @param figure  its name; null for the in-year deficit of the last year.
 * @throws ProblemError `plan.unknown-figure`.
 */
export function explainProgrammeFigure(
  stored: PlanForecastMade & { readonly renewal?: Renewal | null },
  { product, figure }: { readonly product: string; readonly figure: string | null },
): ProgrammeFigure {
  const { answer, names } = answerOf(stored, product);
  const last = answer.years.at(-1)?.year ?? '';
  return {
    kind: 'explained',
    ...explainFigure(stored.plan, answer, figure ?? `central.${last}.inYearDeficitPence`),
    names,
    renewal: stored.renewal ?? null,
  };
}

type Answered = { readonly answer: ReturnType<typeof planAnswer>; readonly names: readonly string[] };

/** Figure after figure is asked of one forecast: it is laid out once, and goes with it. */
const laidOut = new WeakMap<PlanForecastMade['forecast'], Answered>();

function answerOf({ forecast, planFile, caseloadFrom }: PlanForecastMade, product: string): Answered {
  const known = laidOut.get(forecast);
  if (known?.answer.version === product) return known;
  const facts = { version: product, ...CHANCE, inputs: [planFile], scenario: null, caseloadFrom };
  const answer = planAnswer(forecast, facts);
  const made = { answer, names: figureNames(answer) };
  laidOut.set(forecast, made);
  return made;
}
