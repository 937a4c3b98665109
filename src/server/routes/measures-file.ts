/** GET …/measures/figures.csv: the figures of all measures as a file to keep. */
import { measuresCsv } from '../../app/views/measures-csv.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { fileRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Every month of every figure that the page shows; the page says that small counts stand in it as they are. */
export const measuresFileRoute = fileRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/measures/figures.csv',
  permission: 'programme.read',
  params: ProgrammeParams,
  isHeavy: true,
  handle: async ({ actor, params }, app) => ({
    bytes: new TextEncoder().encode(measuresCsv(await app.measureProgramme(actor, scopeOf(params), null))),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `${params.programme.replace(/[^A-Za-z0-9._-]+/g, '-')}-measures.csv`,
  }),
});
