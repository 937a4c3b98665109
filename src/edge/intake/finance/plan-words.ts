/** The lines of the Department's DSG management plan, by the words of its template. */

/**
 * The spend lines of the high needs block, in the template's order.
 * @source DSG management plan template, high needs spend: seven placement types, then health, other, contributions.
 */
export const PLAN_LINES = [
  ['Mainstream schools or academies', /\bmainstream\b/i],
  [
    'Resourced provision or SEN units',
    /resourced? (provision|base)|additionally resourced|\bARPs?\b|\bSEN units?\b/i,
  ],
  ['NMSS or independent', /\bI?NMSS\b|non.?maintained|independent/i],
  ['Maintained special schools or special academies', /special (schools?|academ)/i],
  ['Hospital schools or alternative provision', /hospital|alternative provision|\bPRUs?\b|pupil referral/i],
  ['Post-16 and further education', /post.?16|further education|\bFE\b/i],
  ['Contributions from health and social care', /contributions?\b/i],
  ['Health, social care, therapy services and care provision', /therap|health|social care/i],
  ['Other placements or direct payments', /other placements?|direct payments?|personal budgets?|\bEOTAS\b/i],
  ['Other high needs', /other high needs|other spend/i],
] as const satisfies readonly (readonly [name: string, pattern: RegExp])[];

export type PlanLine = (typeof PLAN_LINES)[number][0];

/** The seven placement types, of which each has its own lines. */
export const PLACEMENT_LINES = 7;
export const CONTRIBUTIONS: PlanLine = 'Contributions from health and social care';

/** What a block of the plan is of. */
export type PlanBlock = 'Unmitigated' | 'Savings' | 'Mitigated';

const TOTAL = /^(sub-? ?|grand |overall )?total\b/i;
const PART =
  /^(place funding|places|top-?ups?( funding)?|other( costs?| funding)?|top-?up and other.*|fees)$/i;

/** Give the line that a label names; null where it names none. */
export function planLine(label: string): PlanLine | null {
  return PLAN_LINES.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

/** Say which block a heading begins; null where it begins none. */
export function planBlock(label: string): PlanBlock | null {
  if (/un-?mitigated/i.test(label)) return 'Unmitigated';
  if (/\bmitigated\b/i.test(label)) return 'Mitigated';
  return /\bsavings?\b|\befficienc/i.test(label) ? 'Savings' : null;
}

/** Say whether a label is that of a total. */
export function isPlanTotal(label: string): boolean {
  return TOTAL.test(label);
}

/** Say whether a label names a part of the placement type above it. */
export function isPlanPart(label: string): boolean {
  return PART.test(label);
}

/** Which amount a column holds, by its heading. */
export function planAmount(
  heading: string,
): 'actual_pence' | 'budget_pence' | 'forecast_pence' | 'amount_pence' {
  if (/outturn|actual/i.test(heading) && !/forecast|project/i.test(heading)) return 'actual_pence';
  if (/forecast|project|estimate/i.test(heading)) return 'forecast_pence';
  return /budget|planned/i.test(heading) ? 'budget_pence' : 'amount_pence';
}
