/** Gathers from the store what the indicators are reckoned from, with the file or record of each. */
import { toIsoDate } from '../core/base/day-number.ts';
import { pence } from '../core/base/pence.ts';
import type { IsoDate, Month } from '../core/base/time.ts';
import type { PublishedRow } from '../core/domain/published.ts';
import { NO_DAY } from '../core/extract/extract.ts';
import { indexRegister } from '../core/extract/register-index.ts';
import type { Population } from '../core/measures/extract-context.ts';
import type { CeilingTest, FinanceFacts, FinanceYear } from '../core/measures/finance-facts.ts';
import type { MeasureInputs } from '../core/measures/measure-all.ts';
import { indexMonthly } from '../core/measures/monthly-series.ts';
import type { AppealYear } from '../core/measures/scheme-measures.ts';
import { testedDeficit } from '../core/report/figures/programme-figures.ts';
import { isTellable } from '../core/report/figures/voice-figures.ts';
import type { Repositories, Scope, Stored } from '../edge/store/store.ts';
import { ownOrShared } from './own-or-shared.ts';
import type { OpenProgramme } from './opened-programme.ts';
import type { StoredExtract } from './read-extract.ts';
import { readRegisterInputs } from './read-register-inputs.ts';

/** A file or record that figures come from. */
export type MeasureSource = {
  /** What `sources` of a figure calls it. */
  readonly name: string;
  readonly file: string;
  /** Empty for a record of the programme. */
  readonly sha256: string;
  readonly asAt: IsoDate | null;
};

/** Transfers that are agreed; any other is a hope. */
const APPROVED: ReadonlySet<string> = new Set(['forum-approved', 'department-approved']);
const OLDEST = 25;

type Gathering = {
  readonly open: OpenProgramme;
  readonly stored: StoredExtract | null;
  readonly asAt: Month | null;
};

/** Gather the inputs. Published tables are the programme's own where it has them, else those of the shared shelf. */
export async function gatherMeasureInputs(
  read: Repositories,
  scope: Scope,
  gathering: Gathering,
): Promise<{ readonly inputs: MeasureInputs; readonly sources: readonly MeasureSource[] }> {
  const { open, stored, asAt } = gathering;
  const sources: MeasureSource[] = [];
  const register = await ownOrShared(scope, (where) => read.rows.all(where, 'establishments'));
  const overrides = await read.rows.all(scope, 'settingOverrides');
  tellFiles(sources, 'establishments', [...register, ...overrides]);
  const population = await readPopulation(read, scope, gathering, sources);
  for (const { file, sha256, asAt: day } of stored?.sources ?? [])
    sources.push({ name: 'sen2', file, sha256, asAt: day });
  tellFiles(sources, 'monthly-actuals', open.monthly);
  const planned = { name: 'plan', file: open.facts.planRecord, sha256: '', asAt: null };
  sources.push(planned);
  sources.push({ name: 'programme', file: 'records of the programme', sha256: '', asAt: null });
  const grants = await readGrants(read, scope, stored, sources);
  const registers = await readRegisterInputs(read, scope, stored?.extract.authorityNumber ?? null);
  for (const [name, rows] of registers?.files ?? []) tellFiles(sources, name, rows);
  const hasRegister = register.length + overrides.length > 0 ? ['establishments'] : [];
  return {
    inputs: {
      extract:
        stored === null
          ? null
          : {
              extract: stored.extract,
              register: indexRegister(
                register.map(({ record }) => record),
                overrides.map(({ record }) => record),
              ),
              population,
              sources: ['sen2', ...hasRegister, ...(population === null ? [] : ['population'])],
            },
      monthly: {
        series: indexMonthly(open.monthly.map(({ record }) => record)),
        sources: ['monthly-actuals'],
      },
      finance: {
        facts: { ...financeFacts(open), grants },
        sources: [
          'plan',
          ...(population === null ? [] : ['population']),
          ...(grants.length === 0 ? [] : ['dsg-total']),
        ],
      },
      costs: await readCosts(read, scope, sources),
      schemes:
        open.programme.places.length === 0
          ? null
          : { schemes: open.programme.places, sources: ['programme'] },
      appeals: await readAppeals(read, scope, stored, sources),
      registers: registers?.inputs ?? null,
      confidence: confidenceOf(open),
      population,
      asAt,
    },
    sources,
  };
}

