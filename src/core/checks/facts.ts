/** What several checks ask of an extract, worked out once: who belongs to what, and how things stand on its day. */
import type { DayNumber } from '../base/day-number.ts';
import { type Children, childrenOf } from '../extract/children.ts';
import { type Extract, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { groupOfType, type SettingGroup } from '../extract/setting-types.ts';
import type { CheckContext, RegisterEntry } from './check-context.ts';
import { dayAt, numberAt, placeAt } from './columns.ts';

/** Later than any day of any return. */
export const FOR_EVER: DayNumber = 2_000_000_000;

/** Facts of one extract; each is worked out when it is first asked for. Columns are as long as the table they are named by. */
export class Facts {
  readonly context: CheckContext;
  readonly extract: Extract;
  /** The day the stock is of; later than any other where no file tells it. */
  readonly day: DayNumber;
  #requestsOfPerson: Children | undefined;
  #assessmentsOfRequest: Children | undefined;
  #namedPlansOfAssessment: Children | undefined;
  #detailsOfNamedPlan: Children | undefined;
  #activePlansOfRequest: Children | undefined;
  #placementsOfPlan: Children | undefined;
  #needsOfPlan: Children | undefined;
  #childOfPerson: Int32Array | undefined;
  #namedPlanOfRequest: Int32Array | undefined;
  #mainPlacementOfPlan: Int32Array | undefined;
  #entryOfPlacement: readonly (RegisterEntry | undefined)[] | undefined;
  readonly #groupOfEntry = new Map<RegisterEntry, SettingGroup | null>();

  constructor(context: CheckContext) {
    this.context = context;
    this.extract = context.extract;
    this.day = context.extract.asAt === NO_DAY ? FOR_EVER : context.extract.asAt;
  }

  get requestsOfPerson(): Children {
    const { persons, requests } = this.extract;
    this.#requestsOfPerson ??= childrenOf(persons.count, requests.person);
    return this.#requestsOfPerson;
  }

  get assessmentsOfRequest(): Children {
    const { requests, assessments } = this.extract;
    this.#assessmentsOfRequest ??= childrenOf(requests.count, assessments.request);
    return this.#assessmentsOfRequest;
  }

  get namedPlansOfAssessment(): Children {
    const { assessments, namedPlans } = this.extract;
    this.#namedPlansOfAssessment ??= childrenOf(assessments.count, namedPlans.assessment);
    return this.#namedPlansOfAssessment;
  }

  get detailsOfNamedPlan(): Children {
    const { namedPlans, planDetails } = this.extract;
    this.#detailsOfNamedPlan ??= childrenOf(namedPlans.count, planDetails.namedPlan);
    return this.#detailsOfNamedPlan;
  }

  get activePlansOfRequest(): Children {
    const { requests, activePlans } = this.extract;
    this.#activePlansOfRequest ??= childrenOf(requests.count, activePlans.request);
    return this.#activePlansOfRequest;
  }

  get placementsOfPlan(): Children {
    const { activePlans, placements } = this.extract;
    this.#placementsOfPlan ??= childrenOf(activePlans.count, placements.activePlan);
    return this.#placementsOfPlan;
  }

  get needsOfPlan(): Children {
    const { activePlans, needs } = this.extract;
    this.#needsOfPlan ??= childrenOf(activePlans.count, needs.activePlan);
    return this.#needsOfPlan;
  }

  /** The person by whom a child is counted: the first of those who are one child. */
  get childOfPerson(): Int32Array {
    if (this.#childOfPerson === undefined) {
      const { count, sameChildAs } = this.extract.persons;
      const childOf = new Int32Array(count);
      for (let at = 0; at < count; at++)
        childOf[at] = this.isSameChild(at) ? placeAt(childOf, placeAt(sameChildAs, at)) : at;
      this.#childOfPerson = childOf;
    }
    return this.#childOfPerson;
  }

  /**
   * Say whether a person is the same child as an earlier one. Two with pupil numbers of their own are two children
   * here, even where something else is alike: a number that tells them apart is not overruled.
   */
  isSameChild(person: number): boolean {
    const { sameChildAs, samePupilAs, hasPupilNumber } = this.extract.persons;
    const same = placeAt(sameChildAs, person);
    if (same < 0) return false;
    const haveBoth = hasPupilNumber[person] === 1 && hasPupilNumber[same] === 1;
    return !haveBoth || placeAt(samePupilAs, person) >= 0;
  }

  /** The plan that a request led to, or `NO_PARENT`: of several the one that has not ceased, then the latest. */
  get namedPlanOfRequest(): Int32Array {
    if (this.#namedPlanOfRequest === undefined) {
      const { requests, assessments, namedPlans } = this.extract;
      const planOf = new Int32Array(requests.count).fill(NO_PARENT);
      for (let at = 0; at < namedPlans.count; at++) {
        const request = placeAt(assessments.request, placeAt(namedPlans.assessment, at));
        if (request >= 0 && this.#isBetterPlan(at, placeAt(planOf, request))) planOf[request] = at;
      }
      this.#namedPlanOfRequest = planOf;
    }
    return this.#namedPlanOfRequest;
  }

  #isBetterPlan(plan: number, than: number): boolean {
    if (than < 0) return true;
    const [open, other] = [!this.hasCeased(plan), !this.hasCeased(than)];
    if (open !== other) return open;
    const { startsOn } = this.extract.namedPlans;
    return dayAt(startsOn, plan) > dayAt(startsOn, than);
  }

  /** Say whether a named plan had ceased by the extract's day. */
  hasCeased(namedPlan: number): boolean {
    const ceasedOn = dayAt(this.extract.namedPlans.ceasedOn, namedPlan);
    return ceasedOn !== NO_DAY && ceasedOn <= this.day;
  }

  /** Person of a request, of an active plan and of a named plan; `NO_PARENT` where a link is missing. */
  personOfActivePlan(plan: number): number {
    return placeAt(this.extract.requests.person, placeAt(this.extract.activePlans.request, plan));
  }
  requestOfNamedPlan(plan: number): number {
    return placeAt(this.extract.assessments.request, placeAt(this.extract.namedPlans.assessment, plan));
  }
  personOfNamedPlan(plan: number): number {
    return placeAt(this.extract.requests.person, this.requestOfNamedPlan(plan));
  }
  namedPlanOfActivePlan(plan: number): number {
    return placeAt(this.namedPlanOfRequest, placeAt(this.extract.activePlans.request, plan));
  }

  /** Start of the named plan of an active plan, or `NO_DAY`. */
  startOfActivePlan(plan: number): DayNumber {
    return dayAt(this.extract.namedPlans.startsOn, this.namedPlanOfActivePlan(plan));
  }

  /** Say whether an active plan is in force on the extract's day: its named plan has not ceased. */
  isInForce(plan: number): boolean {
    const named = this.namedPlanOfActivePlan(plan);
    return named < 0 || !this.hasCeased(named);
  }

  /** Say whether a placement is open on the extract's day. */
  isOpenPlacement(placement: number): boolean {
    const { entryOn, leavingOn } = this.extract.placements;
    const leaving = dayAt(leavingOn, placement);
    return dayAt(entryOn, placement) <= this.day && (leaving === NO_DAY || leaving > this.day);
  }

  /** The main placement of an active plan that is open on the extract's day, or `NO_PARENT`: of several the latest. */
  get mainPlacementOfPlan(): Int32Array {
    if (this.#mainPlacementOfPlan === undefined) {
      const { activePlans, placements } = this.extract;
      const mainOf = new Int32Array(activePlans.count).fill(NO_PARENT);
      for (let at = 0; at < placements.count; at++) {
        const plan = placeAt(placements.activePlan, at);
        if (plan < 0 || placements.rank[at] !== 1 || !this.isOpenPlacement(at)) continue;
        const known = placeAt(mainOf, plan);
        if (known < 0 || dayAt(placements.entryOn, at) > dayAt(placements.entryOn, known)) mainOf[plan] = at;
      }
      this.#mainPlacementOfPlan = mainOf;
    }
    return this.#mainPlacementOfPlan;
  }

  /** Birth month of the child of a placement, of an active plan, of a named plan; null where a link is missing. */
  birthOfPlacement(placement: number): number | null {
    return this.birthOfActivePlan(placeAt(this.extract.placements.activePlan, placement));
  }
  birthOfActivePlan(plan: number): number | null {
    return this.birthOfPerson(this.personOfActivePlan(plan));
  }
  birthOfNamedPlan(plan: number): number | null {
    return this.birthOfPerson(this.personOfNamedPlan(plan));
  }
  birthOfPerson(person: number): number | null {
    return this.extract.persons.birthMonth[person] ?? null;
  }

  /** What the register says of each placement's place; undefined where it has no URN or the register does not have it. */
  get entryOfPlacement(): readonly (RegisterEntry | undefined)[] {
    if (this.#entryOfPlacement === undefined) {
      const { placements } = this.extract;
      const register = this.context.establishments;
      this.#entryOfPlacement = Array.from({ length: placements.count }, (_, at) =>
        register?.get(numberAt(placements.urn, at)),
      );
    }
    return this.#entryOfPlacement;
  }

  /** The group of an establishment: what the authority says it is, else that of its type; null where plans are not usually placed in such a type. */
  groupOf(entry: RegisterEntry): SettingGroup | null {
    const known = this.#groupOfEntry.get(entry);
    if (known !== undefined) return known;
    const group = entry.said ?? groupOfType(entry.typeName);
    this.#groupOfEntry.set(entry, group);
    return group;
  }
}
