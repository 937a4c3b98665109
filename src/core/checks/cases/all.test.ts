/** Every check's own cases together, good rows and bad, in the order of the tables. */
import type { CheckCase } from '../../../../test/make/make-extract.ts';
import { ACTIVE_PLAN_CASES } from './active-plans.test.ts';
import { ASSESSMENT_CASES } from './assessments.test.ts';
import { PEOPLE_CASES } from './people.test.ts';
import { PLACEMENT_CASES } from './placements.test.ts';
import { PLAN_CASES } from './plans.test.ts';
import { REGISTER_CASES } from './register.test.ts';
import { REQUEST_CASES } from './requests.test.ts';
import { REVIEW_CASES } from './reviews.test.ts';
import { WHOLE_CASES } from './whole.test.ts';

export const CASES: readonly CheckCase[] = [
  ...PEOPLE_CASES,
  ...REQUEST_CASES,
  ...ASSESSMENT_CASES,
  ...PLAN_CASES,
  ...ACTIVE_PLAN_CASES,
  ...PLACEMENT_CASES,
  ...REGISTER_CASES,
  ...REVIEW_CASES,
  ...WHOLE_CASES,
];
