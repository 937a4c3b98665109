/** How mitigations and ranges of money turn out over caseload draws: worked out once for draws, whatever is then set of money. */
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { mitigationsToCome } from '../plan/cohort-caseload.ts';
import { type DrawnMitigations, drawMitigations, drawMoneyInputs, turnOut } from '../plan/draw-outcomes.ts';
import { dearerBy } from '../plan/exact-case.ts';
import { type EffectFrame, plannedEffect } from '../plan/mitigation-effect.ts';
import type { DrawnInputs } from '../plan/money-over-draws.ts';
import { widenCaseload } from '../plan/widen-caseload.ts';
import { ALL_DRAWS, type LabInput } from './lab-input.ts';
import { labMitigations, sparedInDraws } from './lab-mitigations.ts';
import { labMoney } from './money-settings.ts';

/** Caseload and factors on prices, null where prices are as planned; `[draw][year][type]`. */
export type Turned = { readonly caseload: CaseloadDraws; readonly uplift: Float64Array | null };

/**
 * Draws ready for the money: with the plan's mitigations as they turn out, and with none of those still to come. Those on flows are in
 * the draws, or are not: which of the two is told goes with them (`actingOf`).
 */
export type TurnedDraws = { readonly counted: Turned; readonly without: Turned; readonly drawn: DrawnInputs };

/** What the drawn mitigations miss of what is planned, and what is drawn of money, on average over all draws. */
export type MeanMiss = {
  /** Plans that come back `[end][type]` [plans]. */
  readonly plans: Float64Array;
  /** Factors on prices `[year][type]`; null where none turns out otherwise. */
  readonly uplift: Float64Array | null;
  readonly drawn: DrawnInputs;
};

/** A caseload on which every miss shows whole: so large that no mitigation empties it [plans]. */
const LEVEL = 1e6;

/**
 * Turn draws out, their ranges as wide as past outcomes ask.
 * @param simulated  draws that count mitigations as planned, with those on flows in them; draw k meets mitigation draw k.
 */
export function turnDraws(input: LabInput, simulated: CaseloadDraws): TurnedDraws {
  const { frame } = labMitigations(input);
  const chance = { seed: input.seed, draws: simulated.draws };
  return {
    counted: turnOut(frame, widenUnder(input, simulated), drawMitigations(input.plan, chance), -1),
    without: withoutMitigations(input, widenCaseload(simulated, input.rangeFactor)),
    drawn: drawMoneyInputs(labMoney(input.plan), chance),
  };
}

/**
 * Widen draws that hold mitigations on flows as they turn out: what past outcomes ask for is the range of the caseload as it goes without
 * them; what a mitigation spares has the range that the plan states. So the plans that each spares are put back on the mean, the range is
 * widened, and they are taken off again.
 * @source Method note 9, section 3a.
 */
function widenUnder(input: LabInput, simulated: CaseloadDraws): CaseloadDraws {
  if (input.rangeFactor <= 1) return simulated;
  const spared = sparedInDraws(input, simulated);
  if (spared === null) return widenCaseload(simulated, input.rangeFactor);
  const without = Float64Array.from(simulated.plans, (plans, cell) => plans + (spared[cell] ?? 0));
  const wide = widenCaseload({ ...simulated, plans: without }, input.rangeFactor);
  return {
    ...simulated,
    plans: Float64Array.from(wide.plans, (plans, cell) => Math.max(0, plans - (spared[cell] ?? 0))),
  };
}

/** Average what the mitigations of all draws miss: the same whatever is set, so it is worked out once for a lab. */
export function meanMiss(input: LabInput, draws = ALL_DRAWS): MeanMiss {
  const { plan, seed } = input;
  const { frame } = labMitigations(input);
  const chance = { seed, draws };
  const { caseload, uplift } = missOf(frame, drawMitigations(plan, chance), draws);
  const drawn = drawMoneyInputs(labMoney(plan), chance);
  const width = caseload.ends * caseload.types;
  return {
    plans: meanRow(caseload.plans, draws, width).map((plans) => plans - LEVEL),
    uplift: uplift === null ? null : meanRow(uplift, draws, width - caseload.types),
    drawn: { ids: drawn.ids, factors: meanRow(drawn.factors, draws, drawn.ids.length) },
  };
}

function missOf(frame: EffectFrame, drawn: DrawnMitigations, draws: number): Turned {
  const [ends, types] = [frame.years + 1, frame.types];
  const plans = new Float64Array(draws * ends * types).fill(LEVEL);
  return turnOut(frame, { draws, ends, types, plans }, drawn, -1);
}

/** Turn the mean out: what the draws miss on average laid over it. @param mean  a caseload of one draw. */
export function turnMean(input: LabInput, mean: CaseloadDraws, miss: MeanMiss): TurnedDraws {
  const plans = Float64Array.from(mean.plans, (one, cell) => Math.max(0, one + (miss.plans[cell] ?? 0)));
  return {
    counted: { caseload: { ...mean, plans }, uplift: miss.uplift },
    without: withoutMitigations(input, mean),
    drawn: miss.drawn,
  };
}

/** Put back what the counted mitigations still to come take off, in plans and in prices. */
function withoutMitigations(input: LabInput, caseload: CaseloadDraws): Turned {
  const { frame, counted } = labMitigations(input);
  const { draws, ends, types } = caseload;
  const width = ends * types;
  const back = mitigationsToCome(counted, input.model.start);
  const plans = Float64Array.from(caseload.plans, (one, cell) =>
    Math.max(0, one + (back[cell % width] ?? 0)),
  );
  const prices = dearerBy(
    plannedEffect(frame, () => true),
    plannedEffect(frame, () => false),
  );
  const uplift =
    prices === null
      ? null
      : Float64Array.from({ length: draws * prices.length }, (_, cell) => prices[cell % prices.length] ?? 1);
  return { caseload: { draws, ends, types, plans }, uplift };
}

/** Average rows of a table `[draw][cell]`. */
function meanRow(values: ArrayLike<number>, draws: number, width: number): Float64Array {
  const mean = new Float64Array(width);
  for (let draw = 0; draw < draws; draw++)
    for (let cell = 0; cell < width; cell++)
      mean[cell] = (mean[cell] ?? 0) + (values[draw * width + cell] ?? 0);
  return mean.map((sum) => sum / draws);
}
