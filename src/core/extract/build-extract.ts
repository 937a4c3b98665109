/** Gathers the rows of a SEN2 return into columns, parents before their children. */
import { toDayNumber, toMonthNumber } from '../base/day-number.ts';
import type { Placed } from '../domain/intake.ts';
import type { RowBatch } from '../domain/records.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2Header,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Place,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from '../domain/sen2.ts';
import { codeCell, DayCells, flagCell, numberCell } from './cells.ts';
import { type Extract, NO_DAY, NO_PARENT } from './extract.ts';
import { GrowingInts } from './growing.ts';
import { KeyIndex } from './key-index.ts';
import { TableBuilder } from './table-builder.ts';

const PLACE_INTS = {
  urn: (place: Sen2Place) => numberCell(place.urn),
  ukprn: (place: Sen2Place) => numberCell(place.ukprn),
};
const PLACE_CODES = {
  setting: (place: Sen2Place) => codeCell('setting', place.settingCode),
  rank: (place: Sen2Place) => place.rank,
  senUnit: (place: Sen2Place) => flagCell(place.senUnit),
  resourcedProvision: (place: Sen2Place) => flagCell(place.resourcedProvision),
};

/** Takes the batches of a return in reading order; batches of other tables are passed over. */
export class ExtractBuilder {
  readonly #days = new DayCells();
  readonly #keys = {
    persons: new KeyIndex(),
    requests: new KeyIndex(),
    assessments: new KeyIndex(),
    namedPlans: new KeyIndex(),
    activePlans: new KeyIndex(),
  };
  /** Children by each sort of key, to find one child under two numbers of the extract. */
  readonly #pupils = new KeyIndex();
  readonly #children = { learner: new KeyIndex(), case: new KeyIndex(), name: new KeyIndex() };
  readonly #samePupilAs = new GrowingInts();
  readonly #hasPupilNumber = new GrowingInts();
  readonly #sameChildAs = new GrowingInts();
  #asAt = NO_DAY;
  #year: number | null = null;
  #authorityNumber: string | null = null;

  readonly #day = (field: string | null) => this.#days.of(field);
  readonly #persons = new TableBuilder({
    ints: { birthMonth: (person: Sen2Person) => toMonthNumber(person.birthMonth) },
    codes: {
      sex: (person: Sen2Person) => codeCell('sex', person.sex),
      ethnicity: (person: Sen2Person) => codeCell('ethnicity', person.ethnicity),
      unknownReason: (person: Sen2Person) => codeCell('unknownReason', person.upnUnknown),
      hasPupilNumber: (person: Sen2Person) => Number(person.pupilKey !== null),
      hasLearnerNumber: (person: Sen2Person) => Number(person.learnerKey !== null),
    },
  });
  readonly #requests = new TableBuilder({
    ints: {
      person: (request: Sen2Request) => this.#keys.persons.find(request.personKey),
      receivedOn: (request: Sen2Request) => this.#day(request.receivedOn),
      outcomeOn: (request: Sen2Request) => this.#day(request.outcomeOn),
    },
    codes: {
      source: (request: Sen2Request) => codeCell('source', request.source),
      outcome: (request: Sen2Request) => codeCell('outcome', request.outcome),
      mediation: (request: Sen2Request) => flagCell(request.mediation),
      tribunal: (request: Sen2Request) => flagCell(request.tribunal),
      inYouthAccommodation: (request: Sen2Request) => flagCell(request.inYouthAccommodation),
      isExported: (request: Sen2Request) => Number(request.exportedTo !== null),
    },
  });
  readonly #assessments = new TableBuilder({
    ints: {
      request: (assessment: Sen2Assessment) => this.#keys.requests.find(assessment.requestKey),
      outcomeOn: (assessment: Sen2Assessment) => this.#day(assessment.outcomeOn),
    },
    codes: {
      outcome: (assessment: Sen2Assessment) => codeCell('outcome', assessment.outcome),
      exception: (assessment: Sen2Assessment) => flagCell(assessment.exceptionToTwentyWeeks),
      mediation: (assessment: Sen2Assessment) => flagCell(assessment.mediation),
      tribunal: (assessment: Sen2Assessment) => flagCell(assessment.tribunal),
      otherMediation: (assessment: Sen2Assessment) => flagCell(assessment.otherMediation),
      otherTribunal: (assessment: Sen2Assessment) => flagCell(assessment.otherTribunal),
    },
  });
  readonly #namedPlans = new TableBuilder({
    ints: {
      assessment: (plan: Sen2NamedPlan) => this.#keys.assessments.find(plan.assessmentKey),
      startsOn: (plan: Sen2NamedPlan) => this.#day(plan.startsOn),
      ceasedOn: (plan: Sen2NamedPlan) => this.#day(plan.ceasedOn),
    },
    codes: {
      ceaseReason: (plan: Sen2NamedPlan) => Number(plan.ceaseReason ?? 0),
      residential: (plan: Sen2NamedPlan) => codeCell('residential', plan.residential),
      hasWorkBased: (plan: Sen2NamedPlan) => Number(plan.workBased !== null),
      personalBudget: (plan: Sen2NamedPlan) => flagCell(plan.personalBudget),
    },
  });
  readonly #planDetails = new TableBuilder({
    ints: {
      ...PLACE_INTS,
      namedPlan: (detail: Sen2PlanDetail) => this.#keys.namedPlans.find(detail.namedPlanKey),
    },
    codes: PLACE_CODES,
  });
  readonly #activePlans = new TableBuilder({
    ints: {
      request: (plan: Sen2ActivePlan) => this.#keys.requests.find(plan.requestKey),
      transferredFrom: (plan: Sen2ActivePlan) => numberCell(plan.transferredFrom),
      reviewMeetingOn: (plan: Sen2ActivePlan) => this.#day(plan.reviewMeetingOn),
      reviewDecisionOn: (plan: Sen2ActivePlan) => this.#day(plan.reviewDecisionOn),
      reviewDraftOn: (plan: Sen2ActivePlan) => this.#day(plan.reviewDraftOn),
      phaseTransferDueOn: (plan: Sen2ActivePlan) => this.#day(plan.phaseTransferDueOn),
      phaseTransferFinalOn: (plan: Sen2ActivePlan) => this.#day(plan.phaseTransferFinalOn),
    },
    codes: {
      reviewOutcome: (plan: Sen2ActivePlan) => plan.reviewOutcome?.charCodeAt(0) ?? 0,
      residential: (plan: Sen2ActivePlan) => codeCell('residential', plan.residential),
      hasWorkBased: (plan: Sen2ActivePlan) => Number(plan.workBased !== null),
    },
  });
  readonly #placements = new TableBuilder({
    ints: {
      ...PLACE_INTS,
      activePlan: (placement: Sen2Placement) => this.#keys.activePlans.find(placement.activePlanKey),
      entryOn: (placement: Sen2Placement) => this.#day(placement.entryOn),
      leavingOn: (placement: Sen2Placement) => this.#day(placement.leavingOn),
    },
    codes: {
      ...PLACE_CODES,
      residential: (placement: Sen2Placement) => codeCell('residential', placement.residential),
      hasWorkBased: (placement: Sen2Placement) => Number(placement.workBased !== null),
    },
  });
  readonly #needs = new TableBuilder({
    ints: { activePlan: (need: Sen2Need) => this.#keys.activePlans.find(need.activePlanKey) },
    codes: {
      need: (need: Sen2Need) => codeCell('need', need.need),
      rank: (need: Sen2Need) => need.rank,
    },
  });

  /** Take a batch. */
  add(batch: RowBatch): void {
    const keys = this.#keys;
    switch (batch.table) {
      case 'sen2Headers':
        this.#addHeaders(batch.rows);
        break;
      case 'persons':
        for (const placed of batch.rows) this.#addPerson(placed);
        break;
      case 'requests':
        this.#addKeyed(this.#requests, keys.requests, batch.rows, (row) => row.requestKey);
        break;
      case 'assessments':
        this.#addKeyed(this.#assessments, keys.assessments, batch.rows, (row) => row.assessmentKey);
        break;
      case 'namedPlans':
        this.#addKeyed(this.#namedPlans, keys.namedPlans, batch.rows, (row) => row.namedPlanKey);
        break;
      case 'activePlans':
        this.#addKeyed(this.#activePlans, keys.activePlans, batch.rows, (row) => row.activePlanKey);
        break;
      case 'planDetails':
        for (const placed of batch.rows) this.#planDetails.add(placed);
        break;
      case 'placements':
        for (const placed of batch.rows) this.#placements.add(placed);
        break;
      case 'needs':
        for (const placed of batch.rows) this.#needs.add(placed);
        break;
      default: // Not a table of the return.
    }
  }

  #addHeaders(rows: readonly Placed<Sen2Header>[]): void {
    for (const { record } of rows) {
      if (record.asAt !== null) this.#asAt = toDayNumber(record.asAt);
      this.#year = record.year ?? this.#year;
      this.#authorityNumber = record.authorityNumber ?? this.#authorityNumber;
    }
  }

  #addKeyed<T, Ints extends string, Codes extends string>(
    table: TableBuilder<T, Ints, Codes>,
    keys: KeyIndex,
    rows: readonly Placed<T>[],
    keyOf: (record: T) => string,
  ): void {
    for (const placed of rows) {
      keys.add(keyOf(placed.record), table.count);
      table.add(placed);
    }
  }

  #addPerson(placed: Placed<Sen2Person>): void {
    const { personKey, pupilKey, learnerKey, caseKey, nameKey } = placed.record;
    const place = this.#persons.count;
    this.#keys.persons.add(personKey, place);
    this.#persons.add(placed);
    const find = (index: KeyIndex, key: string | null) => (key === null ? NO_PARENT : index.add(key, place));
    const samePupil = find(this.#pupils, pupilKey);
    const others = [
      find(this.#children.learner, learnerKey),
      find(this.#children.case, caseKey),
      find(this.#children.name, nameKey),
    ];
    this.#samePupilAs.push(samePupil);
    this.#hasPupilNumber.push(Number(pupilKey !== null));
    // Two pupil numbers are two children, whatever else they share: twins share names of a kind, and cases are shared.
    const isOther = (other: number) => pupilKey !== null && this.#hasPupilNumber.at(other) === 1;
    const sameChild = others.find((other) => other >= 0 && !isOther(other)) ?? NO_PARENT;
    this.#sameChildAs.push(samePupil >= 0 ? samePupil : sameChild);
  }

  /** True where any row of a return has been taken. */
  get hasRows(): boolean {
    return [this.#persons, this.#requests, this.#namedPlans, this.#activePlans, this.#placements].some(
      (table) => table.count > 0,
    );
  }

  /** Give the columns; nothing may be added afterwards. */
  finish(): Extract {
    return {
      asAt: this.#asAt,
      year: this.#year,
      authorityNumber: this.#authorityNumber,
      persons: {
        ...this.#persons.finish(),
        samePupilAs: this.#samePupilAs.finish(),
        sameChildAs: this.#sameChildAs.finish(),
      },
      requests: this.#requests.finish(),
      assessments: this.#assessments.finish(),
      namedPlans: this.#namedPlans.finish(),
      planDetails: this.#planDetails.finish(),
      activePlans: this.#activePlans.finish(),
      placements: this.#placements.finish(),
      needs: this.#needs.finish(),
    };
  }
}
