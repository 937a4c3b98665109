/** The table of all routes that answer data or files. */
import type { Route } from '../route.ts';
import { conditionsRoute } from './conditions.ts';
import { financeRoute } from './finance.ts';
import { listProgrammesRoute } from './list-programmes.ts';
import { overviewRoute } from './overview.ts';
import { planNumbersRoute } from './plan-numbers.ts';
import { returnDownloadRoute } from './return-download.ts';
import { returnPreviewRoute } from './return-preview.ts';
import { risksRoute } from './risks.ts';

export const ROUTES: readonly Route[] = [
  listProgrammesRoute,
  overviewRoute,
  planNumbersRoute,
  financeRoute,
  conditionsRoute,
  risksRoute,
  returnPreviewRoute,
  returnDownloadRoute,
];
