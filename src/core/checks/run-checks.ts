/** Runs every check of the catalogue over one extract, and says which could not run. */
import { type Extract, NO_DAY } from '../extract/extract.ts';
import { CHECKS } from './catalogue.ts';
import type { Check, CheckNeed } from './check.ts';
import type { CheckContext } from './check-context.ts';
import { yearOf } from './columns.ts';
import { Facts } from './facts.ts';
import type { CheckResult, Finding } from './finding.ts';
import { Found } from './findings.ts';

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

/** A published number can only be compared with an extract of the same January. */
function whyNotPublished(published: CheckContext['published'], { asAt }: Extract): string | null {
  if (published === null) return 'the published number of plans';
  const year = asAt === NO_DAY ? published.year : yearOf(asAt);
  return published.year === year ? null : `the published number of plans for January ${year}`;
}

/** Say in words what a check lacks; null where it has all that it needs. */
function whatIsMissing(need: CheckNeed, { extract, previous, published, establishments }: CheckContext) {
  switch (need) {
    case 'referenceDate':
      return extract.asAt === NO_DAY ? 'the reference date of the header' : null;
    case 'collectionYear':
      return extract.year === null ? 'the year of the header' : null;
    case 'previous':
      return previous === null ? 'an earlier extract of the authority' : null;
    case 'published':
      return whyNotPublished(published, extract);
    case 'establishments':
      return establishments === null ? 'the register of establishments' : null;
    default:
      return extract[need].count === 0 ? `${TABLE_WORDS[need]}, a table of the return` : null;
  }
}

/**
 * Check an extract: linear in its rows, the same findings for the same rows whatever their order within a table, up
 * to which rows of many alike are told one by one. Nothing is changed or repaired.
 *
 * @param checks  the whole catalogue, unless a caller wants a part of it.
 */
export function runChecks(context: CheckContext, checks: readonly Check[] = CHECKS): CheckResult {
  const facts = new Facts(context);
  const findings: Finding[] = [];
  const checksRun: string[] = [];
  const checksNotRun: { code: string; missing: string }[] = [];
  for (const check of checks) {
    const missing = check.needs.map((need) => whatIsMissing(need, context)).filter((words) => words !== null);
    if (missing.length > 0) {
      checksNotRun.push({ code: check.code, missing: [...new Set(missing)].join('; ') });
      continue;
    }
    const found = new Found(check, context.extract);
    check.run(facts, found);
    for (const finding of found.take()) findings.push(finding);
    checksRun.push(check.code);
  }
  return { findings, checksRun, checksNotRun };
}
