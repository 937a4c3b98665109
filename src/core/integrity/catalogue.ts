/** Every rule of the integrity check, in the order of the page of rules. */
import type { Rule } from './rule.ts';
import { ANSWER_RULES } from './rules/answers.ts';
import { EVIDENCE_RULES } from './rules/answers-and-evidence.ts';
import { AVERAGE_RULES } from './rules/averages.ts';
import { BALANCE_RULES } from './rules/balance-years.ts';
import { BASELINE_VALUE_RULES } from './rules/baseline-values.ts';
import { BASELINE_RULES } from './rules/baselines.ts';
import { CAP_RULES } from './rules/caps.ts';
import { CHANGE_RULES } from './rules/changes.ts';
import { CHART_RULES } from './rules/charts.ts';
import { ANSWER_CLAIM_RULES } from './rules/claims/answers.ts';
import { ANSWER_FIGURE_RULES } from './rules/claims/answers-by-figures.ts';
import { BAND_RULES } from './rules/claims/bands.ts';
import { BARRIER_RULES } from './rules/claims/barriers.ts';
import { BASELINE_CLAIM_RULES } from './rules/claims/baselines.ts';
import { BASE_CLAIM_RULES } from './rules/claims/bases.ts';
import { CAP_BASIS_RULES } from './rules/claims/cap-bases.ts';
import { CLOSED_RISK_RULES } from './rules/claims/closed-risks.ts';
import { COMPARISON_RULES } from './rules/claims/comparisons.ts';
import { CONTRIBUTION_RULES } from './rules/claims/contributions.ts';
import { COUNT_CLAIM_RULES } from './rules/claims/counts.ts';
import { COURSE_CLAIM_RULES } from './rules/claims/courses.ts';
import { DAY_CLAIM_RULES } from './rules/claims/days.ts';
import { DEFICIT_BASIS_RULES } from './rules/claims/deficit-bases.ts';
import { FINANCE_PERIOD_RULES } from './rules/claims/finance-periods.ts';
import { GAP_CLAIM_RULES } from './rules/claims/gaps.ts';
import { GROWTH_TARGET_RULES } from './rules/claims/growth-targets.ts';
import { KEPT_RULES } from './rules/claims/kept.ts';
import { KEPT_PROMISE_RULES } from './rules/claims/kept-promises.ts';
import { KEY_RULES } from './rules/claims/keys.ts';
import { LAWFUL_CLAIM_RULES } from './rules/claims/lawful.ts';
import { LEVEL_RULES } from './rules/claims/levels.ts';
import { MEAN_CLAIM_RULES } from './rules/claims/means.ts';
import { NIL_DEFICIT_RULES } from './rules/claims/nil-deficits.ts';
import { NO_BASE_CLAIM_RULES } from './rules/claims/no-base.ts';
import { NO_FORECAST_RULES } from './rules/claims/no-forecast.ts';
import { ON_SCHEDULE_RULES } from './rules/claims/on-schedule.ts';
import { DAY_ORDER_RULES } from './rules/claims/orders.ts';
import { POINTS_TOLD_RULES } from './rules/claims/points-told.ts';
import { PRICE_CLAIM_RULES } from './rules/claims/prices.ts';
import { PRODUCT_CLAIM_RULES } from './rules/claims/products.ts';
import { PROVIDER_RULES } from './rules/claims/provider-types.ts';
import { RANGE_CLAIM_RULES } from './rules/claims/ranges.ts';
import { RANK_CLAIM_RULES } from './rules/claims/ranks.ts';
import { RATED_ROW_RULES } from './rules/claims/rated-rows.ts';
import { RESULT_RULES } from './rules/claims/results.ts';
import { ROW_CLAIM_RULES } from './rules/claims/rows.ts';
import { SCHEME_RULES } from './rules/claims/schemes.ts';
import { SHARE_CLAIM_RULES } from './rules/claims/shares.ts';
import { START_YEAR_RULES } from './rules/claims/start-years.ts';
import { TABLE_CLAIM_RULES } from './rules/claims/tables.ts';
import { TERM_RULES } from './rules/claims/terms.ts';
import { TRANSFER_RULES } from './rules/claims/transfers.ts';
import { TWICE_RULES } from './rules/claims/twice.ts';
import { TWO_BASES_RULES } from './rules/claims/two-bases.ts';
import { UPDATE_RULES } from './rules/claims/updates.ts';
import { WHOLE_CLAIM_RULES } from './rules/claims/wholes.ts';
import { CLOSING_RULES } from './rules/closing-gaps.ts';
import { BRACKET_SHARE_RULES } from './rules/closure/brackets.ts';
import { RESULT_BESIDE_RULES } from './rules/closure/results.ts';
import { SHARE_BESIDE_RULES } from './rules/closure/shares.ts';
import { OUTCOME_RULES } from './rules/counted-outcomes.ts';
import { DATE_RULES } from './rules/dates.ts';
import { DIRECTION_RULES } from './rules/directions.ts';
import { DURATION_RULES } from './rules/durations.ts';
import { EXTREME_RULES } from './rules/extremes.ts';
import { ANSWER_TEXT_RULES } from './rules/facts/answers-by-text.ts';
import { DEMAND_WORD_RULES } from './rules/facts/demand-words.ts';
import { ENDED_PLAN_RULES } from './rules/facts/ended-plans.ts';
import { GROWTH_WITHOUT_RULES } from './rules/facts/growth-without.ts';
import { GROWTH_YEAR_RULES } from './rules/facts/growth-years.ts';
import { ISSUED_PLAN_RULES } from './rules/facts/issued-plans.ts';
import { LEVEL_HELD_RULES } from './rules/facts/levels-held.ts';
import { MISSED_MEASURE_RULES } from './rules/facts/missed-measures.ts';
import { MOMENT_RULES } from './rules/facts/moments.ts';
import { OVERLAP_RULES } from './rules/facts/overlaps.ts';
import { PLACEMENT_SHARE_RULES } from './rules/facts/placement-shares.ts';
import { PLACES_ADDED_RULES } from './rules/facts/places-added.ts';
import { RATING_RUN_RULES } from './rules/facts/rating-runs.ts';
import { RESIDUAL_RULES } from './rules/facts/residuals.ts';
import { RUN_RATE_RULES } from './rules/facts/run-rates.ts';
import { SCORE_RULES } from './rules/facts/scores.ts';
import { FAR_CHANGE_RULES } from './rules/far-changes.ts';
import { FRACTION_RULES } from './rules/fraction-of-base.ts';
import { GAP_RULES } from './rules/gaps.ts';
import { IMPLIED_RULES } from './rules/implied-values.ts';
import { FRAME_RULES } from './rules/lawful-frames.ts';
import { LAWFUL_RULES } from './rules/lawful-wording.ts';
import { LEGEND_RULES } from './rules/legends.ts';
import { LIST_RULES } from './rules/lists.ts';
import { MITIGATION_RULES } from './rules/mitigations.ts';
import { NAMED_RULES } from './rules/named-things.ts';
import { OVERALL_RULES } from './rules/overall-ratings.ts';
import { PAIRED_RULES } from './rules/paired-figures.ts';
import { PERCENT_OF_MONEY_RULES } from './rules/percent-of-money.ts';
import { PERSONAL_RULES } from './rules/personal-details.ts';
import { PRINTED_RATING_RULES } from './rules/printed-ratings.ts';
import { PROMISE_RULES } from './rules/promises.ts';
import { RATE_RULES } from './rules/rates-in-words.ts';
import { RATING_TEXT_RULES } from './rules/ratings-against-text.ts';
import { RE_DATED_RULES } from './rules/re-dated.ts';
import { BALANCE_MEANING_RULES } from './rules/reckoned/balance-meanings.ts';
import { CAUSE_RULES } from './rules/reckoned/causes.ts';
import { CHART_LINE_RULES } from './rules/reckoned/charts-and-tables.ts';
import { COUNT_SHARE_RULES } from './rules/reckoned/counts-and-shares.ts';
import { DEMAND_RULES } from './rules/reckoned/demand-told.ts';
import { END_RULES } from './rules/reckoned/ends-of-plans.ts';
import { LAYER_RULES } from './rules/reckoned/layers.ts';
import { MONTHLY_EFFECT_RULES } from './rules/reckoned/monthly-effects.ts';
import { PLANS_FROM_REQUESTS_RULES } from './rules/reckoned/plans-from-requests.ts';
import { POPULATION_RATE_RULES } from './rules/reckoned/population-rates.ts';
import { UNMITIGATED_RULES } from './rules/reckoned/unmitigated.ts';
import { REFERENCE_RULES } from './rules/references.ts';
import { ROLL_RULES } from './rules/rolls.ts';
import { ALIKE_RULES } from './rules/said-alike.ts';
import { SAME_PHRASE_RULES } from './rules/same-phrases.ts';
import { SAME_THING_RULES } from './rules/same-things.ts';
import { BASE_RULES } from './rules/shares-and-bases.ts';
import { SIGN_RULES } from './rules/signs-and-sizes.ts';
import { STAFFING_RULES } from './rules/staffing.ts';
import { STAGE_RULES } from './rules/stages.ts';
import { WORD_SUM_RULES } from './rules/sums-in-words.ts';
import { TABLE_RATE_RULES } from './rules/table-rates.ts';
import { TABLE_SUM_RULES } from './rules/table-sums.ts';
import { AGREEMENT_YEAR_RULES } from './rules/told/agreement-years.ts';
import { TOLD_RULES } from './rules/told/all.ts';
import { BARRIER_TOLD_RULES } from './rules/told/barriers-told.ts';
import { CARRIED_GROWTH_RULES } from './rules/told/carried-growth.ts';
import { CAUSE_NUMBER_RULES } from './rules/told/cause-and-numbers.ts';
import { CHART_SAID_RULES } from './rules/told/charts-said.ts';
import { CLOSED_LIVE_RULES } from './rules/told/closed-and-live.ts';
import { COMPOUND_GROWTH_RULES } from './rules/told/compound-growth.ts';
import { COUNT_DAY_RULES } from './rules/told/count-days.ts';
import { FLOW_TOLD_RULES } from './rules/told/flows-told.ts';
import { GREEN_SHORT_RULES } from './rules/told/green-and-short.ts';
import { GROSS_LIMIT_RULES } from './rules/told/gross-limits.ts';
import { GROWTH_NUMBER_RULES } from './rules/told/growth-and-number.ts';
import { LEVEL_OR_PEAK_RULES } from './rules/told/level-or-peak.ts';
import { MONTHLY_RULES } from './rules/told/monthly.ts';
import { ONE_BUILDING_RULES } from './rules/told/one-building.ts';
import { TOLD_OVERLAP_RULES } from './rules/told/overlaps.ts';
import { PLACES_OPEN_RULES } from './rules/told/places-open.ts';
import { RATE_TARGET_RULES } from './rules/told/rate-of-population.ts';
import { RATED_BY_KEY_RULES } from './rules/told/rated-by-key.ts';
import { TOLD_RESIDUAL_RULES } from './rules/told/residuals.ts';
import { SHARE_CHANGE_RULES } from './rules/told/shares-and-fewer.ts';
import { STEADY_RULES } from './rules/told/steady-and-rising.ts';
import { SUMMARY_RATING_RULES } from './rules/told/summary-ratings.ts';
import { TRANSFER_TWICE_RULES } from './rules/told/transfer-told-twice.ts';
import { TOLD_AGAINST_MONTHS_RULES } from './rules/told-against-months.ts';
import { TOLD_AGAINST_ROW_RULES } from './rules/told-against-row.ts';
import { TWO_VALUE_RULES } from './rules/two-values.ts';
import { UNIT_PRICE_RULES } from './rules/unit-prices.ts';
import { WHOLE_COUNT_RULES } from './rules/whole-counts.ts';
import { AGAINST_PLAN_RULES } from './rules/wide/against-plan.ts';
import { WIDE_BASE_RULES } from './rules/wide/bases.ts';
import { WIDE_CHANGE_RULES } from './rules/wide/changes.ts';
import { WIDE_CHART_RULES } from './rules/wide/charts.ts';
import { COUNTED_ROW_RULES } from './rules/wide/counted-rows.ts';
import { TOLD_DATE_RULES } from './rules/wide/dates-told.ts';
import { DIGIT_RULES } from './rules/wide/digits.ts';
import { WIDE_DIRECTION_RULES } from './rules/wide/directions.ts';
import { FLOW_RULES } from './rules/wide/flows.ts';
import { WIDE_GAP_RULES } from './rules/wide/gaps.ts';
import { HISTORY_RULES } from './rules/wide/history.ts';
import { TIME_LABEL_RULES } from './rules/wide/labels.ts';
import { LEGEND_BAND_RULES } from './rules/wide/legend-bands.ts';
import { WIDE_LIMIT_RULES } from './rules/wide/limits.ts';
import { MOVE_RULES } from './rules/wide/moves.ts';
import { MULTIPLE_RULES } from './rules/wide/multiples.ts';
import { ORDER_RULES } from './rules/wide/orders.ts';
import { OVER_TIME_RULES } from './rules/wide/over-time.ts';
import { PRODUCT_RULES } from './rules/wide/products.ts';
import { WIDE_PROMISE_RULES } from './rules/wide/promises.ts';
import { RANK_RULES } from './rules/wide/ranks.ts';
import { TOLD_RATE_RULES } from './rules/wide/rates-told.ts';
import { WIDE_ROLL_RULES } from './rules/wide/rolls.ts';
import { TABLE_RELATION_RULES } from './rules/wide/table-relations.ts';
import { TEXT_ROW_RULES } from './rules/wide/text-against-row.ts';
import { TREND_RULES } from './rules/wide/trends.ts';
import { VIEW_RULES } from './rules/wide/views.ts';
import { VOLUME_RULES } from './rules/wide/volumes.ts';
import { WIDE_COUNT_RULES } from './rules/wide/whole-counts.ts';
import { WHOLE_RULES } from './rules/wide/wholes.ts';
import { WRITTEN_SUM_RULES } from './rules/written-sums.ts';

