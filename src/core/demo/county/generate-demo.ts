/** The fictional county as a set of text files, from a seed: same seed, same bytes, on any machine. */
import { costLines, monthlyLines, panelLines, surveyLines } from './county-files.ts';
import { type DemoFile, fromLines } from './demo-file.ts';
import { scaleJson, scaleWhole } from './demo-size.ts';
import { STORY_PLANS, tellMonthlyStory } from './monthly-story.ts';
import { PLANTED, sen2Tables } from './sen2-tables.ts';

/** The county's code, made up like its name; no authority has it. */
const CODE = 'E10009901';
const NUMBER = '999';
const STORY_NAME = 'Marlshire';

export type DemoRequest = {
  readonly authorityName: string;
  /** Plans in October 2024; 6,161 gives the story as written. */
  readonly plans: number;
  readonly seed: number;
  /** The story's JSON records as text, by path below the programme folder, without the county's size applied. */
  readonly records: ReadonlyMap<string, string>;
};

/** Keys under which numbers are amounts of the county's size: money and plans. */
const SIZED_KEYS = new Set([
  'caseload',
  'otherHighNeedsBasePence',
  'furtherSavingBasePence',
  'hnbIncomePence',
  'schoolsBlockPence',
  'safetyValvePaymentPence',
  'laContributionPence',
  'openingBeforeContributionsPence',
  'openingAfterContributionsPence',
  'ceilingPence',
  'amountPence',
  'inYearDeficitPence',
  'limitPence',
  'placesDue',
  'placesDelivered',
]);

/** Generate every file of the demo. */
export function* generateDemo(request: DemoRequest): Generator<DemoFile> {
  const { authorityName, plans, seed } = request;
  const story = tellMonthlyStory(plans);
  yield text('README.md', readme(authorityName));
  for (const [path, record] of request.records) yield text(path, fit(record, request));
  for (const table of sen2Tables({ story, seed, authorityNumber: NUMBER }))
    yield { path: `sen2/Blade-Export_16-01-2025_${table.name}.csv`, chunks: fromLines(table.lines) };
  yield { path: 'finance/monthly-actuals.csv', chunks: fromLines(() => monthlyLines(story)) };
  yield { path: 'finance/placement-costs.csv', chunks: fromLines(() => costLines(story, seed)) };
  const own = { code: CODE, number: NUMBER, name: authorityName };
  yield {
    path: 'published/ehcp_total_by_la_year.csv',
    chunks: fromLines(() => panelLines(story, seed, own)),
  };
  yield { path: 'survey/family-survey.csv', chunks: fromLines(() => surveyLines(seed)) };
}

function text(path: string, content: string): DemoFile {
  return { path, chunks: [content] };
}

/** Give a record the county's name and size. */
function fit(record: string, { authorityName, plans }: DemoRequest): string {
  const address = authorityName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const named = record
    .replaceAll(STORY_NAME, authorityName)
    .replaceAll(`${STORY_NAME.toLowerCase()}.example`, `${address}.example`);
  if (plans === STORY_PLANS) return named;
  const scale = (amount: number) => scaleWhole(amount, plans, STORY_PLANS);
  const sized = scaleJson(JSON.parse(named), scale, (key) => SIZED_KEYS.has(key));
  return `${JSON.stringify(sized, null, 2)}\n`;
}

function readme(authorityName: string): string {
  return `# ${authorityName}: a fictional county

Everything in this folder is made up: the county, its schools, its officers, its children and young people, and every
figure about them. It has the size and the story of a real kind of programme, so that Evenkeel can be tried on it.

Load it with \`evenkeel programme load FOLDER\`; the return of its third update is built with
\`evenkeel return build FOLDER --update 2024-25/3 --out OUT\`.

## What is planted in it

- Plan numbers run far above the agreed forecast, which stood on a five-year average.
- Part of the growth is a backlog of assessments being cleared.
- ${PLANTED.impossibleReceivedDate.length} requests in the SEN2 tables have a received date that does not exist (31 February).
- ${PLANTED.unknownNeed.length} rows of needs have a code that is none.
- ${PLANTED.placementLeftBeforeEntry.length} placement ends before it starts.
- The plan holds savings that no measure explains.
- Two schemes of places are late; another answer of the return, about one funded scheme, is still "Yes".
`;
}
