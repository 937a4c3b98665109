/** SEN2 tables 5a to 5c: the plan as it is now, where the child is, and the needs. */

import type { IsoDate } from '../../../core/base/time.ts';
import { NEED_TYPES, RESIDENTIAL } from '../../../core/domain/code-sets.ts';
import type { Sen2ActivePlan, Sen2Need, Sen2Placement } from '../../../core/domain/sen2.ts';
import { problemText } from '../problem-texts.ts';
import { placeReader } from './sen2-place.ts';
import type { Sen2Row } from './sen2-row.ts';

/** Reviews from which on it is told that most of them stand the wrong way round. */
const FEWEST_REVIEWS = 3;

/** Make the function that tells a decision before its meeting, and at the end whether most are so. */
function reviewJudge(row: Sen2Row, decision: number): (met: IsoDate | null, decided: IsoDate | null) => void {
  let [pairs, reversed] = [0, 0];
  row.atEnd.push(() => {
    if (row.areReviewsSwapped || pairs < FEWEST_REVIEWS || reversed * 2 <= pairs) return;
    const message = problemText('sen2.review-columns-swapped').message;
    row.sayOfTable('sen2.review-columns-swapped', decision, { message, count: reversed });
  });
  return (met, decided) => {
    if (met === null || decided === null) return;
    pairs++;
    if (decided >= met) return;
    reversed++;
    if (!row.areReviewsSwapped) row.say('sen2.review-order', decision);
  };
}

/** Table 5a. */
export function activePlanRow(row: Sen2Row): (id: string) => Sen2ActivePlan | null {
  const request = row.place('requeststableid');
  const transfer = row.place('transferla');
  const meeting = row.place('reviewmeeting');
  const decision = row.place('lastreview');
  const [outcome, draft] = [row.place('reviewoutcome'), row.place('reviewdraft')];
  const [due, final] = [row.place('phasetransferduedate'), row.place('phasetransferfinaldate')];
  const [residential, workBased] = [row.place('res'), row.place('wbp')];
  const judgeReview = reviewJudge(row, decision);
  return (id) => {
    const requestKey = row.parentKey('requests', request);
    const reviewMeetingOn = row.day(meeting);
    const reviewDecisionOn = row.day(decision);
    judgeReview(reviewMeetingOn, reviewDecisionOn);
    const transferredFrom = row.authorityNumber(transfer);
    const more = {
      reviewOutcome: row.shortCode(outcome),
      reviewDraftOn: row.day(draft),
      phaseTransferDueOn: row.dayAhead(due),
      phaseTransferFinalOn: row.day(final),
      residential: row.code(residential, RESIDENTIAL, 'sen2.code-unknown'),
      workBased: row.shortCode(workBased),
    };
    if (row.hasError) return null;
    return {
      activePlanKey: row.key('activeplans', id),
      requestKey,
      transferredFrom,
      reviewMeetingOn,
      reviewDecisionOn,
      reviewOutcome: more.reviewOutcome,
      reviewDraftOn: more.reviewDraftOn,
      phaseTransferDueOn: more.phaseTransferDueOn,
      phaseTransferFinalOn: more.phaseTransferFinalOn,
      residential: more.residential,
      workBased: more.workBased,
    };
  };
}

/** Table 5b. */
export function placementRow(row: Sen2Row): () => Sen2Placement | null {
  const plan = row.place('activeplanstableid');
  const entry = row.place('entrydate');
  const leaving = row.place('leavingdate');
  const [residential, workBased] = [row.place('res'), row.place('wbp')];
  const readPlace = placeReader(row);
  return () => {
    const activePlanKey = row.parentKey('activeplans', plan);
    const place = readPlace();
    const entryOn = row.dayAhead(entry);
    const leavingOn = row.dayAhead(leaving);
    if (entryOn !== null && leavingOn !== null && leavingOn < entryOn)
      row.say('sen2.leaving-before-entry', leaving);
    const more = {
      residential: row.code(residential, RESIDENTIAL, 'sen2.code-unknown'),
      workBased: row.shortCode(workBased),
    };
    return row.hasError || place === null ? null : { activePlanKey, ...place, entryOn, leavingOn, ...more };
  };
}

/** Table 5c. */
export function needRow(row: Sen2Row): () => Sen2Need | null {
  const plan = row.place('activeplanstableid');
  const type = row.place('sentype');
  const rankPlace = row.place('sentyperank');
  return () => {
    const activePlanKey = row.parentKey('activeplans', plan);
    if (row.text(type) === '') row.say('sen2.need-missing', type);
    const need = row.codeOfYear(type, NEED_TYPES, row.collection?.needs, 'sen2.need-unknown');
    const rank = row.rank(rankPlace);
    return row.hasError || need === null || rank === null ? null : { activePlanKey, need, rank };
  };
}