/** Statements of surveys that enough people answered; null where there is none. */
function confidenceOf({ facts }: OpenProgramme): MeasureInputs['confidence'] {
  const measures = (facts.voice ?? []).filter((one) => one.name.startsWith('survey.') && isTellable(one));
  return measures.length === 0 ? null : { measures, sources: ['programme'] };
}

/** Tell each file once. */
function tellFiles(sources: MeasureSource[], name: string, rows: readonly Stored<unknown>[]): void {
  const told = new Set<string>();
  for (const { origin } of rows) {
    if (told.has(origin.importId)) continue;
    told.add(origin.importId);
    sources.push({ name, file: origin.file, sha256: origin.sha256, asAt: null });
  }
}

/** The newest estimate of the authority's people that is not of a year after the data; null where there is none. */
async function readPopulation(
  read: Repositories,
  scope: Scope,
  { stored, asAt }: Gathering,
  sources: MeasureSource[],
): Promise<Population | null> {
  const rows = await ownOrShared(scope, (where) => read.rows.published(where, 'population'));
  const day = stored === null || stored.extract.asAt === NO_DAY ? '9999' : toIsoDate(stored.extract.asAt);
  const latest = Number((asAt ?? day).slice(0, 4));
  const own = rows.filter(
    ({ record }) =>
      record.areaCode === scope.authorityCode &&
      record.breakdownTopic === 'Age' &&
      Number(record.timePeriod) <= latest,
  );
  const year = Math.max(...own.map(({ record }) => Number(record.timePeriod)));
  if (own.length === 0) return null;
  const ofYear = own.filter(({ record }) => Number(record.timePeriod) === year);
  const byAge = Array.from({ length: OLDEST + 1 }, (_, age) => peopleAt(ofYear, age));
  if (byAge.some((people) => people === undefined)) return null;
  tellFiles(sources, 'population', ofYear);
  return { year, byAge: byAge.flatMap((people) => (people === undefined ? [] : [people])) };
}

function peopleAt(rows: readonly Stored<PublishedRow>[], age: number): number | undefined {
  return rows.find(({ record }) => record.breakdown === String(age))?.record.values['population'];
}

/** Costs are of the day of their file; where it tells none, of the last day on which a placement starts. */
async function readCosts(
  read: Repositories,
  scope: Scope,
  sources: MeasureSource[],
): Promise<MeasureInputs['costs']> {
  const rows = await read.rows.all(scope, 'costs');
  const [first] = rows;
  if (first === undefined) return null;
  const told = (await read.imports.find(first.origin.importId))?.asAt ?? null;
  const starts = rows.reduce<IsoDate>((last, { record }) => (record.start > last ? record.start : last), '');
  const day = told ?? starts;
  sources.push({ name: 'placement-costs', file: first.origin.file, sha256: first.origin.sha256, asAt: day });
  return { lines: rows.map(({ record }) => record), day, sources: ['placement-costs'] };
}

