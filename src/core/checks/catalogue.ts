/** Every check of a SEN2 extract, in the order in which findings are told. */
import { ACTIVE_PLAN_CHECKS } from './active-plans.ts';
import { ASSESSMENT_CHECKS } from './assessments.ts';
import { CEASE_CHECKS } from './ceases.ts';
import { CHANGE_CHECKS } from './changes.ts';
import type { Check } from './check.ts';
import { DAY_CHECKS } from './days.ts';
import { HEADER_CHECKS } from './header.ts';
import { MAIN_PLACEMENT_CHECKS } from './main-placements.ts';
import { NAMED_PLACE_CHECKS } from './named-places.ts';
import { NEED_CHECKS } from './needs.ts';
import { PEOPLE_CHECKS } from './people.ts';
import { PHASE_TRANSFER_CHECKS } from './phase-transfers.ts';
import { PLACEMENT_DAY_CHECKS } from './placement-days.ts';
import { PLACEMENT_CHECKS } from './placements.ts';
import { PLAN_CHECKS } from './plans.ts';
import { REGISTER_CHECKS } from './register-checks.ts';
import { REQUEST_OUTCOME_CHECKS } from './request-outcomes.ts';
import { REQUEST_CHECKS } from './requests.ts';
import { REVIEW_CHECKS } from './reviews.ts';
import { SHARE_CHECKS } from './shares.ts';
import { TIMING_CHECKS } from './timing.ts';

/** All checks; the codes are unique. */
export const CHECKS: readonly Check[] = [
  ...HEADER_CHECKS,
  ...PEOPLE_CHECKS,
  ...REQUEST_CHECKS,
  ...REQUEST_OUTCOME_CHECKS,
  ...ASSESSMENT_CHECKS,
  ...TIMING_CHECKS,
  ...PLAN_CHECKS,
  ...NAMED_PLACE_CHECKS,
  ...CEASE_CHECKS,
  ...ACTIVE_PLAN_CHECKS,
  ...MAIN_PLACEMENT_CHECKS,
  ...PLACEMENT_DAY_CHECKS,
  ...PLACEMENT_CHECKS,
  ...REGISTER_CHECKS,
  ...NEED_CHECKS,
  ...REVIEW_CHECKS,
  ...PHASE_TRANSFER_CHECKS,
  ...SHARE_CHECKS,
  ...DAY_CHECKS,
  ...CHANGE_CHECKS,
];
