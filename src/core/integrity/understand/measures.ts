/** What a figure is about: the measures of a programme by the words that name them, and the words that set one use apart from another. */
import type { Unit } from '../lex/quantities.ts';

/** A measure. `good` says which direction is better; null where neither is (never for demand or ends of plans). */
export type Measure = {
  readonly id: string;
  readonly words: RegExp;
  readonly units: readonly Unit[];
  readonly good: 'up' | 'down' | null;
  /** True where being above what was foreseen is off the plan, though no direction is good in itself. */
  readonly isOffWhenAbove?: boolean;
  readonly isOffWhenBelow?: boolean;
};

const MONEY: readonly Unit[] = ['money'];
const COUNT: readonly Unit[] = ['count'];
const SHARE: readonly Unit[] = ['percent', 'points'];

/** In order: the first whose words are met is it. */
export const MEASURES: readonly Measure[] = [
  { id: 'residual deficit', words: /\bresidual\b/, units: MONEY, good: 'down' },
  { id: 'deficit cap', words: /\b(?:cap|ceiling|maximum deficit|deficit limit)\b/, units: MONEY, good: null },
  {
    id: 'cumulative deficit',
    words:
      /\b(?:cumulative|accumulated|carried[- ]forward deficit|dsg deficit|reserve deficit|overall deficit|total deficit)\b/,
    units: MONEY,
    good: 'down',
  },
  {
    id: 'in-year deficit',
    words:
      /(?<!\b(?:spend|spending|cost|costs|with this year's|with the year's|with that) )\b(?:in-year|in year(?! \d)|overspend|overspent|this year's deficit|annual deficit)(?<!\b(?:payments?|savings?|transfers?|growth|income|grant|funding|added|started|ended|paid|received|delivered) in[- ]year)(?! (?:payments?|savings?|transfers?|income|grant|funding|growth|admissions?|joiners?|starts?|mitigations?)\b)|(?<!cumulative |residual |accumulated |dsg |overall |total )\bdeficit for (?:the year|20\d\d)/,
    units: MONEY,
    good: 'down',
  },
  {
    id: 'block transfer',
    // Neither the move of a child between phases nor what is told with a transfer in it.
    words: /(?<!\b(?:phase|with(?: [\w/-]+){0,2}) )\b(?:block )?transfer(?:red)?\b(?! reviews?)/,
    units: ['money', 'percent'],
    good: null,
  },
  {
    id: 'unit cost',
    words: /\b(?:unit cost|average cost|mean cost|cost per (?:place|placement|plan|pupil|child))/,
    units: MONEY,
    good: null,
  },
  { id: 'unit cost inflation', words: /\binflation\b/, units: SHARE, good: null },
  {
    id: 'high needs income',
    words:
      /\b(?:high needs (?:block )?(?:income|allocation|funding|grant|budget)|hnb (?:income|allocation|funding)|(?:block|dsg) (?:income|allocation)|allocation)\b/,
    units: ['money', 'percent'],
    good: null,
  },
  { id: 'independent spend', words: /\b(?:inmss|independent)\b/, units: MONEY, good: 'down' },
  {
    id: 'independent share',
    words: /\b(?:inmss|independent|non-maintained|inm?s)\b/,
    units: SHARE,
    good: 'down',
    isOffWhenAbove: true,
  },
  {
    id: 'independent placements',
    words: /\b(?:inmss|independent|non-maintained|inm?s)\b/,
    units: COUNT,
    good: 'down',
    isOffWhenAbove: true,
  },
  {
    id: 'savings',
    words: /\b(?:savings?|cost avoidance|saved|saves?|avoided costs?|efficienc(?:y|ies))\b/,
    units: MONEY,
    good: 'up',
  },
  {
    id: 'programme payments',
    words: /\b(?:safety valve|programme|dfe|department'?s?) (?:payments?|funding)\b/,
    units: MONEY,
    good: null,
  },
  { id: 'own contribution', words: /\bcontributions?\b/, units: MONEY, good: null },
  { id: 'capital', words: /\bcapital\b/, units: MONEY, good: null },
  { id: 'transport', words: /\btransport\b/, units: ['money', 'count', 'percent'], good: 'down' },
  { id: 'deficit', words: /\bdeficit\b/, units: MONEY, good: 'down' },
  { id: 'spend', words: /\b(?:spend|spending|expenditure|outturn|cost|costs)\b/, units: MONEY, good: 'down' },
  {
    id: 'timeliness',
    words: /\b(?:timeliness|(?:20|twenty)[- ]weeks?|within (?:the )?statutory|issued on time|in time)\b/,
    units: SHARE,
    good: 'up',
    isOffWhenBelow: true,
  },
  {
    id: 'backlog',
    words:
      /\b(?:backlog|overdue|awaiting|waiting for (?:an )?assessment|open (?:for )?(?:more than|over|longer than) (?:20|twenty) weeks|late assessments)\b/,
    units: COUNT,
    good: 'down',
    isOffWhenAbove: true,
  },
  {
    id: 'plans issued',
    words:
      /\b(?:new (?:ehc ?)?plans?|new ehcps?|plans? (?:were )?(?:newly )?issued|ehcps? issued|issued|newly made)\b/,
    units: COUNT,
    good: null,
  },
  {
    id: 'plans ceased',
    words: /\b(?:ceased?|ceases|ceasing|cessations?|plans? (?:that )?(?:were )?ended|ended|came to an end)\b/,
    units: COUNT,
    good: null,
  },
  {
    id: 'plans avoided',
    words: /\b(?:avoid(?:ed|s|ing)?|prevent(?:ed|s)?|fewer plans|averted)\b/,
    units: COUNT,
    good: null,
  },
  {
    id: 'refusal rate',
    words: /\b(?:refus(?:al|als|ed)|no to assess|not to assess|no to issue)\b/,
    units: SHARE,
    good: null,
  },
  {
    id: 'requests',
    words: /\b(?:requests?|referrals? for assessment|ehcnas?|needs assessments? requested)\b/,
    units: COUNT,
    good: null,
    isOffWhenAbove: true,
  },
  {
    id: 'special places',
    words:
      /\b(?:special(?: school)? places?|specialist places?|places? in special|new places|free school|special school)\b/,
    units: COUNT,
    good: 'up',
    isOffWhenBelow: true,
  },
  {
    id: 'resource base places',
    words:
      /\b(?:resourced? (?:base|provision)s?|sen units?|enhanced provision|specialist bases?|resource base)\b/,
    units: COUNT,
    good: 'up',
    isOffWhenBelow: true,
  },
  {
    id: 'alternative provision places',
    words: /\balternative provision\b/,
    units: COUNT,
    good: 'up',
    isOffWhenBelow: true,
  },
  {
    id: 'places',
    words: /(?<!\b(?:take|takes|taking|took|taken|in) )\bplaces?\b/,
    units: COUNT,
    good: 'up',
    isOffWhenBelow: true,
  },
  {
    id: 'exclusions',
    words: /\b(?:exclusions?|suspensions?|excluded|suspended)\b/,
    units: ['count', 'percent'],
    good: 'down',
    isOffWhenAbove: true,
  },
  {
    id: 'absence',
    words: /\b(?:absence|absent|absenteeism)\b/,
    units: SHARE,
    good: 'down',
    isOffWhenAbove: true,
  },
  { id: 'attendance', words: /\battendance\b/, units: SHARE, good: 'up', isOffWhenBelow: true },
  {
    id: 'not in education',
    words: /\bneet\b|not in education/,
    units: ['count', 'percent'],
    good: 'down',
    isOffWhenAbove: true,
  },
  {
    id: 'appeals',
    words: /\b(?:appeals?|tribunals?)\b/,
    units: ['count', 'percent'],
    good: 'down',
    isOffWhenAbove: true,
  },
  { id: 'complaints', words: /\bcomplaints?\b/, units: COUNT, good: 'down', isOffWhenAbove: true },
  {
    id: 'confidence',
    words:
      /\b(?:confiden(?:ce|t)|satisf(?:action|ied)|trust(?:ed)?|positive about|feel listened|felt (?:listened|heard|supported))\b/,
    units: SHARE,
    good: 'up',
    isOffWhenBelow: true,
  },
  {
    id: 'annual reviews',
    words: /\bannual reviews?\b/,
    units: ['count', 'percent'],
    good: 'up',
    isOffWhenBelow: true,
  },
  { id: 'occupancy', words: /\b(?:occupancy|occupied|filled)\b/, units: ['percent', 'count'], good: 'up' },
  { id: 'mainstream share', words: /\bmainstream\b/, units: SHARE, good: null },
  { id: 'SEN support', words: /\bsen support\b/, units: ['count', 'percent'], good: null },
  {
    id: 'vacancies',
    words: /\b(?:vacanc(?:y|ies)|vacant)\b/,
    units: ['count', 'percent'],
    good: 'down',
    isOffWhenAbove: true,
  },
  { id: 'placements', words: /\bplacements?\b/, units: COUNT, good: null, isOffWhenAbove: true },
  {
    id: 'plans',
    words:
      /\b(?:ehc ?plans?|ehcps?|education,? health and care plans?|plan numbers|active plans|live plans|plans? maintained|maintained plans|(?:number|total) of plans|(?:children|young people|pupils)(?: and young people)? with (?:a|an) (?:ehc )?(?:plan|ehcp)|caseload|plans)\b/,
    units: COUNT,
    good: null,
    isOffWhenAbove: true,
  },
];

/** Give the measure that words name for a unit; null where none is known. */
export function measureIn(words: string, unit: Unit): Measure | null {
  return MEASURES.find((measure) => measure.units.includes(unit) && measure.words.test(words)) ?? null;
}

/** Measures whose words also stand within the names of others: "deficit" in "residual deficit". */
const WIDE = new Set(['deficit', 'spend', 'plans', 'places', 'placements']);
/** A narrower measure this near before a wide one is the one meant [characters]. */
const NEAR = 45;

/** The measure whose words stand last in a text: nearest to a number that follows it. */
export function nearestMeasure(words: string, unit: Unit): Measure | null {
  let best: Measure | null = null;
  let place = -1;
  for (const measure of MEASURES) {
    if (!measure.units.includes(unit)) continue;
    const at = lastPlace(words, measure.words) - (WIDE.has(measure.id) ? NEAR : 0);
    if (at > place || (best === null && at > -NEAR)) {
      best = measure;
      place = at;
    }
  }
  return best;
}

function lastPlace(text: string, pattern: RegExp): number {
  let last = -1000;
  for (const match of text.matchAll(new RegExp(pattern.source, 'g'))) last = match.index + match[0].length;
  return last;
}

/** Words that set one use of a measure apart from another: ages, phases, needs, sectors, parts of a whole. */
const APART =
  /\b(?:primary|secondary|post-16|post-19|early years|nursery|reception|key stage \d|year \d+|under[- ]?fives?|under \d+|over \d+|aged? \d+|semh|slcn|autis\w+|asc|asd|mld|sld|pmld|north\w*|south\w*|east\w*|west\w*|central|boys|girls|mediation|gross|net|average|mean|median|new|additional|further|extra|growth|increase|decrease|reduction|change|movement|gap|difference|short(?:fall)?|late|each|quarter|monthly|rolling|twelve-month|12-month|neighbours?|national(?:ly)?|england|regional|region|type|band \d|phase \d|tranche \d|health|mainstream|special|resourced?|alternative|independent|day|residential|looked after|out of county|cost|unit|up to|capacity|published|commissioned|registered|filled|occupied|vacant|agreed|refused|withdrawn|three-year-olds?|statutory|school age|refus\w+|complex|high|low|top)\b/g;

/** The words in a text that set a figure apart from the plain measure, sorted; those that name the measure are none. */
export function apartWords(text: string, measure: Measure): string {
  const plain = measure.id.startsWith('independent') ? /^special$/ : /^$/;
  return [...new Set(text.match(APART) ?? [])]
    .filter((word) => !measure.words.test(word) && !plain.test(word))
    .sort()
    .join(' ');
}

export type Role = 'actual' | 'forecast' | 'target' | 'mitigated' | 'unmitigated' | null;

const ROLES: readonly (readonly [RegExp, Exclude<Role, null>])[] = [
  [
    /\b(?:unmitigated|do[- ]nothing|without (?:mitigation|any (?:mitigation|of the)|action|intervention|the programme)|baseline)\b/g,
    'unmitigated',
  ],
  [
    /\b(?:(?:the agreement (?:has|had|sets|gives|shows|allows|expects)|(?:management|recovery|agreed|improvement|original|deficit|our|the|dsg) plan (?:had|has|shows?|showed|assumed|assumes|puts?|gave|gives|allowed|allows|foresaw))|targets?|cap|ceiling|limit|agreed|(?:in|under) the agreement|budget(?:ed)?|original(?:ly)?|planned|(?:in|against|than|versus) (?:the )?plan|plan (?:was|figure|value|of £)|due|commissioned|profile[d]?|trajectory)\b/g,
    'target',
  ],
  [
    /\b(?:forecasts?|projected|projection|expected|expects|will|predicted|estimated?|by 20\d\d)\b/g,
    'forecast',
  ],
  [/\b(?:actual(?:ly)?|outturn|stood|delivered|recorded|had|opened|reached)\b/g, 'actual'],
];

/** "Before mitigations" is the path without them, "after mitigations" that with them. */
function sideOfMeasures(words: string): 'mitigated' | 'unmitigated' | null {
  const side =
    /\b(before|after) (?:any |the |our |these |planned )?(?:mitigations?|mitigating|measures|management actions?)\b/.exec(
      words,
    )?.[1];
  return side === undefined ? null : side === 'after' ? 'mitigated' : 'unmitigated';
}

/** The role of a figure by the word nearest before it, or after it where none stands before. */
export function roleIn(words: string): Role {
  // A path names what a forecast is of, wherever "forecast" stands beside it.
  const path = [...words.matchAll(/\b(?:un)?mitigated\b/g)].at(-1)?.[0];
  if (path !== undefined) return path === 'mitigated' ? 'mitigated' : 'unmitigated';
  const side = sideOfMeasures(words);
  if (side !== null) return side;
  if (
    /\b(?:with no (?:mitigation|action|intervention|change)|without (?:mitigation|any (?:mitigation|of the)|action|intervention)|if (?:nothing|no action)|do[- ]nothing)\b/.test(
      words,
    )
  )
    return 'unmitigated';
  let role: Role = null;
  let place = -1;
  for (const [pattern, named] of ROLES)
    for (const match of words.matchAll(pattern))
      if (match.index + match[0].length > place) {
        place = match.index + match[0].length;
        role = named;
      }
  return role;
}

/** The role that a header or row label names outright; null where none. */
export function roleOfLabel(words: string): Role {
  if (
    /\bunmitigated|do[- ]nothing|(?:without|with no|no) (?:mitigation|any|measures|action|intervention|savings)\b/.test(
      words,
    )
  )
    return 'unmitigated';
  if (/\bmitigated/.test(words)) return 'mitigated';
  const side = sideOfMeasures(words);
  if (side !== null) return side;
  if (
    /\b(?:target|cap|ceiling|agreed|agreement|budget|original|planned|due|profile|trajectory)\b|\bplan\b/.test(
      words,
    )
  )
    return 'target';
  if (/\b(?:forecast|projected|projection|expected|predicted|estimate)/.test(words)) return 'forecast';
  return /\b(?:actual|outturn|delivered|observed)/.test(words) ? 'actual' : null;
}

export type Basis = 'before' | 'after' | null;

/** Whether money is said to be before or after programme payments and contributions. */
export function basisIn(words: string): Basis {
  const before =
    /\b(?:before|takes? no account of|leav\w+ out|ignor\w+|disregard\w*|excluding|excl\.?|gross|exclusive of|prior to|without)\b(?:[^.;]|\.(?=\d)){0,60}\b(?:payments?|contributions?|funding|support|valve|department'?s? money|that money|programme money)\b|\bgross\b|\bbefore (?:both|either)\b/.test(
      words,
    );
  const after =
    /\b(?:after|once|(?<!\b(?:before|without|not) )(?:counting|including)|taking (?:in|account of)|incl\.?|net of|inclusive of|less|once)\b(?:[^.;]|\.(?=\d)){0,60}\b(?:payments?|contributions?|funding|support|valve|department'?s? money|that money|programme money)\b|\bnet\b|\bafter both\b/.test(
      words,
    );
  if (before === after) return null;
  return before ? 'before' : 'after';
}
