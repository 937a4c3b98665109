/** How the county's people, needs, ages and settings are made up: shares near those of England as a whole. */
import { type WeightedTable, weigh } from './weighted-table.ts';

/** The placement types of the plan. */
export const PLACEMENT_TYPES = [
  'mainstream',
  'resourceBase',
  'stateSpecial',
  'inmss',
  'post16',
  'other',
] as const;
export type PlacementType = (typeof PLACEMENT_TYPES)[number];

/** Age on 31 August before the academic year [years], by placement type. */
export const AGES: Readonly<Record<PlacementType, WeightedTable<number>>> = {
  mainstream: ageTable(
    [4, 4],
    [5, 6],
    [6, 7],
    [7, 8],
    [8, 9],
    [9, 10],
    [10, 10],
    [11, 9],
    [12, 9],
    [13, 9],
    [14, 9],
    [15, 8],
  ),
  resourceBase: ageTable(
    [4, 4],
    [5, 7],
    [6, 9],
    [7, 10],
    [8, 11],
    [9, 11],
    [10, 11],
    [11, 8],
    [12, 8],
    [13, 7],
    [14, 7],
    [15, 6],
  ),
  stateSpecial: ageTable(
    [4, 4],
    [5, 5],
    [6, 6],
    [7, 7],
    [8, 7],
    [9, 7],
    [10, 8],
    [11, 8],
    [12, 9],
    [13, 9],
    [14, 9],
    [15, 9],
    [16, 5],
    [17, 4],
    [18, 3],
  ),
  inmss: ageTable(
    [7, 2],
    [8, 4],
    [9, 6],
    [10, 8],
    [11, 10],
    [12, 12],
    [13, 14],
    [14, 15],
    [15, 15],
    [16, 6],
    [17, 5],
    [18, 3],
  ),
  post16: ageTable([16, 24], [17, 22], [18, 17], [19, 12], [20, 9], [21, 6], [22, 5], [23, 3], [24, 2]),
  other: ageTable(
    [3, 10],
    [4, 6],
    [7, 4],
    [9, 5],
    [11, 7],
    [12, 8],
    [13, 10],
    [14, 12],
    [15, 12],
    [16, 9],
    [17, 8],
    [18, 6],
    [20, 3],
  ),
};

/** Age when an assessment is asked for [years]: a quarter are three. */
export const REQUEST_AGES = ageTable(
  [2, 5],
  [3, 25],
  [4, 9],
  [5, 8],
  [6, 7],
  [7, 6],
  [8, 6],
  [9, 6],
  [10, 6],
  [11, 5],
  [12, 5],
  [13, 4],
  [14, 4],
  [15, 2],
  [17, 2],
);

/** Primary need by placement type. */
export const NEEDS: Readonly<Record<PlacementType, WeightedTable<string>>> = {
  mainstream: weigh([
    ['ASD', 29],
    ['SLCN', 27],
    ['SEMH', 22],
    ['SPLD', 6],
    ['MLD', 7],
    ['PD', 4],
    ['HI', 2],
    ['VI', 1],
    ['OTH', 2],
  ]),
  resourceBase: weigh([
    ['ASD', 45],
    ['SLCN', 30],
    ['HI', 6],
    ['MLD', 9],
    ['SEMH', 8],
    ['PD', 2],
  ]),
  stateSpecial: weigh([
    ['ASD', 36],
    ['SLD', 19],
    ['MLD', 12],
    ['SEMH', 16],
    ['PMLD', 8],
    ['SLCN', 6],
    ['DS', 1],
    ['PD', 2],
  ]),
  inmss: weigh([
    ['SEMH', 46],
    ['ASD', 42],
    ['SLCN', 6],
    ['SPLD', 3],
    ['MSI', 1],
    ['SLD', 2],
  ]),
  post16: weigh([
    ['ASD', 31],
    ['SEMH', 21],
    ['MLD', 17],
    ['SLCN', 12],
    ['SLD', 8],
    ['SPLD', 5],
    ['PD', 3],
    ['HI', 2],
    ['VI', 1],
  ]),
  other: weigh([
    ['SEMH', 45],
    ['ASD', 34],
    ['SLCN', 14],
    ['PD', 3],
    ['OTH', 4],
  ]),
};
/** Second need, where one is recorded. */
export const SECOND_NEEDS = weigh([
  ['SEMH', 30],
  ['SLCN', 28],
  ['ASD', 14],
  ['MLD', 10],
  ['SPLD', 8],
  ['PD', 6],
  ['VI', 2],
  ['HI', 2],
]);

export const SEXES = weigh([
  ['M', 71],
  ['F', 29],
]);
export const ETHNICITIES = weigh([
  ['WBRI', 84],
  ['WOTH', 5],
  ['MWBC', 2],
  ['MWAS', 2],
  ['MOTH', 2],
  ['AIND', 1],
  ['BAFR', 1],
  ['OOTH', 1],
  ['REFU', 1],
  ['NOBT', 1],
]);
/** Who asked: 1 parent or young person, 2 school, 3 health, 4 social care, 5 other. */
export const REQUEST_SOURCES = weigh([
  ['1', 38],
  ['2', 55],
  ['3', 4],
  ['4', 2],
  ['5', 1],
]);

/** Why plans end at 16 and 17: as later, but nobody is in higher education yet. */
export const MIDDLE_CEASE_REASONS = weigh([
  ['2', 26],
  ['4', 21],
  ['5', 11],
  ['6', 31],
  ['7', 2],
  ['9', 9],
]);
/** Why plans end, for young people of 18 and over: codes 2 to 9 of the return. */
export const LATE_CEASE_REASONS = weigh([
  ['2', 22],
  ['3', 14],
  ['4', 18],
  ['5', 9],
  ['6', 27],
  ['7', 2],
  ['9', 8],
]);
/** Why plans end before 16. */
export const EARLY_CEASE_REASONS = weigh([
  ['5', 68],
  ['7', 20],
  ['2', 9],
  ['8', 3],
]);

/** Setting codes of those who are in no establishment with a number. */
export const LATE_SETTINGS = weigh([
  ['NEET', 55],
  ['OLA', 25],
  ['NIEO', 12],
  ['OTH', 8],
]);
export const SCHOOL_AGE_SETTINGS = weigh([
  ['OLA', 50],
  ['EHE', 32],
  ['OPA', 8],
  ['NIEO', 6],
  ['OTH', 4],
]);
export const EARLY_SETTINGS = weigh([['EYP', 1]]);

function ageTable(...pairs: readonly (readonly [number, number])[]): WeightedTable<number> {
  return weigh(pairs);
}
