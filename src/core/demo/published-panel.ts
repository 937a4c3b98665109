/** A published panel of plan numbers for made-up authorities, in the layout of the department's own. */
import { createStream } from '../num/random.ts';
import type { CountyStory } from './county-story.ts';
import { csvText, type DemoFile, fromLines } from './demo-file.ts';
import { type Scale, scaleCount } from './scale.ts';

/** Who the county is in published statistics. */
export type Authority = { readonly code: string; readonly number: string; readonly name: string };

/** January plans of the county before its months begin, 2010 to 2017, at the story's own size [plans]. */
const OWN_HISTORY = [2410, 2425, 2440, 2455, 2480, 2520, 2660, 2890];
/** January plans of all authorities as a share of January 2024: slow to 2014, fast after. */
const SHAPE = [0.39, 0.39, 0.39, 0.4, 0.405, 0.41, 0.435, 0.49, 0.545, 0.605, 0.665, 0.735, 0.81, 0.89, 1];
const FIRST_YEAR = 2010;
/** First year whose January follows from months. */
const FIRST_OF_MONTHS = FIRST_YEAR + OWN_HISTORY.length;
/** Statements were turned into plans between these years. */
const FIRST_YEAR_OF_PLANS = 2015;
const LAST_YEAR_OF_STATEMENTS = 2018;
const SHARE_TURNED = [0.02, 0.29, 0.61, 0.89];

// Made-up names; none is that of an authority.
const OTHERS = [
  'Ashenmoor',
  'Barrowfen',
  'Brackenvale',
  'Calderhythe',
  'Copperfold',
  'Cranmarsh',
  'Dallowick',
  'Eastermere',
  'Elderwick',
  'Fallowshire',
  'Fennimoor',
  'Gorsedale',
  'Greywater',
  'Hallowmere',
  'Hazelwick',
  'Heronsea',
  'Kestrelby',
  'Larchester',
  'Lindenfold',
  'Lowmarsh',
  'Mallardby',
  'Merrowdale',
  'Northfen',
  'Oakhythe',
  'Otterfold',
  'Pikewater',
  'Quillshire',
  'Ravenmoor',
  'Reedminster',
  'Rushfold',
  'Saltmarch',
  'Sedgeholm',
  'Silverfen',
  'Thistleby',
  'Thornmere',
  'Umberfield',
  'Vennshire',
  'Westermarsh',
  'Willowfold',
  'Yarrowdale',
];
const REGIONS = ['Northern Reach', 'Middle Reach', 'Southern Reach'];
const SOURCE = 'made up for the fictional county';

type Series = Authority & { readonly region: number; readonly plans: readonly number[] };

/** Write `published/ehcp_total_by_la_year.csv`: the county, forty other made-up authorities and a national row a year. */
export function panelFile(story: CountyStory, scale: Scale, seed: number, own: Authority): DemoFile {
  const chunks = fromLines(function* () {
    yield 'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,Total_st,Total_ehc,ehcplans,source';
    const all: Series[] = [{ ...own, region: 2, plans: ownPlans(story, scale) }, ...others(seed, own)];
    for (const series of all)
      for (const [place, plans] of series.plans.entries())
        yield [
          FIRST_YEAR + place,
          'Local authority',
          `E1200990${series.region}`,
          REGIONS[series.region],
          series.code,
          series.number,
          csvText(series.name),
          ...totals(FIRST_YEAR + place, plans),
          SOURCE,
        ].join(',');
    for (let place = 0; place < SHAPE.length; place++) {
      const plans = all.reduce((sum, series) => sum + (series.plans[place] ?? 0), 0);
      yield [
        FIRST_YEAR + place,
        'National',
        '',
        '',
        '',
        '',
        '',
        ...totals(FIRST_YEAR + place, plans),
        SOURCE,
      ].join(',');
    }
  });
  return { path: 'published/ehcp_total_by_la_year.csv', chunks };
}

function others(seed: number, own: Authority): Series[] {
  return OTHERS.filter((name) => name !== own.name).map((name, place) => other(name, place, seed));
}

/** List the other made-up authorities with their newest January plans. */
export function otherAuthorities(
  seed: number,
  own: Authority,
): readonly (Authority & { readonly newestPlans: number })[] {
  return others(seed, own).map(({ plans, ...authority }) => ({
    ...authority,
    newestPlans: plans.at(-1) ?? 0,
  }));
}

/** The county's own years: from 2018 on they follow from its months, about half way through January. */
function ownPlans({ before, plans }: CountyStory, scale: Scale): number[] {
  const ends = [before.opening, ...before.plans, ...plans];
  // The first end is that of December 2017; a January lies between every twelfth and the one after it.
  const januaries = Array.from({ length: FIRST_YEAR + SHAPE.length - FIRST_OF_MONTHS }, (_, year) =>
    Math.round(((ends[12 * year] ?? 0) + (ends[12 * year + 1] ?? 0)) / 2),
  );
  return [...OWN_HISTORY.map((count) => scaleCount(scale, count)), ...januaries];
}

function other(name: string, place: number, seed: number): Series {
  const stream = createStream(seed, 'demo', 'panel', name);
  const size = 700 + Math.floor(stream.next() ** 2 * 9000);
  let apart = 1;
  const plans = [...SHAPE].reverse().map((share) => {
    const count = Math.round(size * share * apart);
    apart *= 0.97 + 0.06 * stream.next();
    return count;
  });
  return {
    name,
    code: `E1000${9001 + place}`,
    number: `X${String(place + 1).padStart(2, '0')}`,
    region: place % 3,
    plans: plans.reverse(),
  };
}

/** Statements, plans and both together, as published: a mark stands where a kind did not exist or is not told apart. */
function totals(year: number, plans: number): (string | number)[] {
  if (year < FIRST_YEAR_OF_PLANS) return [plans, 'z', plans];
  if (year > LAST_YEAR_OF_STATEMENTS) return ['z', plans, plans];
  const turned = Math.round(plans * (SHARE_TURNED[year - FIRST_YEAR_OF_PLANS] ?? 1));
  return [plans - turned, turned, plans];
}
