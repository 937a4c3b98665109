/** Reads one programme whole from the store: records checked by their schemas, series, plan, projections and figures. */
import { raise } from '../core/base/problem.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import { projectFinance } from '../core/finance/project-finance.ts';
import type { Update } from '../core/programme/definitions.ts';
import type { Mitigation } from '../core/programme/plan-file.ts';
import type { Programme } from '../core/programme/programme.ts';
import { liveRisks } from '../core/programme/risk/live-risks.ts';
import { readTrackers } from '../core/programme/tracking/read-trackers.ts';
import { buildFigureBook } from '../core/report/figures/build-figure-book.ts';
import type { ProgrammeFacts, Scenario } from '../core/report/programme-facts.ts';
import { parseExactJson } from '../edge/intake/programme/exact-json.ts';
import { parsePlanInputs } from '../edge/intake/programme/plan-file.ts';
import { RECORD_KINDS, type RecordKind } from '../edge/intake/programme/programme-records.ts';
import type { DocumentRecord, Repositories, Scope } from '../edge/store/store.ts';
import { readLookBackChoices } from './look-back-choice.ts';
import { LOOK_BACK_SERIES, monthlyLookBack, publishedLookBack } from './look-back-series.ts';
import { readVintages } from './monitor/stored-vintages.ts';
import { widenPanel } from './monitor/widen-panel.ts';
import type { LookBackChoice, OpenProgramme, ProgrammeListing } from './opened-programme.ts';
import { forecastProgrammePanel, readProgrammePanel } from './read-panel-forecast.ts';
import { type FormName, withFormOf } from './return-forms.ts';
import { readMeasures } from './voice/read-voice.ts';

/**
 * Read a programme. Everything a page or a return shows is in what this gives.
 * @throws ProblemError `programme.not-found` where the store holds none of that name.
 */
export async function openStoredProgramme(read: Repositories, scope: Scope): Promise<OpenProgramme> {
  const { facts, programme, monthly, scenarios } = await readStoredFacts(read, scope);
  const published = await readProgrammePanel(read, scope);
  const vintages = await readVintages(read, scope);
  return {
    facts,
    programme,
    monthly,
    scenarios,
    figures: buildFigureBook(facts),
    panel: widenPanel(forecastProgrammePanel(published, scope.authorityCode), vintages),
    vintages,
    lookBacks: lookBacksOf(published.panel, facts, await readLookBackChoices(read, scope)),
    imports: await read.imports.list(scope),
  };
}

function lookBacksOf(
  published: Panel,
  { programme, monthly }: ProgrammeFacts,
  choices: readonly LookBackChoice[],
): OpenProgramme['lookBacks'] {
  const figures = monthly.map(({ record }) => record);
  return LOOK_BACK_SERIES.flatMap((series) => {
    const found =
      series === 'published'
        ? publishedLookBack(published, programme.authorityCode)
        : monthlyLookBack(figures, series);
    const choice = choices.find((one) => one.series === series) ?? null;
    return found === null ? [] : [{ series, found, choice }];
  });
}

/**
 * Read what a return is composed from, and no more.
 * @param made  the update that it is composed for, with its form; another form where one is named.
 * @throws ProblemError `programme.not-found`.
 */
export async function readStoredFacts(
  read: Repositories,
  scope: Scope,
  made: { readonly updateId: string; readonly form?: FormName | null } | null = null,
) {
  const stored = await readProgramme(read, scope);
  const programme =
    made === null ? stored : await withFormOf(read, scope, stored, made.updateId, made.form ?? null);
  const { scenarios, mitigations, planRecord } = await readPlan(read, scope);
  const monthly = await read.rows.monthly(scope);
  const voice = await readMeasures(read, scope);
  const held = voice === undefined ? {} : { voice };
  const facts: ProgrammeFacts = { programme, monthly, scenarios, mitigations, planRecord, ...held };
  return { facts, programme, monthly, scenarios };
}

/** Read what a list says of a programme, and no more. */
export async function listProgramme(read: Repositories, scope: Scope): Promise<ProgrammeListing> {
  const identity = RECORD_KINDS.programme.parse((await newest(read, scope, 'programme')).body);
  const updates = await listUpdates(read, scope);
  return {
    ...scope,
    authorityName: identity.authorityName,
    name: identity.name,
    fictional: identity.fictional,
    newestUpdate: updates.at(-1)?.id ?? null,
    hasFiles: (await read.imports.list(scope)).some(({ undoneAt }) => undoneAt === null),
  };
}

