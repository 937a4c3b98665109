/** Good and bad extracts for the checks of reviews and phase transfers. */
import { type CheckCase, caseOf, type MadeRecords } from '../../../../test/make/make-extract.ts';

const NO_REVIEW = { reviewMeetingOn: null, reviewDecisionOn: null, reviewOutcome: null };

function review(
  records: MadeRecords,
  place: number,
  reviewMeetingOn: string | null,
  reviewDecisionOn: string | null,
) {
  Object.assign(caseOf(records, place).activePlan, { reviewMeetingOn, reviewDecisionOn });
}
function phase(
  records: MadeRecords,
  place: number,
  phaseTransferDueOn: string | null,
  finalOn: string | null,
) {
  Object.assign(caseOf(records, place).activePlan, { phaseTransferDueOn, phaseTransferFinalOn: finalOn });
}

/** One case a check. */
export const REVIEW_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.reviews-not-recorded',
    children: 240,
    bad: (records) => {
      for (const plan of records.activePlans) Object.assign(plan, NO_REVIEW);
    },
    count: 120,
    good: (records) => {
      for (const plan of records.activePlans.slice(1)) Object.assign(plan, NO_REVIEW);
    },
  },
  {
    code: 'sen2.review-overdue',
    bad: (records) => {
      review(records, 1, '2023-12-15', '2024-01-16');
      review(records, 3, null, null);
    },
    count: 2,
    good: (records) => {
      review(records, 1, '2023-12-15', '2024-01-17');
      review(records, 12, null, null);
    },
  },
  {
    code: 'sen2.review-decision-late',
    bad: (records) => review(records, 1, '2024-05-01', '2024-05-30'),
    good: (records) => review(records, 1, '2024-05-01', '2024-05-29'),
  },
  {
    code: 'sen2.review-undecided',
    bad: (records) => review(records, 1, '2024-12-18', null),
    good: (records) => review(records, 1, '2024-12-19', null),
  },
  {
    code: 'sen2.review-decision-without-meeting',
    bad: (records) => review(records, 1, null, '2024-05-30'),
  },
  {
    code: 'sen2.review-outcome-without-date',
    bad: (records) => review(records, 1, null, null),
    good: (records) => {
      Object.assign(caseOf(records, 1).activePlan, NO_REVIEW);
    },
  },
  {
    code: 'sen2.draft-before-meeting',
    bad: (records) => {
      review(records, 1, '2024-05-01', '2024-05-20');
      caseOf(records, 1).activePlan.reviewDraftOn = '2024-04-30';
    },
    good: (records) => {
      review(records, 1, '2024-05-01', '2024-05-20');
      caseOf(records, 1).activePlan.reviewDraftOn = '2024-05-20';
    },
  },
  {
    code: 'sen2.phase-transfers-not-recorded',
    children: 1200,
    bad: (records) => {
      for (const plan of records.activePlans)
        Object.assign(plan, { phaseTransferDueOn: null, phaseTransferFinalOn: null });
    },
    count: 70,
    good: (records) => {
      for (const plan of records.activePlans.slice(8))
        Object.assign(plan, { phaseTransferDueOn: null, phaseTransferFinalOn: null });
    },
  },
  {
    code: 'sen2.phase-transfer-missing',
    bad: (records) => phase(records, 6, null, null),
    good: (records) => phase(records, 6, null, '2025-01-10'),
  },
  {
    code: 'sen2.phase-transfer-late',
    bad: (records) => phase(records, 9, '2024-12-01', '2024-12-02'),
    good: (records) => phase(records, 9, '2024-12-01', '2024-12-01'),
  },
  {
    code: 'sen2.phase-transfer-overdue',
    bad: (records) => phase(records, 9, '2025-01-15', null),
    good: (records) => phase(records, 9, '2025-01-16', null),
  },
  {
    code: 'sen2.phase-transfer-without-due-date',
    bad: (records) => phase(records, 6, null, '2025-01-10'),
  },
  {
    code: 'sen2.phase-transfer-due-date-unusual',
    bad: (records) => phase(records, 6, '2025-03-31', null),
    good: (records) => phase(records, 9, '2025-03-31', null),
  },
];
