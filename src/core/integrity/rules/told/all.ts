/** The rules that read what is told of one thing wherever it stands, in any clause, row, figure or answer, and hold its tellings against each other. */
import type { Rule } from '../../rule.ts';
import { BARRIERS_AND_REDS_RULES } from './barriers-and-reds.ts';
import { CLOSED_AND_OPEN_RULES } from './closed-and-open.ts';
import { CLOSED_TOLD_RULES } from './closed-risks.ts';
import { CUT_OF_GROWTH_RULES } from './cut-of-growth.ts';
import { DEFICIT_COURSE_RULES } from './deficit-course.ts';
import { DEMAND_TWO_WAYS_RULES } from './demand-two-ways.ts';
import { GREEN_EFFECT_RULES } from './green-against-effect.ts';
import { GROWTH_END_RULES } from './growth-ends.ts';
import { GROWTH_WITHOUT_TOLD_RULES } from './growth-without.ts';
import { LAYERS_TOLD_RULES } from './layers.ts';
import { NIL_AND_LEFT_RULES } from './nil-and-left.ts';
import { PROVIDER_KIND_RULES } from './provider-kinds.ts';
import { RATE_TARGET_RULES } from './rate-targets.ts';
import { SAME_RATING_RULES } from './same-rating.ts';
import { TRANSFER_FACT_RULES } from './transfer-facts.ts';

/** Every one of them. */
export const TOLD_RULES: readonly Rule[] = [
  ...BARRIERS_AND_REDS_RULES,
  ...CLOSED_AND_OPEN_RULES,
  ...CLOSED_TOLD_RULES,
  ...CUT_OF_GROWTH_RULES,
  ...DEFICIT_COURSE_RULES,
  ...DEMAND_TWO_WAYS_RULES,
  ...GROWTH_END_RULES,
  ...GROWTH_WITHOUT_TOLD_RULES,
  ...GREEN_EFFECT_RULES,
  ...LAYERS_TOLD_RULES,
  ...NIL_AND_LEFT_RULES,
  ...PROVIDER_KIND_RULES,
  ...RATE_TARGET_RULES,
  ...SAME_RATING_RULES,
  ...TRANSFER_FACT_RULES,
];
