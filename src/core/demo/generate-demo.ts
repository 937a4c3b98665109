/** The fictional county as text files, from a name, a size and a seed: same request, same bytes, on any machine. */
import { countOpenPlans, drawCases } from './case-stream.ts';
import { PLACEMENT_TYPES, type PlacementType } from './county-shares.ts';
import { type CountyStory, CUT_OFF, inMonth, tellStory } from './county-story.ts';
import type { DemoFile } from './demo-file.ts';
import { EARLIER_CENSUSES, earlierReturn } from './earlier-returns.ts';
import { establishmentsFile, foundEstablishments } from './establishments.ts';
import { monthlyFile } from './finance-files.ts';
import { isTable, listAt, nameCounty, numbers, renameRecord, resizeRecord } from './fit-records.ts';
import { ledgerFile } from './ledger-file.ts';
import { neighboursFile } from './neighbours-file.ts';
import { outcomesFile } from './outcomes-file.ts';
import { pastPlans } from './past-plans.ts';
import { pastRequests } from './past-requests.ts';
import { type CostedType, placementCostsFile } from './placement-costs-file.ts';
import { planWithBlock } from './plan-with-block.ts';
import { populationFile } from './population-file.ts';
import { otherAuthorities, panelFile } from './published-panel.ts';
import { readmeText } from './readme-text.ts';
import { capitalFile, registerFiles } from './register-files.ts';
import { followRequests } from './request-pipeline.ts';
import { type Scale, scalePence, shareOut } from './scale.ts';
import { schoolFiles } from './school-files.ts';
import { AUTHORITY_NUMBER, sen2Files } from './sen2-tables.ts';
import { surveyFile } from './survey-file.ts';
import { surveysText } from './survey-waves.ts';
import { voiceText } from './voice-text.ts';

/** Fewest plans for which a county can be told. */
export const SMALLEST_COUNTY = 100;
/** Most plans that are written [plans]. */
export const LARGEST_COUNTY = 1_000_000;

/** The newest in-year forecast of the story's first year [pence]. */
const IN_YEAR_PENCE = 4_345_900_000n;

export type DemoRequest = {
  readonly authorityName: string;
  /** Plans open at the end of October 2024, from `SMALLEST_COUNTY` to `LARGEST_COUNTY`. */
  readonly plans: number;
  readonly seed: number;
  /** The story's records as JSON text by path in the folder; "plan/plan.json" must be among them. */
  readonly records: ReadonlyMap<string, string>;
};

/**
 * Generate every file of the county, in the order in which they are written. Large tables are given in pieces, so
 * memory grows with the requests on their way, not with the people of the tables.
 * @throws RangeError where the size is outside the range or the plan is missing: the caller's fault.
 */
export function* generateDemo(request: DemoRequest): Generator<DemoFile> {
  const { plans, seed, records } = request;
  if (!Number.isInteger(plans) || plans < SMALLEST_COUNTY || plans > LARGEST_COUNTY)
    throw new RangeError('The number of plans is out of range');
  const scale: Scale = { plans };
  const county = nameCounty(request.authorityName);
  const inYear = scalePence(scale, IN_YEAR_PENCE);
  const fitted = new Map(
    [...records].map(([path, text]) => [path, resizeRecord(renameRecord(text, county), scale, inYear)]),
  );
  const plan = planOf(fitted.get('plan/plan.json') ?? '');
  const story = tellStory(scale);
  const pipeline = followRequests(story, seed);
  const kinds = foundEstablishments(scale);
  const open = countOpenPlans({ story, pipeline });
  const openByType = shareOut(open, weightsAt(plan, open));

  yield { path: 'README.md', chunks: [readmeText({ name: county.name, plans, seed })] };
  for (const [path, text] of fitted) yield { path, chunks: [completed(path, text, scale, seed)] };
  yield { path: 'programme/surveys.json', chunks: [surveysText(scale, seed)] };
  const people = () => drawCases({ story, pipeline, kinds, openByType, seed });
  yield* sen2Files(people);
  yield monthlyFile(story, pipeline.openOverTwentyWeeks);
  yield placementCostsFile({ byType: costsByType(plan, story), people, seed });
  yield ledgerFile(fitted.get('plan/plan.json') ?? '', story);
  yield panelFile(story, scale, seed, { ...county, number: AUTHORITY_NUMBER });
  yield surveyFile(seed);
  const authority = { ...county, number: AUTHORITY_NUMBER };
  yield { path: 'establishments/establishments.csv', chunks: establishmentsFile(kinds, authority) };
  yield populationFile(authority, otherAuthorities(seed, authority), scale, seed);
  yield neighboursFile(authority, otherAuthorities(seed, authority));
  yield* registerFiles({ scale, seed, kinds });
  yield capitalFile({ scale, seed, kinds });
  yield* schoolFiles({ kinds, people, seed });
  yield outcomesFile({ people, seed });
}

