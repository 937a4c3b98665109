/** SEN2 tables 2 to 4b: request, assessment, named plan and what the plan names. */

import type { IsoDate } from '../../../core/base/time.ts';
import { CEASE_REASONS, OUTCOMES, REQUEST_SOURCES, RESIDENTIAL } from '../../../core/domain/code-sets.ts';
import type {
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2PlanDetail,
  Sen2Request,
} from '../../../core/domain/sen2.ts';
import { placeReader } from './sen2-place.ts';
import type { Sen2Row } from './sen2-row.ts';

type Outcome = Sen2Request['outcome'];

/** Read an outcome and its date, which must come together or not at all. */
function outcomeReader(row: Sen2Row, outcome: number, date: number) {
  return (): { readonly outcome: Outcome; readonly outcomeOn: IsoDate | null } | null => {
    const code = row.code(outcome, OUTCOMES, 'sen2.outcome-unknown');
    if (code === null && row.text(outcome) === '') row.say('sen2.outcome-unknown', outcome);
    const outcomeOn = row.day(date);
    const isDecided = code === 'Y' || code === 'N';
    if (isDecided && row.text(date) === '') row.say('sen2.outcome-without-date', date);
    if (code !== null && !isDecided && outcomeOn !== null) row.say('sen2.date-without-outcome', date);
    return code === null ? null : { outcome: code as Outcome, outcomeOn }; // the set holds the five codes
  };
}

/** Table 2. */
export function requestRow(row: Sen2Row): (id: string) => Sen2Request | null {
  const person = row.place('persontableid');
  const received = row.place('receiveddate');
  const source = row.place('requestsource');
  const date = row.place('requestoutcomedate');
  const mediation = row.place('requestmediation');
  const tribunal = row.place('requesttribunal');
  const [youth, exported] = [row.place('rya'), row.place('exported')];
  const readOutcome = outcomeReader(row, row.place('requestoutcome'), date);
  return (id) => {
    const personKey = row.parentKey('person', person);
    const receivedOn = row.day(received);
    if (row.text(received) === '') row.say('sen2.received-missing', received);
    const outcome = readOutcome();
    if (
      receivedOn !== null &&
      outcome !== null &&
      outcome.outcomeOn !== null &&
      outcome.outcomeOn < receivedOn
    )
      row.say('sen2.outcome-before-request', date);
    const more = {
      source: row.code(source, REQUEST_SOURCES, 'sen2.code-unknown'),
      mediation: row.yesNo(mediation),
      tribunal: row.yesNo(tribunal),
      inYouthAccommodation: row.yesNo(youth),
      exportedTo: row.authorityNumber(exported),
    };
    if (row.hasError || receivedOn === null || outcome === null) return null;
    return {
      requestKey: row.key('requests', id),
      personKey,
      receivedOn,
      source: more.source,
      outcome: outcome.outcome,
      outcomeOn: outcome.outcomeOn,
      mediation: more.mediation,
      tribunal: more.tribunal,
      inYouthAccommodation: more.inYouthAccommodation,
      exportedTo: more.exportedTo,
    };
  };
}

/** Table 3. */
export function assessmentRow(row: Sen2Row): (id: string) => Sen2Assessment | null {
  const request = row.place('requeststableid');
  const date = row.place('assessmentoutcomedate');
  const exception = row.place('week20');
  const mediation = row.place('assessmentmediation');
  const tribunal = row.place('assessmenttribunal');
  const [otherMediation, otherTribunal] = [row.place('othermediation'), row.place('othertribunal')];
  const readOutcome = outcomeReader(row, row.place('assessmentoutcome'), date);
  return (id) => {
    const requestKey = row.parentKey('requests', request);
    const outcome = readOutcome();
    const more = {
      exceptionToTwentyWeeks: row.yesNo(exception),
      mediation: row.yesNo(mediation),
      tribunal: row.yesNo(tribunal),
      otherMediation: row.yesNo(otherMediation),
      otherTribunal: row.yesNo(otherTribunal),
    };
    if (row.hasError || outcome === null) return null;
    return { assessmentKey: row.key('assessment', id), requestKey, ...outcome, ...more };
  };
}

/** Table 4a. */
export function namedPlanRow(row: Sen2Row): (id: string) => Sen2NamedPlan | null {
  const assessment = row.place('assessmenttableid');
  const start = row.place('startdate');
  const cease = row.place('ceasedate');
  const reason = row.place('ceasereason');
  const [residential, workBased] = [row.place('planres'), row.place('planwbp')];
  const [budget, arrangements, payments] = [row.place('pb'), row.place('oa'), row.place('dp')];
  return (id) => {
    const assessmentKey = row.parentKey('assessment', assessment);
    const startsOn = row.day(start);
    if (row.text(start) === '') row.say('sen2.start-missing', start);
    const ceasedOn = row.day(cease);
    const ceaseReason = row.code(reason, CEASE_REASONS, 'sen2.cease-reason-unknown');
    const [hasCease, hasReason] = [row.text(cease) !== '', row.text(reason) !== ''];
    if (hasCease && !hasReason) row.say('sen2.cease-without-reason', reason);
    if (hasReason && !hasCease) row.say('sen2.reason-without-cease', cease);
    if (startsOn !== null && ceasedOn !== null && ceasedOn < startsOn)
      row.say('sen2.cease-before-start', cease);
    const more = {
      residential: row.code(residential, RESIDENTIAL, 'sen2.code-unknown'),
      workBased: row.shortCode(workBased),
      personalBudget: row.yesNo(budget),
      organisedArrangements: row.yesNo(arrangements),
      directPayments: row.shortCode(payments),
    };
    if (row.hasError || startsOn === null) return null;
    return {
      namedPlanKey: row.key('namedplan', id),
      assessmentKey,
      startsOn,
      ceasedOn,
      ceaseReason,
      residential: more.residential,
      workBased: more.workBased,
      personalBudget: more.personalBudget,
      organisedArrangements: more.organisedArrangements,
      directPayments: more.directPayments,
    };
  };
}

/** Table 4b. */
export function planDetailRow(row: Sen2Row): () => Sen2PlanDetail | null {
  const plan = row.place('namedplantableid');
  const readPlace = placeReader(row);
  return () => {
    const namedPlanKey = row.parentKey('namedplan', plan);
    const place = readPlace();
    return row.hasError || place === null ? null : { namedPlanKey, ...place };
  };
}
