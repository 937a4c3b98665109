/** The rate of plans, the population and the number of plans that a place tells, and whose they are: ours, other councils', or the target's. */
import type { Spot } from '../finding.ts';
import type { CellNumber } from './cells.ts';
import type { Figure } from './figures.ts';
import { cellSpots, type Grid, type GridRow } from './grid.ts';

type Owner = 'ours' | 'target' | 'theirs' | null;
export type Part = {
  readonly kind: 'rate' | 'population' | 'plans';
  /** A rate is for each one of the population. */
  readonly value: number;
  /** Share of the value by which it may be off as printed. */
  readonly slack: number;
  readonly owner: Owner;
  readonly words: string;
  readonly spots: readonly Spot[];
};

const PER =
  /^(?: [a-z]+){0,3}? (?:per|in|for|of|out of|from)(?: each| every)? (100|1,?000|10,?000|hundred|thousand)\b/;
const PER_HEAD =
  /\b(?:per|in each|in every|for every|for each|in|\/) ?(100|1,?000|10,?000|hundred|thousand)\b/;
const SCALE: Readonly<Record<string, number>> = {
  '100': 100,
  hundred: 100,
  '1000': 1000,
  thousand: 1000,
  '10000': 10_000,
};
const POPULATION =
  /\b(?:population|residents|children|young people|people|inhabitants|pupils|0\s?(?:-|–|to)\s?2[45]|under[- ]2[56]s?|roll)\b/;
const PLANS = /\b(?:plans?|ehcps?|caseload|target|end number|target number)\b/;
const NO_PLANS =
  /\b(?:fewer|more|lose|reduction|reduce|growth|increase|new|issued|cease\w*|requests?|placements?|places|avoid\w*|gap|difference|over|above|below|requests|school|schools|£)\b/;
const NO_RATE =
  /\b(?:inflation|growth|grow\w*|uplift|transfer|schools block|saving|20 weeks|timel\w+|independent|inmss|mainstream|placements?|requests?|exclu\w+|absence|refus\w+|agreed|increase\w*|spend|deficit|£|cost\w*)\b/;
