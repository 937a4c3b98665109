/** The rules that start from all that a document tells, one thing after the other. */
import type { Rule } from '../../rule.ts';
import { CLOSED_TOLD_RULES } from './closed-risks.ts';
import { COUNT_DAY_RULES } from './count-days.ts';
import { ONE_SCHEME_RULES } from './one-scheme.ts';
import { AMBER_PLAN_RULES } from './plans-for-amber.ts';
import { SAME_RATING_RULES } from './same-rating.ts';

/** Every one of them. */
export const TOLD_RULES: readonly Rule[] = [
  ...AMBER_PLAN_RULES,
  ...CLOSED_TOLD_RULES,
  ...COUNT_DAY_RULES,
  ...ONE_SCHEME_RULES,
  ...SAME_RATING_RULES,
];
