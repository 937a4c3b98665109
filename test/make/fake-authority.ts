/** A made-up authority as the published tables show it: counts, a forecast of one year, one measure. */
import type { AuthorityList, PublicAuthority } from '../../src/app/public-authority.ts';

const OWN = { code: 'E10009977', name: 'Dunmere', region: 'West', newestYear: 2024 };
const FILE = { file: 'ehcp_total_by_la_year.csv', sha256: 'ab'.repeat(32) };

/** The list. */
export const FAKE_AUTHORITIES: AuthorityList = {
  schema: 'evenkeel/public-authorities@1',
  authorities: [OWN],
  missing: [{ part: 'placements', advice: 'evenkeel import caseload.csv of the EHC plan statistics.' }],
};

/** The authority. */
export const FAKE_AUTHORITY: PublicAuthority = {
  schema: 'evenkeel/public-authority@1',
  version: '0.0.0',
  seed: 1,
  draws: 2,
  authority: { ...OWN, otherCodes: [] },
  neighbours: [{ rank: 1, name: 'Oxenford', code: null }],
  measures: [
    {
      id: 'P01',
      name: 'Plans',
      definition: 'Plans for each 1,000 people',
      per: 1000,
      polarity: 'context',
      period: 'January',
      year: 2024,
      count: 500,
      base: 20_000,
      rate: 25,
      missing: null,
      peopleYear: 2020,
      sources: [],
      earlier: [],
      comparisons: [],
    },
  ],
  absent: [],
  plans: {
    history: [{ year: 2024, plans: 500 }],
    forecast: [
      {
        year: 2025,
        mean: 540,
        quantiles: { '0.025': 500, '0.1': 520, '0.5': 540, '0.9': 560, '0.975': 580 },
      },
    ],
    missing: null,
    lookBack: null,
    companions: [],
  },
  inputs: [FILE],
  missing: [],
};