/** Words of other councils, or of all. */
export const THEIRS =
  /\b(?:england'?s?|national\w*|regions?'?s?|regional|neighbours?'?|comparators?'?|good|outstanding|best|benchmark|other councils|peers?'?|family group|theirs)\b/;
const TARGET =
  /\b(?:target\w*|aim\w*|come down|get down|to reach|end number|ambition|by 20\d\d|goal|plan is)\b/;
const OURS = /\b(?:our|ours|us|we|here|now|current\w*|at present|today)\b/;
const LABEL = /^\W{0,4}(?:\(?[a-z0-9]\)\s*)?([^:.;]{4,70}): ?$/;
/** "We have 2,210". */
const HAVE = /\b(?:we have|there (?:are|were)|ours (?:is|are)|we (?:maintain|hold))\b/;

function ownerOf(words: string): Owner {
  if (TARGET.test(words)) return 'target';
  if (THEIRS.test(words)) return 'theirs';
  return OURS.test(words) ? 'ours' : null;
}

function roundSlack(value: number): number {
  if (value % 1000 === 0) return 0.006;
  return value % 100 === 0 ? Math.min(0.02, 50 / value) : 0.004;
}

/** Words and figures of a sentence around one of its figures. */
type Around = {
  readonly figure: Figure;
  readonly own: string;
  readonly ahead: string;
  readonly behind: string;
  /** The paragraph or list that it stands in. */
  readonly about: string;
  readonly owner: Owner;
};

function part(
  kind: Part['kind'],
  value: number,
  slack: number,
  owner: Owner,
  around: Pick<Part, 'words' | 'spots'>,
): Part[] {
  return [{ kind, value, slack, owner, words: around.words, spots: around.spots }];
}

const NO_LEVEL = /\b(?:fewer|less|more|reduction|by)\b/;

/** A share in per cent that may be a rate of plans. */
function shareOf({ figure, own, ahead, behind, owner }: Around): Part[] {
  const { value, step, spots } = figure;
  if (value > 12 || value < 0.5 || NO_RATE.test(own)) return [];
  if (NO_LEVEL.test(`${ahead.slice(-14)} ${behind.slice(0, 12)}`)) return [];
  return part('rate', value / 100, step / 2 / value, owner, { words: own, spots });
}

/** A number of a scale that is no amount itself: "per 1,000". */
function isScale({ figure, ahead }: Around): boolean {
  return (
    figure.step < 1 ||
    /\b(?:per|each|every)\s$/.test(ahead) ||
    (/\bin\s$/.test(ahead) && SCALE[String(figure.value)] !== undefined)
  );
}

function isPopulation({ figure, ahead, about }: Around, near: string): boolean {
  const noun = figure.quantity?.noun;
  if (figure.value < 5000 || noun === 'plan' || noun === 'ehcp') return false;
  return POPULATION.test(near) || (/\bours (?:is|stands|comes)\b/.test(ahead) && POPULATION.test(about));
}

function isPlans({ figure, own, about }: Around, near: string): boolean {
  const noun = figure.quantity?.noun;
  const isNamed =
    noun === 'plan' ||
    noun === 'ehcp' ||
    (noun === '' &&
      (PLANS.test(own) ||
        /\brather than\b/.test(own) ||
        (HAVE.test(own) && /\bplans?|ehcps?\b/.test(about))));
  return (
    isNamed &&
    figure.value >= 200 &&
    !SUPPOSED.test(own) &&
    !NO_PLANS.test(near.replace(/\brather than\b/, ''))
  );
}

/** What would have been, had it come so, is no target. */
const SUPPOSED = /\bwould have (?:meant|been|given|made|come)\b/;

function aroundOf(figure: Figure, low: string, start: number, end: number, about: string): Around {
  // "Plans per 1,000 here: 42": the label is part of the figure's words.
  const label = LABEL.exec(low.slice(0, start))?.[1] ?? '';
  const own = `${label} ${figure.own}`;
  const ahead = low.slice(Math.max(0, start - 50), start);
  const owner = ownerOf(ahead.slice(Math.max(0, ahead.search(/[,;(:][^,;(:]*$/)))) ?? ownerOf(own);
  return { figure, own, ahead, behind: low.slice(end, end + 50), about, owner };
}

/**
 * A number of a sentence with the words of its clause.
 * @param about  the words of the paragraph or list it stands in.
 */
export function partInSentence(figure: Figure, about: string): Part[] {
  const { sentence, quantity, value, unit, spots, step } = figure;
  if (sentence === null || quantity === null || value <= 0) return [];
  const { low } = sentence;
  const { start, end } = quantity;
  const around = aroundOf(figure, low, start, end, about);
  const { own, ahead, behind, owner } = around;
  if (unit === 'percent') return shareOf(around);
  if (unit !== 'count' || figure.per === 'month' || figure.per === 'year') return [];
  const told = `${low.slice(start, end).replace(/^[\d,.]+/, '')}${behind}`;
  const per = (PER_HEAD.exec(own.slice(0, own.indexOf(figure.own)))?.[1] ?? PER.exec(told)?.[1])?.replace(
    ',',
    '',
  );
  const words = { words: own, spots };
  if (per !== undefined) {
    const scale = SCALE[per] ?? 1000;
    return NO_RATE.test(own) || value >= scale
      ? []
      : part('rate', value / scale, step / 2 / value, owner, words);
  }
  if (isScale(around)) return [];
  const near = `${ahead.slice(-36)} ${behind.slice(0, 30)} ${quantity.phrase}`;
  if (isPopulation(around, near)) return part('population', value, roundSlack(value), null, words);
  return isPlans(around, near) ? part('plans', value, roundSlack(value), owner, words) : [];
}

const THOUSANDS = /\(000s?\)|\b0{3}s?\b|thousands?\b/;

/** A population in a cell; "Population (000)" is read as thousands of pounds. */
function peopleInCell(cell: CellNumber, own: string, words: Pick<Part, 'words' | 'spots'>): Part[] {
  const { value } = cell;
  const isScaled = THOUSANDS.test(own) && value < 5000;
  const people = isScaled ? value * 1000 : value;
  const slack = isScaled ? 0.5 / value : roundSlack(value);
  return people < 5000 ? [] : part('population', people, slack, null, words);
}

function isOfPeople({ unit }: CellNumber, own: string): boolean {
  if (!POPULATION.test(own) || /\bplans?|ehcps?\b/.test(own)) return false;
  return unit === 'count' || (unit === 'money' && THOUSANDS.test(own));
}

function rateInCell(
  { value, step, unit }: CellNumber,
  own: string,
  words: Pick<Part, 'words' | 'spots'>,
): Part[] {
  const named = PER_HEAD.exec(own)?.[1]?.replace(',', '');
  const scale = named === undefined ? undefined : SCALE[named];
  const slack = step / 2 / value;
  if (scale !== undefined && value < scale) return part('rate', value / scale, slack, ownerOf(own), words);
  return unit !== 'percent' || value > 12 || value < 0.5
    ? []
    : part('rate', value / 100, slack, ownerOf(own), words);
}

/** A cell of a table with its label and head. */
export function partInCell(grid: Grid, row: GridRow, at: number): Part[] {
  const cell = row.cells[at];
  const column = grid.columns[at];
  if (cell == null || column === undefined || cell.value <= 0) return [];
  const own = `${row.low} ${column.low}`;
  if (NO_RATE.test(own)) return [];
  const words = { words: own, spots: cellSpots(grid, row, at) };
  const rate = rateInCell(cell, own, words);
  if (rate.length > 0) return rate;
  if (isOfPeople(cell, own)) return peopleInCell(cell, own, words);
  const { value, step, unit } = cell;
  const isOfPlans = unit === 'count' && value >= 200 && step >= 1 && PLANS.test(own) && !NO_PLANS.test(own);
  return isOfPlans ? part('plans', value, roundSlack(value), ownerOf(own), words) : [];
}
