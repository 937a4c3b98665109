/** The rules that read what is told of one thing wherever it stands, in any clause, row, figure or answer, and hold its tellings against each other. */
import type { Rule } from '../../rule.ts';
import { CLOSED_TOLD_RULES } from './closed-risks.ts';
import { CUT_OF_GROWTH_RULES } from './cut-of-growth.ts';
import { DEMAND_TWO_WAYS_RULES } from './demand-two-ways.ts';
import { GREEN_EFFECT_RULES } from './green-against-effect.ts';
import { GROWTH_END_RULES } from './growth-ends.ts';
import { RATE_TARGET_RULES } from './rate-targets.ts';
import { SAME_RATING_RULES } from './same-rating.ts';

/** Every one of them. */
export const TOLD_RULES: readonly Rule[] = [
  ...CLOSED_TOLD_RULES,
  ...CUT_OF_GROWTH_RULES,
  ...DEMAND_TWO_WAYS_RULES,
  ...GROWTH_END_RULES,
  ...GREEN_EFFECT_RULES,
  ...RATE_TARGET_RULES,
  ...SAME_RATING_RULES,
];
