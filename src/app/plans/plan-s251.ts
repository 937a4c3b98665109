/** A version of the stored plan beside the section 251 outturn that was read in: by line, with a bridge over what both know. */
import { raise } from '../../core/base/problem.ts';
import { yearInWords } from '../../core/base/time.ts';
import { draftBridge } from '../../core/plan/bridge-plans.ts';
import { readCell } from '../../core/plan/plan-cell.ts';
import { type S251Map, s251Caution, s251Outturn, s251Twice } from '../../core/plan/s251-outturn.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../../edge/store/store.ts';
import { filledIn } from '../bridge-folders.ts';
import { planBody, planOf } from './live-plan.ts';
import type { OutturnRequest } from './plan-outturn.ts';

export type S251Answer = Awaited<ReturnType<typeof planS251>>;

/**
 * Compare a version with the newest year of the return, or the year asked for.
 * @throws ProblemError `plan.no-s251-map`, `plan.s251-twice`, `plan.no-s251`, `plan.unknown-version`.
 */
export async function planS251(read: Repositories, scope: Scope, request: OutturnRequest) {
  const body = await planBody(read, scope, request.version);
  const { finance } = planOf(body, request.version);
  const map = mapIn(body);
  const lines = await linesOf(read, scope);
  const held = finance.years.filter((one) =>
    lines.some(({ table, year }) => table === 's251 outturn' && year === one),
  );
  const year = request.year ?? held.at(-1);
  if (year === undefined || !held.includes(year))
    return raise({
      code: 'plan.no-s251',
      place: year === undefined ? 'plan' : yearInWords(year),
      message: 'No section 251 outturn of that year of the plan was read in for this authority',
      advice: 'Import the published return, or the authority’s own table with the codes of its lines.',
    });
  const found = s251Outturn(finance, year, lines, map);
  const draft = draftBridge(found.bridge);
  return {
    schema: 'evenkeel/plan-s251-outturn@1' as const,
    version: request.version,
    year: yearInWords(year),
    lines: found.lines,
    planPence: found.bridge.fromPence,
    partsPence: found.bridge.parts,
    outturnPence: found.bridge.toPence,
    isSplit: found.isSplit,
    aside: found.aside,
    countsIncome: (map.lines['income'] ?? []).length > 0,
    draft,
    paragraph: filledIn(draft).replaceAll('in-year deficit', 'spend compared'),
    caution: s251Caution(year),
    questions: found.questions,
  };
}

/** The authority's lines: its own files where they hold any, and the shelf's under its number. */
async function linesOf(read: Repositories, scope: Scope) {
  const programme = await read.documents.newest(scope, 'programme', 'programme');
  const number = readCell(programme?.body, 'authorityNumber');
  const under = async (where: Scope, which: string) =>
    (await read.rows.where(where, 'allocations', 'authorityNumber', which)).map(({ record }) => record);
  // The authority's own table may name no authority; on the shelf that would be anybody's.
  const own = await under(scope, '');
  if (typeof number !== 'string') return own;
  return [...own, ...(await under(scope, number)), ...(await under(SHARED_SCOPE, number))];
}

/** The map stands in the plan file under "s251": headings by placement type or heading, and under "plans" what is counted. */
function mapIn(body: unknown): S251Map {
  const given = readCell(body, 's251');
  if (typeof given !== 'object' || given === null)
    return raise({
      code: 'plan.no-s251-map',
      place: 'plan, s251',
      message: 'The plan does not say which lines of the section 251 return belong to which of its lines',
      advice:
        'Add "s251" to plan.json: headings of the return by placement type, and by income, transfer, other-high-needs and left-out.',
    });
  const { plans, ...lines } = given as Readonly<Record<string, unknown>>; // an object of JSON
  const map = { lines: textsBy(lines), plans: textsBy(plans) };
  const twice = s251Twice(map);
  if (twice.length > 0)
    raise({
      code: 'plan.s251-twice',
      place: twice.join(', '),
      message: 'The plan’s "s251" counts a line of the return twice',
      advice: 'Name each heading once, and either a sum or its parts.',
    });
  return map;
}

function textsBy(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, texts]: [string, unknown]) => [
      name,
      Array.isArray(texts) ? texts.map(String) : [],
    ]),
  );
}
