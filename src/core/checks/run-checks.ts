/** Runs every check of the catalogue over one return, whole or in parts, and says which could not run. */
import type { DayNumber } from '../base/day-number.ts';
import { type Extract, NO_DAY } from '../extract/extract.ts';
import { type ExtractPart, onePart, PART_TABLES, type PartTable } from '../extract/parted-return.ts';
import { CHECKS } from './catalogue.ts';
import type { Check, CheckNeed } from './check.ts';
import type { CheckContext } from './check-context.ts';
import { yearOf } from './columns.ts';
import type { ExtractSummary } from './extract-summary.ts';
import { Facts, FOR_EVER } from './facts.ts';
import type { CheckResult, Finding } from './finding.ts';
import { Found } from './findings.ts';
import { addSummary, summariseFacts } from './summarise-extract.ts';
import { addUp, type Tally } from './tally.ts';
import type { WholeReturn } from './whole-return.ts';

const TABLE_WORDS: Readonly<Record<string, string>> = {
  persons: 'the persons',
  requests: 'the requests',
  assessments: 'the assessments',
  namedPlans: 'the named plans',
  planDetails: 'the plan details',
  activePlans: 'the active plans',
  placements: 'the placements',
  needs: 'the needs',
};

/** A return to check: what its header tells, how many rows each table has, and the parts, which are looked at once. */
export type ReturnToCheck = {
  readonly asAt: DayNumber;
  readonly year: number | null;
  readonly rows: Readonly<Record<PartTable, number>>;
  readonly parts: Iterable<ExtractPart>;
};

/** What the checks may look at beside the return. */
export type KnownBeside = Omit<CheckContext, 'extract'>;

/** A published number can only be compared with an extract of the same January. */
function whyNotPublished(published: CheckContext['published'], asAt: DayNumber): string | null {
  if (published === null) return 'the published number of plans';
  const year = asAt === NO_DAY ? published.year : yearOf(asAt);
  return published.year === year ? null : `the published number of plans for January ${year}`;
}

/** Say in words what a check lacks; null where it has all that it needs. */
function whatIsMissing(
  need: CheckNeed,
  given: Pick<ReturnToCheck, 'asAt' | 'year' | 'rows'>,
  beside: KnownBeside,
) {
  switch (need) {
    case 'referenceDate':
      return given.asAt === NO_DAY ? 'the reference date of the header' : null;
    case 'collectionYear':
      return given.year === null ? 'the year of the header' : null;
    case 'previous':
      return beside.previous === null ? 'an earlier extract of the authority' : null;
    case 'published':
      return whyNotPublished(beside.published, given.asAt);
    case 'establishments':
      return beside.establishments === null ? 'the register of establishments' : null;
    default:
      return given.rows[need] === 0 ? `${TABLE_WORDS[need]}, a table of the return` : null;
  }
}

/** A check at work over the parts. */
class Running {
  readonly #check: Check;
  readonly #found: Found;
  readonly #tally: Record<string, number> = {};

  constructor(check: Check) {
    this.#check = check;
    this.#found = new Found(check);
  }

  look(facts: Facts, part: ExtractPart): void {
    const check = this.#check;
    if ('tell' in check) {
      addUp(this.#tally, check.count(facts));
      return;
    }
    if (check.onlyIf !== undefined) addUp(this.#tally, check.onlyIf.count(facts));
    this.#found.turnTo(part);
    check.run(facts, this.#found);
  }

  take(whole: WholeReturn): readonly Finding[] {
    const check = this.#check;
    const tally: Tally = this.#tally;
    if ('tell' in check) check.tell(tally, whole, this.#found);
    else if (check.onlyIf?.holds(tally) === false) return [];
    return this.#found.take();
  }
}

/** What the checks came to, and the figures to compare the next extract with. */
export type CheckedReturn = { readonly result: CheckResult; readonly summary: ExtractSummary };

/**
 * Check a return part by part: linear in its rows, the same findings however it is cut, and for the same rows whatever
 * their order within a table, up to which rows of many alike are told one by one. Memory holds one part. Nothing is
 * changed or repaired.
 *
 * @param checks  the whole catalogue, unless a caller wants a part of it.
 */
export function checkParts(
  given: ReturnToCheck,
  beside: KnownBeside,
  checks: readonly Check[] = CHECKS,
): CheckedReturn {
  const checksNotRun: { code: string; missing: string }[] = [];
  const running: { readonly code: string; readonly at: Running }[] = [];
  for (const check of checks) {
    const missing = check.needs
      .map((need) => whatIsMissing(need, given, beside))
      .filter((words) => words !== null);
    if (missing.length > 0)
      checksNotRun.push({ code: check.code, missing: [...new Set(missing)].join('; ') });
    else running.push({ code: check.code, at: new Running(check) });
  }
  let summary: ExtractSummary | null = null;
  for (const part of given.parts) {
    const facts = new Facts({ ...beside, extract: part.extract });
    for (const { at } of running) at.look(facts, part);
    const ofPart = summariseFacts(facts);
    summary = summary === null ? ofPart : addSummary(summary, ofPart);
  }
  if (summary === null) throw new RangeError('A return has one part at least');
  const { asAt, year, rows } = given;
  const whole = { ...beside, asAt, year, rows, day: asAt === NO_DAY ? FOR_EVER : asAt, summary };
  const findings = running.flatMap(({ at }) => at.take(whole));
  return { result: { findings, checksRun: running.map(({ code }) => code), checksNotRun }, summary };
}

/** How many rows each table of an extract has. */
function rowsOf(extract: Extract): ReturnToCheck['rows'] {
  const rows = PART_TABLES.map((table) => [table, extract[table].count]);
  return Object.fromEntries(rows) as ReturnToCheck['rows']; // one entry a table
}

/** Check an extract that is held whole: what `checkParts` gives for it as its only part. */
export function runChecks(context: CheckContext, checks: readonly Check[] = CHECKS): CheckResult {
  const { extract } = context;
  const { asAt, year } = extract;
  const given = { asAt, year, rows: rowsOf(extract), parts: [onePart(extract)] };
  return checkParts(given, context, checks).result;
}