/** The updates of a programme, oldest first. */
export async function listUpdates(read: Repositories, scope: Scope): Promise<readonly Update[]> {
  return (await read.documents.all(scope, 'update'))
    .map((record) => RECORD_KINDS.update.parse(record.body).update)
    .sort((a, b) => a.year - b.year || a.sequence - b.sequence);
}

async function newest(read: Repositories, scope: Scope, kind: RecordKind): Promise<DocumentRecord> {
  const found = await read.documents.newest(scope, kind, kind);
  return (
    found ??
    raise({
      code: 'programme.not-found',
      place: `${scope.authorityCode}/${scope.programmeId}`,
      message: `The store holds no programme of that name (no ${kind} record)`,
      advice:
        'List the programmes with "evenkeel programme list", or load one with "evenkeel programme load DIR".',
    })
  );
}

async function readProgramme(read: Repositories, scope: Scope): Promise<Programme> {
  const identity = RECORD_KINDS.programme.parse((await newest(read, scope, 'programme')).body);
  const agreement = RECORD_KINDS.agreement.parse((await newest(read, scope, 'agreement')).body);
  const template = RECORD_KINDS['return-template'].parse((await newest(read, scope, 'return-template')).body);
  const scale = RECORD_KINDS['rating-scale'].parse((await newest(read, scope, 'rating-scale')).body);
  const updates = (await read.documents.all(scope, 'update'))
    .map((record) => RECORD_KINDS.update.parse(record.body))
    .sort((a, b) => a.update.year - b.update.year || a.update.sequence - b.update.sequence);
  const optional = async <K extends 'risks' | 'places' | 'transfers' | 'in-year-forecasts'>(kind: K) =>
    (await read.documents.newest(scope, kind, kind))?.body ?? null;
  const risks = await optional('risks');
  const places = await optional('places');
  const transfers = await optional('transfers');
  const forecasts = await optional('in-year-forecasts');
  const records = await read.records.all(scope);
  const trackers = readTrackers(records);
  const isTracked = Object.values(trackers).some((kept) => kept.length > 0);
  return {
    authorityCode: identity.authorityCode,
    id: identity.id,
    authorityName: identity.authorityName,
    name: identity.name,
    fictional: identity.fictional,
    contacts: identity.contacts,
    agreement,
    template,
    scale,
    updates: updates.map((item) => item.update),
    ratings: updates.flatMap((item) => item.ratings),
    answers: updates.flatMap((item) => item.answers),
    commentary: updates.flatMap((item) => item.commentary),
    signOffs: updates.flatMap((item) => item.signOffs),
    risks: liveRisks(risks === null ? [] : RECORD_KINDS.risks.parse(risks).risks, records),
    places: places === null ? [] : RECORD_KINDS.places.parse(places).places,
    transfers: transfers === null ? [] : RECORD_KINDS.transfers.parse(transfers).transfers,
    inYearForecasts: forecasts === null ? [] : RECORD_KINDS['in-year-forecasts'].parse(forecasts).forecasts,
    ...(isTracked ? { trackers } : {}),
  };
}

type StoredPlan = {
  readonly scenarios: readonly Scenario[];
  readonly mitigations: readonly Mitigation[];
  readonly planRecord: string;
};

async function readPlan(read: Repositories, scope: Scope): Promise<StoredPlan> {
  const record = await newest(read, scope, 'plan');
  const plan = RECORD_KINDS.plan.parse(record.body);
  // Whole numbers must be exact from here on: the body is read once more with every digit kept.
  const { finance, scenarios: all } = plan;
  const named = Object.keys(all).length > 0 ? all : { plan: finance };
  const exact = RECORD_KINDS.plan.shape.scenarios.parse(parseExactJson(JSON.stringify(named), 'plan'));
  const order = plan.scenarioOrder ?? Object.keys(exact).sort();
  const scenarios = order.map((id): Scenario => {
    const inputs = parsePlanInputs(exact[id], `plan, scenario ${id}`);
    return { id, inputs, projection: projectFinance(inputs) };
  });
  return {
    scenarios,
    mitigations: plan.mitigations,
    planRecord: `plan, version ${record.version}, ${record.sha256.slice(0, 12)}`,
  };
}
