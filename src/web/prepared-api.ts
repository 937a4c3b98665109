/** What is asked of the server that it makes beforehand, all of it or a part, because it takes long. */
import type { CohortForecastReply } from '../contract/cohort-forecast.ts';
import type { CostsReply } from '../contract/costs.ts';
import type { FinanceReply } from '../contract/finance.ts';
import type { LabReply } from '../contract/lab.ts';
import type { MeasuresReply } from '../contract/measures.ts';
import type { PlacesReply } from '../contract/places.ts';
import type { PlanFigureReply } from '../contract/plan-figure.ts';
import type { PlanOnRecordsReply } from '../contract/plan-on-records.ts';
import type { PreparingReply } from '../contract/prepared.ts';
import type { RecordsReply } from '../contract/records.ts';
import type { RisksReply } from '../contract/risks.ts';
import type { SignOffCheckReply } from '../contract/sign-off.ts';
import type { SurveysReply } from '../contract/surveys.ts';
import { type ProgrammeAddress, programmePath, recordsPath, signOffPath } from './api.ts';
import { askPrepared, askWithPart } from './ask-prepared.ts';

/** The forecast from the records of a programme. */
export const cohortForecast = (at: ProgrammeAddress) =>
  askPrepared<CohortForecastReply>(`${programmePath(at)}/cohort-forecast`);
/** The plan's own numbers held against those that the programme's records foretell. */
export const planOnRecords = (at: ProgrammeAddress) =>
  askPrepared<PlanOnRecordsReply>(`${programmePath(at)}/plan/on-records`);
/** Every measure of a programme with its figures. */
export const measures = (at: ProgrammeAddress) => askPrepared<MeasuresReply>(`${programmePath(at)}/measures`);
/** Placement costs of a programme against its placements. */
export const costs = (at: ProgrammeAddress) => askPrepared<CostsReply>(`${programmePath(at)}/costs`);
/** New places of a programme. */
export const places = (at: ProgrammeAddress) => askPrepared<PlacesReply>(`${programmePath(at)}/places`);
/** What the scenario lab of a programme works on. */
export const labOf = (at: ProgrammeAddress) => askPrepared<LabReply>(`${programmePath(at)}/lab`, false);
/** The surveys of a programme. */
export const surveys = (at: ProgrammeAddress) => askPrepared<SurveysReply>(`${programmePath(at)}/surveys`);
/** The check of an update: what stands in its way, and what changed. */
export const signOffCheck = (at: ProgrammeAddress, year: string, sequence: string) =>
  askPrepared<SignOffCheckReply>(`${signOffPath(at, year, sequence)}/check`);
/** The money of a programme; without a scenario, of its main one. The plan's forecast in it is made beforehand. */
export const finance = (at: ProgrammeAddress, scenario: string | undefined) =>
  askWithPart<FinanceReply>(
    `${programmePath(at)}/finance${scenario === undefined ? '' : `?scenario=${encodeURIComponent(scenario)}`}`,
  );
/** How one figure of a programme's plan came about; without a name, the last year's in-year deficit. */
export const planFigure = (at: ProgrammeAddress, name: string | null) =>
  askWithPart<PlanFigureReply | PreparingReply>(
    `${programmePath(at)}/plan/figure${name === null ? '' : `?name=${encodeURIComponent(name)}`}`,
  );
/** The risks of a programme; what they may cost comes from the plan's forecast. */
export const risks = (at: ProgrammeAddress) => askWithPart<RisksReply>(`${programmePath(at)}/risks`);
/** The records of a programme; what they are worth comes from the records of children where the plan does. */
export const records = (at: ProgrammeAddress) => askWithPart<RecordsReply>(recordsPath(at));
