/** The table of all routes that answer data or files. */
import type { Route } from '../route.ts';
import { ACCOUNT_ROUTES } from './accounts.ts';
import { beginProgrammeRoute } from './begin-programme.ts';
import { BENCHMARK_ROUTES } from './benchmark.ts';
import { COHORT_ROUTES } from './cohort-forecast.ts';
import { conditionsRoute } from './conditions.ts';
import { costsRoute } from './costs.ts';
import { financeRoute } from './finance.ts';
import { importDetailRoute } from './import-detail.ts';
import { importUndoRoute } from './import-undo.ts';
import { importUploadRoute } from './import-upload.ts';
import { importsRoute } from './imports.ts';
import { issueSheetRoute } from './issue-sheet.ts';
import { labRoute } from './lab.ts';
import { LAB_SCENARIO_ROUTES } from './lab-scenarios.ts';
import { listProgrammesRoute } from './list-programmes.ts';
import { LIST_ROUTES } from './lists.ts';
import { measureDefinitionsRoute } from './measure-definitions.ts';
import { measuresRoute } from './measures.ts';
import { measuresFileRoute } from './measures-file.ts';
import { overviewRoute } from './overview.ts';
import { paperDownloadRoute } from './paper-download.ts';
import { placesRoute } from './places.ts';
import { planFigureRoute } from './plan-figure.ts';
import { planNumbersRoute } from './plan-numbers.ts';
import { planOnRecordsRoute } from './plan-on-records.ts';
import { PLAN_WORKBOOK_ROUTES } from './plan-workbook.ts';
import { PUBLISHED_ROUTES } from './published.ts';
import { RATING_ROUTES } from './ratings.ts';
import { READ_BACK_ROUTES } from './read-back.ts';
import { RECORD_ROUTES } from './records.ts';
import { returnDownloadRoute } from './return-download.ts';
import { returnPreviewRoute } from './return-preview.ts';
import { RETURN_STEP_ROUTES } from './return-steps.ts';
import { REVIEW_ROUTES } from './review.ts';
import { risksRoute } from './risks.ts';
import { sealedFileRoute } from './sealed-file.ts';
import { SIGN_OFF_ROUTES } from './sign-off.ts';
import { SURVEY_DESIGN_ROUTES } from './survey-designs.ts';
import { surveyChangesRoute, surveysRoute } from './surveys.ts';
import { TOKEN_ROUTES } from './tokens.ts';
import { TRACKER_ROUTES } from './tracker.ts';
import { verificationRoute } from './verification.ts';
import { VOICE_ROUTES } from './voice.ts';
import { WRITING_ROUTES } from './writing.ts';

export const ROUTES: readonly Route[] = [
  listProgrammesRoute,
  beginProgrammeRoute,
  ...PUBLISHED_ROUTES,
  overviewRoute,
  planNumbersRoute,
  financeRoute,
  planFigureRoute,
  planOnRecordsRoute,
  ...PLAN_WORKBOOK_ROUTES,
  conditionsRoute,
  risksRoute,
  ...RECORD_ROUTES,
  ...RATING_ROUTES,
  ...VOICE_ROUTES,
  ...REVIEW_ROUTES,
  returnPreviewRoute,
  returnDownloadRoute,
  paperDownloadRoute,
  ...SIGN_OFF_ROUTES,
  verificationRoute,
  sealedFileRoute,
  ...RETURN_STEP_ROUTES,
  ...WRITING_ROUTES,
  ...READ_BACK_ROUTES,
  importsRoute,
  importDetailRoute,
  issueSheetRoute,
  importUploadRoute,
  importUndoRoute,
  measureDefinitionsRoute,
  measuresRoute,
  measuresFileRoute,
  costsRoute,
  placesRoute,
  surveysRoute,
  surveyChangesRoute,
  ...SURVEY_DESIGN_ROUTES,
  labRoute,
  ...LAB_SCENARIO_ROUTES,
  ...COHORT_ROUTES,
  ...TRACKER_ROUTES,
  ...BENCHMARK_ROUTES,
  ...LIST_ROUTES,
  ...ACCOUNT_ROUTES,
  ...TOKEN_ROUTES,
];