/** Appeals are published under the authority's number, which the extract tells; older tables by its code. */
async function readAppeals(
  read: Repositories,
  scope: Scope,
  stored: StoredExtract | null,
  sources: MeasureSource[],
): Promise<MeasureInputs['appeals']> {
  const rows = await ownOrShared(scope, (where) => read.rows.published(where, 'tribunal-appeals'));
  const names = new Set([scope.authorityCode, stored?.extract.authorityNumber ?? scope.authorityCode]);
  const own = rows.filter(({ record }) => names.has(record.areaCode));
  if (own.length === 0) return null;
  tellFiles(sources, 'tribunal-appeals', own);
  const years = [...new Set(own.map(({ record }) => Number(record.timePeriod)))].sort((a, b) => a - b);
  const at = (year: number, breakdown: string) =>
    own.find(({ record }) => Number(record.timePeriod) === year && record.breakdown === breakdown)?.record
      .values['value'] ?? null;
  return {
    years: years.map(
      (year): AppealYear => ({
        year,
        appeals: at(year, 'Appeals registered'),
        appealableSince2014: at(year, 'Total Appealable Decisions'),
        decisionsOfYear: null,
      }),
    ),
    sources: ['tribunal-appeals'],
  };
}

/** The heading of a grant's total before recoupment and deductions, however a year's tables write it. */
const WHOLE_GRANT = /total dsg allocation/i;
const AFTER = /\bafter\b/i;

/** The whole grant by year, under the authority's number, which the extract tells; the newest file that tells a year counts. */
async function readGrants(
  read: Repositories,
  scope: Scope,
  stored: StoredExtract | null,
  sources: MeasureSource[],
): Promise<FinanceFacts['grants']> {
  const number = stored?.extract.authorityNumber ?? null;
  if (number === null) return [];
  const rows = await ownOrShared(scope, (where) =>
    read.rows.where(where, 'allocations', 'authorityNumber', number),
  );
  const totals = rows.filter(({ record }) => WHOLE_GRANT.test(record.heading) && !AFTER.test(record.heading));
  const byYear = new Map<number, (typeof totals)[number]>();
  for (const row of totals) if (row.record.amountPence !== null) byYear.set(row.record.year, row);
  tellFiles(sources, 'dsg-total', [...byYear.values()]);
  return [...byYear].map(([year, { record }]) => ({ year, grantPence: Number(record.amountPence) }));
}

/** The main scenario, the agreement's ceilings and the records of money, as plain numbers. */
function financeFacts({ facts, programme }: OpenProgramme): Omit<FinanceFacts, 'grants'> {
  const [main] = facts.scenarios;
  return {
    years: (main?.projection.years ?? []).map(financeYear),
    firstSustainedBalance: main?.projection.firstSustainedBalance ?? null,
    ceilings: ceilingsOf(facts),
    transfers: programme.transfers.map(({ year, status }) => ({ year, isApproved: APPROVED.has(status) })),
    inYearForecasts: programme.inYearForecasts,
  };
}

function financeYear(year: OpenProgramme['scenarios'][number]['projection']['years'][number]): FinanceYear {
  const types = Object.keys(year.lineCostPence);
  return {
    year: year.year,
    spendPence: pence(year.spendPence),
    hnbIncomePence: pence(year.hnbIncomePence),
    transferPence: pence(year.schoolsBlockTransferPence),
    inYearDeficitPence: pence(year.inYearDeficitPence),
    cumulativeBeforePence: pence(year.cumulativeBeforeContributionsPence),
    cumulativeAfterPence: pence(year.cumulativeAfterContributionsPence),
    lines: Object.fromEntries(
      types.map((type) => [
        type,
        {
          costPence: pence(year.lineCostPence[type] ?? 0n),
          unitCostPence: pence(year.unitCostPence[type] ?? 0n),
          twiceMeanPlans: Number(year.twiceAverageCaseload[type] ?? 0n),
        },
      ]),
    ),
  };
}

function ceilingsOf(facts: OpenProgramme['facts']): readonly CeilingTest[] {
  return facts.programme.agreement.conditions.flatMap(({ number, test }) => {
    if (test.kind !== 'deficit-ceiling') return [];
    const counts = test.countsOwnContribution ? 'counted' : 'not counted';
    return test.ceilings.map(({ year, ceilingPence }) => ({
      condition: number,
      year,
      ceilingPence,
      deficitPence: testedDeficit(facts, test, year)?.amount ?? null,
      basisWords: `${test.basis} basis, own contribution ${counts}`,
    }));
  });
}
