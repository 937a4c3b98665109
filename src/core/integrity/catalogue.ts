/** Every rule of the integrity check, in the order of the page of rules. */
import type { Rule } from './rule.ts';
import { CHANGE_RULES } from './rules/changes.ts';
import { DATE_RULES } from './rules/dates.ts';
import { LIST_RULES } from './rules/lists.ts';
import { MONEY_RULES } from './rules/money.ts';
import { PLAN_RULES } from './rules/plan.ts';
import { RATE_RULES } from './rules/rates.ts';
import { RATING_RULES } from './rules/ratings.ts';
import { ROLL_RULES } from './rules/rolls.ts';
import { SUM_RULES } from './rules/sums.ts';
import { VALUE_RULES } from './rules/values.ts';
import { WORD_RULES } from './rules/words.ts';

export const RULES: readonly Rule[] = [
  ...SUM_RULES,
  ...ROLL_RULES,
  ...CHANGE_RULES,
  ...RATE_RULES,
  ...LIST_RULES,
  ...RATING_RULES,
  ...DATE_RULES,
  ...VALUE_RULES,
  ...MONEY_RULES,
  ...PLAN_RULES,
  ...WORD_RULES,
];
