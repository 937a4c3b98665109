/** Records of a made-up return for the tests of working lists: each says only what a test is about, the rest is null. */
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Person,
  Sen2Placement,
  Sen2Request,
} from '../../src/core/domain/sen2.ts';
import type { ListInputs } from '../../src/core/lists/list-inputs.ts';

/** The day that the records are of. */
export const AS_AT = '2025-01-16';

export function person(name: string, birthMonth: string): Sen2Person {
  return {
    ...{ personKey: name, birthMonth, pupilKey: null, learnerKey: null, caseKey: null, nameKey: null },
    ...{ sex: null, ethnicity: null, upnUnknown: null },
  };
}

export function request(name: string, more: Partial<Sen2Request> = {}): Sen2Request {
  return {
    ...{ requestKey: `request-${name}`, personKey: name, receivedOn: '2024-12-01', source: null },
    ...{ outcome: 'Y', outcomeOn: null, mediation: null, tribunal: null },
    ...{ inYouthAccommodation: null, exportedTo: null },
    ...more,
  };
}

export function assessment(
  name: string,
  outcome: Sen2Assessment['outcome'],
  exceptionToTwentyWeeks = false,
): Sen2Assessment {
  return {
    ...{ assessmentKey: `assessment-${name}`, requestKey: `request-${name}`, outcome, outcomeOn: null },
    ...{ exceptionToTwentyWeeks, mediation: null, tribunal: null, otherMediation: null, otherTribunal: null },
  };
}

export function namedPlan(name: string, startsOn: string, more: Partial<Sen2NamedPlan> = {}): Sen2NamedPlan {
  return {
    ...{ namedPlanKey: `named-${name}`, assessmentKey: `assessment-${name}`, startsOn, ceasedOn: null },
    ...{ ceaseReason: null, residential: null, workBased: null, personalBudget: null },
    ...{ organisedArrangements: null, directPayments: null },
    ...more,
  };
}

export function plan(name: string, more: Partial<Sen2ActivePlan> = {}): Sen2ActivePlan {
  return {
    ...{ activePlanKey: `plan-${name}`, requestKey: `request-${name}`, transferredFrom: null },
    ...{ reviewMeetingOn: null, reviewDecisionOn: null, reviewOutcome: null, reviewDraftOn: null },
    ...{ phaseTransferDueOn: null, phaseTransferFinalOn: null, residential: null, workBased: null },
    ...more,
  };
}

export function placement(
  name: string,
  urn: string | null,
  more: Partial<Sen2Placement> = {},
): Sen2Placement {
  return {
    ...{ activePlanKey: `plan-${name}`, urn, ukprn: null, settingCode: null, rank: 1 },
    ...{ senUnit: null, resourcedProvision: null, entryOn: '2022-09-01', leavingOn: null },
    ...{ residential: null, workBased: null },
    ...more,
  };
}

export function inputs(more: Partial<ListInputs>): ListInputs {
  return {
    ...{ persons: [], requests: [], assessments: [], namedPlans: [], activePlans: [], placements: [] },
    ...{ asAt: AS_AT, groupOf: () => null },
    ...more,
  };
}
