/** What is asked of the server that it makes beforehand, because it reads every record of a programme. */
import type { CohortForecastReply } from '../contract/cohort-forecast.ts';
import type { CostsReply } from '../contract/costs.ts';
import type { LabReply } from '../contract/lab.ts';
import type { MeasuresReply } from '../contract/measures.ts';
import type { PlacesReply } from '../contract/places.ts';
import type { PlanOnRecordsReply } from '../contract/plan-on-records.ts';
import type { SurveysReply } from '../contract/surveys.ts';
import { type ProgrammeAddress, programmePath } from './api.ts';
import { askPrepared } from './ask-prepared.ts';

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