/**
 * Generate the county's earlier returns, newest first, each below `sen2-earlier/YEAR`. Memory grows with the people.
 * @throws RangeError where the plan is missing: the caller's fault.
 */
export function* generateEarlierReturns(request: Omit<DemoRequest, 'authorityName'>): Generator<DemoFile> {
  const { plans, seed, records } = request;
  const scale: Scale = { plans };
  const plan = planOf(
    resizeRecord(records.get('plan/plan.json') ?? '', scale, scalePence(scale, IN_YEAR_PENCE)),
  );
  const story = tellStory(scale);
  const pipeline = followRequests(story, seed);
  const kinds = foundEstablishments(scale);
  const open = countOpenPlans({ story, pipeline });
  const openByType = shareOut(open, weightsAt(plan, open));
  const people = () => drawCases({ story, pipeline, kinds, openByType, seed });
  const past = pastPlans({ story, pipeline, kinds, people, seed });
  const others = pastRequests({ pipeline, past, seed });
  for (const census of EARLIER_CENSUSES) yield* earlierReturn(past, others, census);
}

/** A record with what is drawn for it. */
function completed(path: string, text: string, scale: Scale, seed: number): string {
  if (path === 'plan/plan.json') return planWithBlock(text);
  return path === 'programme/voice.json' ? voiceText(text, scale, seed) : text;
}

/** Plans by type on the first two 31 Marches of the plan, and what one costs a year [pence]. */
type PlanTypes = {
  readonly opening: readonly number[];
  readonly closing: readonly number[];
  readonly unitCosts: readonly number[];
};

function planOf(text: string): PlanTypes {
  const plan: unknown = text === '' ? null : JSON.parse(text);
  const finance = isTable(plan) ? plan['finance'] : null;
  if (!isTable(finance)) throw new RangeError('The records hold no plan');
  const at = (place: number) => PLACEMENT_TYPES.map((type) => listAt(finance['caseload'], type)[place] ?? 0);
  const costs = numbers(finance['baseUnitCostPence']);
  return { opening: at(0), closing: at(1), unitCosts: PLACEMENT_TYPES.map((type) => costs[type] ?? 0) };
}

/** Plans by type when there are `open` in all: on the way between the plan's first two year ends. */
function weightsAt({ opening, closing }: PlanTypes, open: number): number[] {
  const [from, to] = [sum(opening), sum(closing)];
  const gone = to === from ? 1 : (open - from) / (to - from);
  return opening.map((plans, place) => Math.max(0, plans + gone * ((closing[place] ?? 0) - plans)));
}

/** Placements at the end of the cut-off month: independent ones as the story counts them, the rest by the plan's mix. */
function costsByType(plan: PlanTypes, story: CountyStory): ReadonlyMap<PlacementType, CostedType> {
  const all = inMonth(story, story.plans, CUT_OFF);
  const inmss = inMonth(story, story.inmss, CUT_OFF);
  const weights = weightsAt(plan, all).map((weight, place) =>
    PLACEMENT_TYPES[place] === 'inmss' ? 0 : weight,
  );
  const others = shareOut(all - inmss, weights);
  return new Map(
    PLACEMENT_TYPES.map((type, place) => {
      const count = type === 'inmss' ? inmss : (others[place] ?? 0);
      return [type, { count, meanPence: plan.unitCosts[place] ?? 0 }];
    }),
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
