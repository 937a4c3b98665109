/** The way from request to plan, case by case, from a SEN2 extract. */
import { type MonthNumber, monthOfDay } from '../base/day-number.ts';
import { showCount } from '../base/show.ts';
import { type Children, childrenOf } from '../extract/children.ts';
import { NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { type ExtractContext, OUTCOME } from '../measures/extract-context.ts';
import type { HistoryCase, HistoryPipeline } from '../model/history/cohort-history.ts';
import { ageOn31August, monthOrNull } from './plan-lives.ts';

/** Whole months after which a withdrawal of a request, and of an assessment, is taken to have come: no date tells it. */
const WITHDRAWN_REQUEST_AFTER = 1;
const WITHDRAWN_ASSESSMENT_AFTER = 4;

/** The end of an assessment. */
type AssessmentEnd = Pick<HistoryCase, 'finished' | 'isIssued' | 'daysToPlan'>;

/**
 * Read the cases that were under way in the covered months. Cases that ended before them have dropped out of a return; a
 * hazard is therefore only asked of the months in which a case was watched.
 * @returns no pipeline where there is no request.
 * @source Method note 7, section 5.
 */
export function readPipeline(context: ExtractContext): {
  readonly pipeline: HistoryPipeline | null;
  readonly notes: readonly string[];
} {
  const { extract, months } = context;
  const { requests, assessments } = extract;
  if (requests.count === 0 || assessments.count === 0) return { pipeline: null, notes: [] };
  const reader = new CaseReader(context, childrenOf(requests.count, assessments.request));
  const cases: HistoryCase[] = [];
  for (let request = 0; request < requests.count; request++) {
    const item = reader.read(request);
    if (item !== null) cases.push(item);
  }
  if (!cases.some(({ received }) => received >= months.first)) return { pipeline: null, notes: [] };
  const to = months.first + months.count - 1;
  return { pipeline: { cases, from: months.first, to }, notes: reader.notes() };
}

class CaseReader {
  readonly #context: ExtractContext;
  readonly #assessmentsOf: Children;
  readonly #last: MonthNumber;
  #withdrawn = 0;
  #undated = 0;
  #exported = 0;

  constructor(context: ExtractContext, assessmentsOf: Children) {
    this.#context = context;
    this.#assessmentsOf = assessmentsOf;
    this.#last = monthOfDay(context.coverage.asAt);
  }

  notes(): readonly string[] {
    return [
      ...(this.#withdrawn === 0
        ? []
        : [
            `${showCount(this.#withdrawn)} requests or assessments were withdrawn, of which the return has no date: they are taken to have ended ${WITHDRAWN_REQUEST_AFTER} and ${WITHDRAWN_ASSESSMENT_AFTER} months after the request`,
          ]),
      ...(this.#undated === 0
        ? []
        : [`${showCount(this.#undated)} requests are left out: their decision has no date`]),
      ...(this.#exported === 0
        ? []
        : [`${showCount(this.#exported)} requests are left out: the case moved to another authority`]),
    ];
  }

  /** Read one request; null where nothing of it was watched. */
  read(request: number): HistoryCase | null {
    const { extract, isMovedIn } = this.#context;
    const { requests } = extract;
    const received = monthOrNull(requests.receivedOn[request] ?? NO_DAY);
    if (isMovedIn[request] === 1 || received === null) return null;
    if (requests.isExported[request] === 1) {
      this.#exported++;
      return null;
    }
    const base = { received, age: this.#age(request, received) };
    const open = { finished: null, isIssued: false, daysToPlan: null };
    const decidedOn = monthOrNull(requests.outcomeOn[request] ?? NO_DAY);
    switch (requests.outcome[request]) {
      case OUTCOME.awaited:
        return { ...base, decided: null, isAssessed: false, ...open };
      case OUTCOME.withdrawn:
        this.#withdrawn++;
        return {
          ...base,
          decided: Math.min(this.#last, received + WITHDRAWN_REQUEST_AFTER),
          isAssessed: false,
          ...open,
        };
      case OUTCOME.earlier:
        return this.#decidedEarlier(request, base);
      case OUTCOME.no:
        return this.#dated(decidedOn, (decided) => ({ ...base, decided, isAssessed: false, ...open }));
      case OUTCOME.yes:
        return this.#dated(decidedOn, (decided) => ({
          ...base,
          decided,
          isAssessed: true,
          ...(this.#endOf(request, received) ?? open),
        }));
      default:
        this.#undated++;
        return null;
    }
  }

  #dated(decided: MonthNumber | null, make: (decided: MonthNumber) => HistoryCase): HistoryCase | null {
    if (decided !== null) return make(decided);
    this.#undated++;
    return null;
  }

  /** Decided before the year: watched only while the assessment went on. */
  #decidedEarlier(request: number, base: Pick<HistoryCase, 'received' | 'age'>): HistoryCase | null {
    const end = this.#endOf(request, base.received);
    if (end === null) return null;
    const decided = Math.max(base.received, Math.min(this.#context.months.first - 1, base.received + 1));
    return { ...base, decided, isAssessed: true, ...end };
  }

  #age(request: number, received: MonthNumber): number | null {
    const { persons, requests } = this.#context.extract;
    const born = persons.birthMonth[requests.person[request] ?? NO_PARENT];
    return born === undefined ? null : ageOn31August(born, received);
  }

  /** The end of the assessments of a request; null where there is none, or only ones that ended before the year. */
  #endOf(request: number, received: MonthNumber): AssessmentEnd | null {
    const { assessments, requests } = this.#context.extract;
    let end: AssessmentEnd | null = null;
    const { items, start } = this.#assessmentsOf;
    for (const row of items.subarray(start[request], start[request + 1])) {
      const outcome = assessments.outcome[row];
      const day = assessments.outcomeOn[row] ?? NO_DAY;
      if (outcome === OUTCOME.earlier) continue;
      if (outcome === OUTCOME.withdrawn) {
        this.#withdrawn++;
        const finished = Math.min(this.#last, received + WITHDRAWN_ASSESSMENT_AFTER);
        end = { finished, isIssued: false, daysToPlan: null };
      } else if (day === NO_DAY) end ??= { finished: null, isIssued: false, daysToPlan: null };
      else {
        const isIssued = outcome === OUTCOME.yes;
        const days = day - (requests.receivedOn[request] ?? NO_DAY);
        end = { finished: monthOfDay(day), isIssued, daysToPlan: isIssued ? days : null };
      }
    }
    return end;
  }
}