export const RULES: readonly Rule[] = [
  ...TABLE_SUM_RULES,
  ...WORD_SUM_RULES,
  ...OUTCOME_RULES,
  ...ROLL_RULES,
  ...WIDE_ROLL_RULES,
  ...WRITTEN_SUM_RULES,
  ...SHARE_BESIDE_RULES,
  ...RESULT_BESIDE_RULES,
  ...BRACKET_SHARE_RULES,
  ...CHANGE_RULES,
  ...FAR_CHANGE_RULES,
  ...GAP_RULES,
  ...DIRECTION_RULES,
  ...WIDE_DIRECTION_RULES,
  ...RATE_RULES,
  ...PERCENT_OF_MONEY_RULES,
  ...FRACTION_RULES,
  ...TABLE_RATE_RULES,
  ...WHOLE_COUNT_RULES,
  ...PRODUCT_RULES,
  ...RANK_RULES,
  ...TREND_RULES,
  ...ANSWER_CLAIM_RULES,
  ...BAND_RULES,
  ...SHARE_CLAIM_RULES,
  ...COURSE_CLAIM_RULES,
  ...BASE_CLAIM_RULES,
  ...GAP_CLAIM_RULES,
  ...PRICE_CLAIM_RULES,
  ...KEPT_PROMISE_RULES,
  ...DAY_CLAIM_RULES,
  ...COUNT_CLAIM_RULES,
  ...RANK_CLAIM_RULES,
  ...DAY_ORDER_RULES,
  ...RANGE_CLAIM_RULES,
  ...ANSWER_FIGURE_RULES,
  ...BASELINE_CLAIM_RULES,
  ...LAWFUL_CLAIM_RULES,
  ...UPDATE_RULES,
  ...KEY_RULES,
  ...CLOSED_RISK_RULES,
  ...ON_SCHEDULE_RULES,
  ...NIL_DEFICIT_RULES,
  ...TERM_RULES,
  ...LEVEL_RULES,
  ...NO_FORECAST_RULES,
  ...BARRIER_RULES,
  ...FINANCE_PERIOD_RULES,
  ...PROVIDER_RULES,
  ...RATED_ROW_RULES,
  ...TABLE_CLAIM_RULES,
  ...ROW_CLAIM_RULES,
  ...TRANSFER_RULES,
  ...START_YEAR_RULES,
  ...SCHEME_RULES,
  ...GROWTH_TARGET_RULES,
  ...POINTS_TOLD_RULES,
  ...TWICE_RULES,
  ...MEAN_CLAIM_RULES,
  ...NO_BASE_CLAIM_RULES,
  ...PRODUCT_CLAIM_RULES,
  ...WHOLE_CLAIM_RULES,
  ...DEFICIT_BASIS_RULES,
  ...CAP_BASIS_RULES,
  ...TWO_BASES_RULES,
  ...CONTRIBUTION_RULES,
  ...RESULT_RULES,
  ...MONTHLY_EFFECT_RULES,
  ...COUNT_SHARE_RULES,
  ...CHART_LINE_RULES,
  ...END_RULES,
  ...BALANCE_MEANING_RULES,
  ...CAUSE_RULES,
  ...DEMAND_RULES,
  ...LAYER_RULES,
  ...POPULATION_RATE_RULES,
  ...PLANS_FROM_REQUESTS_RULES,
  ...UNMITIGATED_RULES,
  ...ANSWER_TEXT_RULES,
  ...RATING_RUN_RULES,
  ...DEMAND_WORD_RULES,
  ...ENDED_PLAN_RULES,
  ...GROWTH_WITHOUT_RULES,
  ...GROWTH_YEAR_RULES,
  ...ISSUED_PLAN_RULES,
  ...LEVEL_HELD_RULES,
  ...MISSED_MEASURE_RULES,
  ...MOMENT_RULES,
  ...OVERLAP_RULES,
  ...PLACEMENT_SHARE_RULES,
  ...PLACES_ADDED_RULES,
  ...RESIDUAL_RULES,
  ...RUN_RATE_RULES,
  ...SCORE_RULES,
  ...COMPARISON_RULES,
  ...KEPT_RULES,
  ...MONTHLY_RULES,
  ...CARRIED_GROWTH_RULES,
  ...AGREEMENT_YEAR_RULES,
  ...RATE_TARGET_RULES,
  ...COMPOUND_GROWTH_RULES,
  ...TOLD_OVERLAP_RULES,
  ...GROWTH_NUMBER_RULES,
  ...LEVEL_OR_PEAK_RULES,
  ...SHARE_CHANGE_RULES,
  ...STEADY_RULES,
  ...COUNT_DAY_RULES,
  ...GROSS_LIMIT_RULES,
  ...TOLD_RESIDUAL_RULES,
  ...TRANSFER_TWICE_RULES,
  ...FLOW_TOLD_RULES,
  ...CAUSE_NUMBER_RULES,
  ...RATED_BY_KEY_RULES,
  ...SUMMARY_RATING_RULES,
  ...GREEN_SHORT_RULES,
  ...PLACES_OPEN_RULES,
  ...BARRIER_TOLD_RULES,
  ...CLOSED_LIVE_RULES,
  ...ONE_BUILDING_RULES,
  ...CHART_SAID_RULES,
  ...MULTIPLE_RULES,
  ...WHOLE_RULES,
  ...ORDER_RULES,
  ...TEXT_ROW_RULES,
  ...FLOW_RULES,
  ...OVER_TIME_RULES,
  ...AGAINST_PLAN_RULES,
  ...MOVE_RULES,
  ...TOLD_RATE_RULES,
  ...TIME_LABEL_RULES,
  ...TABLE_RELATION_RULES,
  ...WIDE_CHANGE_RULES,
  ...WIDE_COUNT_RULES,
  ...VOLUME_RULES,
  ...AVERAGE_RULES,
  ...LIST_RULES,
  ...REFERENCE_RULES,
  ...LEGEND_RULES,
  ...LEGEND_BAND_RULES,
  ...COUNTED_ROW_RULES,
  ...RATING_TEXT_RULES,
  ...PRINTED_RATING_RULES,
  ...OVERALL_RULES,
  ...PAIRED_RULES,
  ...DATE_RULES,
  ...STAGE_RULES,
  ...DURATION_RULES,
  ...PROMISE_RULES,
  ...RE_DATED_RULES,
  ...TOLD_DATE_RULES,
  ...WIDE_PROMISE_RULES,
  ...TWO_VALUE_RULES,
  ...TOLD_AGAINST_MONTHS_RULES,
  ...TOLD_AGAINST_ROW_RULES,
  ...SAME_THING_RULES,
  ...ALIKE_RULES,
  ...SAME_PHRASE_RULES,
  ...DIGIT_RULES,
  ...NAMED_RULES,
  ...STAFFING_RULES,
  ...CHART_RULES,
  ...WIDE_CHART_RULES,
  ...EXTREME_RULES,
  ...CAP_RULES,
  ...SIGN_RULES,
  ...ANSWER_RULES,
  ...EVIDENCE_RULES,
  ...BALANCE_RULES,
  ...MITIGATION_RULES,
  ...CLOSING_RULES,
  ...WIDE_GAP_RULES,
  ...WIDE_LIMIT_RULES,
  ...IMPLIED_RULES,
  ...UNIT_PRICE_RULES,
  ...BASELINE_RULES,
  ...BASELINE_VALUE_RULES,
  ...HISTORY_RULES,
  ...BASE_RULES,
  ...WIDE_BASE_RULES,
  ...VIEW_RULES,
  ...LAWFUL_RULES,
  ...FRAME_RULES,
  ...TOLD_RULES,
  ...PERSONAL_RULES,
];
