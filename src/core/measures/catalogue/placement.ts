/** Group E: where children are, and for which need. */
import { defineMeasures, type MeasureDefinition } from '../measure-definition.ts';

const SETTINGS =
  'SEN2 placementdetail: rank 1, urn, ukprn, sensetting and flags; register of establishments: type';
const OF_ALL = 'all plans in force';

/** A count of plans in one or more setting groups. */
function settingCount(
  id: string,
  name: string,
  title: string,
  who: string,
  polarity: MeasureDefinition['polarity'],
) {
  return {
    id,
    name,
    title,
    definition: `Plans in force whose main placement on the day is ${who}.`,
    numerator: `plans in ${who}`,
    unit: 'count',
    polarity,
    cadence: ['month-end', 'day'],
    source: SETTINGS,
    needs: ['named-plans', 'placements', 'establishments'],
  } as const;
}

/** A share of all plans in one or more setting groups. */
function settingShare(
  id: string,
  name: string,
  title: string,
  who: string,
  polarity: MeasureDefinition['polarity'],
) {
  return {
    ...settingCount(id, name, title, who, polarity),
    definition: `Plans in force whose main placement is ${who}, as a share of all plans in force, unknown placements included.`,
    denominator: OF_ALL,
    unit: 'share',
  } as const;
}

/** A count that setting codes alone give, without the register. */
function codeCount(
  id: string,
  name: string,
  title: string,
  who: string,
  polarity: MeasureDefinition['polarity'],
) {
  return {
    ...settingCount(id, name, title, who, polarity),
    source: 'SEN2 placementdetail: rank 1, sensetting',
    needs: ['named-plans', 'placements'],
  } as const;
}

export const PLACEMENT_MEASURES = defineMeasures('E', [
  {
    ...settingCount(
      'E01',
      'inmss_n',
      'INMSS placements',
      'an independent or non-maintained special school (SPIN or SPNM)',
      'less-near-plan',
    ),
    basis: 'INMSS: SPIN + SPNM only',
  },
  {
    ...settingShare(
      'E02',
      'inmss_pct',
      'INMSS share',
      'an independent or non-maintained special school (SPIN or SPNM)',
      'less-near-plan',
    ),
    basis: 'INMSS: SPIN + SPNM only',
  },
  {
    ...settingShare(
      'E03',
      'indep_all_pct',
      'Independent share, mainstream included',
      'SPIN, SPNM or MSIN',
      'less-near-plan',
    ),
    cadence: ['day'],
    basis: "the department's benchmarking: SPIN + SPNM + MSIN",
  },
  {
    ...settingShare(
      'E04',
      'mainstream_pct',
      'Mainstream share',
      'a state mainstream school, its resourced provision or SEN unit (MSMA, RP, SENU)',
      'none',
    ),
    basis: 'MSMA + RP + SENU; the published statistics add MSIN',
  },
  settingCount(
    'E05',
    'rp_senu_n',
    'In resourced provision or SEN units',
    'resourced provision or a SEN unit',
    'none',
  ),
  settingShare(
    'E06',
    'special_state_pct',
    'State special share',
    'a maintained or academy special school (SPMA)',
    'none',
  ),
  settingShare(
    'E07',
    'post16_pct',
    'Post-16 share',
    'a sixth-form college, further education or special post-16 institution (SFC, FE, SP16)',
    'none',
  ),
  settingCount(
    'E08',
    'sp16_n',
    'In special post-16 institutions',
    'a special post-16 institution (SP16)',
    'none',
  ),
  codeCount('E09', 'neet_n', 'Not in education, employment or training', 'coded NEET, NIEC or NIEO', 'less'),
  codeCount('E10', 'eotas_n', 'Education otherwise than at school', 'coded OLA', 'none'),
  codeCount('E11', 'ehe_n', 'Home-educated', 'coded EHE', 'none'),
  codeCount(
    'E12',
    'await_n',
    'Awaiting a placement',
    'not known, coded NIEO, or only named by type (OTH)',
    'less',
  ),
  {
    ...settingShare('E13', 'ooa_pct', 'Out of area', 'in an establishment of another authority', 'less'),
    definition:
      'Plans in force whose main placement is an establishment that the register puts in another authority, as a share of all plans in force.',
  },
  {
    id: 'E14',
    name: 'need_pct',
    title: 'Need mix',
    definition: 'Plans in force by primary need, as a share of those whose primary need is known.',
    numerator: 'plans with the primary need',
    denominator: 'plans with a known primary need',
    unit: 'share',
    polarity: 'none',
    cadence: ['month-end', 'day'],
    source: 'SEN2 senneed: sentype, rank 1',
    needs: ['named-plans', 'needs'],
  },
  {
    id: 'E15',
    name: 'need_growth',
    title: 'Growth by need',
    definition: 'Change of each need’s share over twelve months, in percentage points.',
    numerator: 'share now less share twelve months before',
    unit: 'points',
    polarity: 'none',
    cadence: ['month-end'],
    source: 'SEN2 senneed: sentype, rank 1',
    needs: ['named-plans', 'needs'],
  },
  ...(
    [
      ['shift_up_n', 'Moves to a more specialist tier', 'up'],
      ['step_down_n', 'Moves to a less specialist tier', 'down'],
    ] as const
  ).map(
    ([name, title, way]) =>
      ({
        id: 'E16',
        name,
        title,
        definition: `Moves ${way} the order mainstream, resourced provision or SEN unit, state special, INMSS.`,
        numerator: `moves ${way} in the twelve months`,
        unit: 'count',
        polarity: 'near-plan',
        cadence: ['12-months'],
        source: 'SEN2 placementdetail: rank 1, entrydate, leavingdate; register of establishments: type',
        needs: ['placements', 'placement-history', 'establishments'],
      }) as const,
  ),
  {
    id: 'E17',
    name: 'res_n',
    title: 'Residential placements',
    definition: 'Plans in force whose main placement is residential, A (38 to 51 weeks) or B (52).',
    numerator: 'plans with A or B',
    unit: 'count',
    polarity: 'none',
    cadence: ['month-end', 'day'],
    source: 'SEN2 placementdetail: res (activeplans before specification 1.2)',
    needs: ['named-plans', 'placements'],
  },
  {
    id: 'E18',
    name: 'pb_n',
    title: 'Personal budgets',
    definition: 'Plans in force with a personal budget taken up.',
    numerator: 'plans with a personal budget',
    unit: 'count',
    polarity: 'none',
    cadence: ['day'],
    source: 'SEN2 namedplan: pb',
    needs: ['named-plans', 'personal-budget'],
  },
  {
    id: 'E18',
    name: 'wbp_n',
    title: 'Work-based learning',
    definition: 'Plans in force with an apprenticeship, traineeship or supported internship.',
    numerator: 'plans with work-based learning',
    unit: 'count',
    polarity: 'more',
    cadence: ['day'],
    source: 'SEN2 placementdetail: wbp (activeplans before specification 1.2)',
    needs: ['named-plans', 'placements'],
  },
  {
    id: 'E19',
    name: 'named_vs_actual_gap',
    title: 'Named and attended setting differ',
    definition: 'Plans in force that name one URN in section I while the main placement is at another.',
    numerator: 'plans whose two URNs differ',
    unit: 'count',
    polarity: 'less',
    cadence: ['day'],
    source: 'SEN2 plandetail: urn; placementdetail: urn',
    needs: ['named-plans', 'plan-details', 'placements'],
  },
]);
