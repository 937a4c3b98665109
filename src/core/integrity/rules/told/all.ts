/** Rules that read what is told of one thing in any clause, row, figure or answer, and hold its tellings against each other. */
import type { Rule } from '../../rule.ts';
import { DEMAND_TWO_WAYS_RULES } from './demand-two-ways.ts';
import { RATE_TARGET_RULES } from './rate-targets.ts';

export const TOLD_RULES: readonly Rule[] = [...DEMAND_TWO_WAYS_RULES, ...RATE_TARGET_RULES];
