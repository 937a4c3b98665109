/** Early warning for a programme: each measure with an agreed forecast against it, and whether the flows are steady. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { addMonths, isMonth, type Month, monthInWords } from '../../core/base/time.ts';
import { type ControlChart, chartControl } from '../../core/monitor/control-chart.ts';
import { ALLOWANCE, DRIFT_LIMIT, LEVEL_LIMIT } from '../../core/monitor/early-warning.ts';
import type { TriggerRule } from '../../core/monitor/reforecast-trigger.ts';
import { steadinessSentence } from '../../core/monitor/steadiness-in-words.ts';
import { type Steadiness, testSteadiness } from '../../core/monitor/steadiness-test.ts';
import { warningSentence, watchSentences } from '../../core/monitor/watch-in-words.ts';
import { type MeasureWatch, type WatchedMitigation, watchMeasure } from '../../core/monitor/watch-measure.ts';
import type { SeriesKind } from '../../core/monitor/watched-series.ts';
import type { Mitigation } from '../../core/programme/plan-file.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { openStoredProgramme } from '../open-programme.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { requirePermission } from '../require-permission.ts';
import { unbrokenMonths, type Watched, watchedMeasures } from './watched-measures.ts';
import { type WhyMoved, whyMoved } from './why-moved.ts';

/** What is asked; limits by measure. */
export type MonitorRequest = {
  /** Later months are left out; null for the newest month stored. */
  readonly asAt: Month | null;
  readonly limits: Readonly<Record<string, number>>;
  readonly trigger?: TriggerRule;
};

/** One measure with an agreed forecast, in figures and in words. */
export type MonitoredMeasure = MeasureWatch & {
  readonly title: string;
  readonly kind: SeriesKind;
  readonly sentence: string;
  readonly follows: readonly string[];
  /** Why plans stand where they do; null for other measures, and where a month of the flows is not known. */
  readonly why: WhyMoved | null;
};

/** One monthly flow: is it steady, and which months stand out? */
export type MonitoredFlow = {
  readonly measure: string;
  readonly title: string;
  readonly sentence: string;
  readonly steadiness: Steadiness | null;
  /** Limits from the months before the newest twelve. */
  readonly control: ControlChart | null;
};

/** The document `evenkeel/monitor@1`. */
export type MonitorAnswer = {
  readonly schema: 'evenkeel/monitor@1';
  readonly programme: string;
  readonly authorityCode: string;
  readonly asAt: Month | null;
  /** The tests' settings. @source Method note 8, section 4. */
  readonly design: { readonly levelLimit: number; readonly driftLimit: number; readonly allowance: number };
  readonly measures: readonly MonitoredMeasure[];
  readonly flows: readonly MonitoredFlow[];
  /** Measures that have an agreed forecast and no month to set against it, with the reason. */
  readonly unwatched: readonly {
    readonly measure: string;
    readonly title: string;
    readonly reason: string;
  }[];
};

/** Flows whose change moves the number of plans. */
const PLAN_FLOWS: ReadonlySet<string> = new Set(['requests', 'refusals', 'new-plans', 'ceases']);
/** Months whose signals are told. */
const WATCHED_MONTHS = 12;

/**
 * Watch an opened programme; nothing is read that `open` does not hold.
 * @param asAt  figures of later months are not looked at.
 */
export function watchProgramme(
  open: OpenProgramme,
  { asAt, limits, trigger }: MonitorRequest & { readonly asAt: Month },
): Pick<MonitorAnswer, 'measures' | 'flows' | 'unwatched'> {
  const all = watchedMeasures(open.monthly.map(({ record }) => record));
  const measures: MonitoredMeasure[] = [];
  const unwatched: { measure: string; title: string; reason: string }[] = [];
  for (const { series, title } of all.filter((one) => one.series.agreed.size > 0)) {
    const { measure, kind } = series;
    const watch = watchMeasure(series, {
      asAt,
      limit: limits[measure] ?? null,
      mitigations: measure === 'plans_n' ? open.facts.mitigations.flatMap(timingOf) : [],
      ...(trigger === undefined ? {} : { trigger }),
      vintage: newestVintage(open, measure, asAt),
    });
    const named = { name: title, kind };
    if (watch === null)
      unwatched.push({
        measure,
        title,
        reason: `no month up to ${monthInWords(asAt)} has both an actual and an agreed figure`,
      });
    else
      measures.push({
        ...watch,
        title,
        kind,
        sentence: warningSentence(watch, named),
        follows: watchSentences(watch, named),
        why: measure === 'plans_n' ? whyMoved(all, watch.warning.months.at(-1)?.month ?? asAt) : null,
      });
  }
  const flows = all.filter(({ series }) => series.kind === 'flow').flatMap((one) => flowOf(one, asAt));
  return { measures, flows, unwatched };
}

/** The newest forecast of the measure that was issued before the month's figures could be known. */
export function newestVintage({ vintages }: OpenProgramme, measure: string, asAt: Month) {
  return vintages.filter(({ series, origin }) => series === measure && origin < asAt).at(-1) ?? null;
}

/** The lead time of a mitigation: its usual slippage, and half of its ramp, for at half of it half is reached. */
function timingOf({ id, name, flow, change, size, delay, ramp }: Mitigation): WatchedMitigation[] {
  // A share of a flow is no number of plans a month.
  if (!PLAN_FLOWS.has(flow) || change === 'relative') return [];
  return [{ id, name, lead: Math.ceil(delay + ramp / 2), size: Math.abs(size) }];
}

function flowOf({ series, title }: Watched, asAt: Month): MonitoredFlow[] {
  const months = unbrokenMonths(series, asAt, (month) => addMonths(month, -1));
  if (months.length === 0) return [];
  const steadiness = testSteadiness(months);
  return [
    {
      measure: series.measure,
      title,
      sentence: steadinessSentence(steadiness, { name: title, months: months.length }),
      steadiness,
      control: chartControl(months.slice(0, -WATCHED_MONTHS), months.slice(-WATCHED_MONTHS)),
    },
  ];
}

/**
 * Watch a stored programme.
 * @throws ProblemError `access.refused`, `programme.not-found`, `call.wrong` for a text that is no month.
 */
export async function monitorProgramme(
  read: Repositories,
  actor: Actor,
  scope: Scope,
  request: MonitorRequest,
): Promise<MonitorAnswer> {
  requirePermission(actor, 'programme.read', scope.authorityCode);
  if (request.asAt !== null && !isMonth(request.asAt))
    raise({
      code: 'call.wrong',
      message: 'The month of --as-at is not understood',
      advice: 'Write it as year and month: 2024-10.',
    });
  const open = await openStoredProgramme(read, scope);
  const newest = open.monthly
    .filter(({ record }) => record.series === 'actual')
    .map(({ record }) => record.month)
    .sort()
    .at(-1);
  const asAt = request.asAt ?? newest ?? null;
  const watched =
    asAt === null ? { measures: [], flows: [], unwatched: [] } : watchProgramme(open, { ...request, asAt });
  return {
    schema: 'evenkeel/monitor@1',
    programme: scope.programmeId,
    authorityCode: scope.authorityCode,
    asAt,
    design: { levelLimit: LEVEL_LIMIT, driftLimit: DRIFT_LIMIT, allowance: ALLOWANCE },
    ...watched,
  };
}
