/** Rules on ratings against the figures and words of their own section or row. */
import type { Found } from '../finding.ts';
import { periodsOf } from '../lex/periods.ts';
import { quantitiesOf, type Unit } from '../lex/quantities.ts';
import { tokensOf } from '../lex/tokens.ts';
import type { Rule } from '../rule.ts';
import type { Against } from '../understand/comparisons.ts';
import { type Grid, type GridRow, rowSpot } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { legendEntries } from '../understand/legend.ts';
import { type Measure, measureIn, nearestMeasure } from '../understand/measures.ts';
import { type Rating, ratingInCell } from '../understand/ratings.ts';
import { saidOf } from '../understand/said-of.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { newest, ratedColumn } from './newest-ratings.ts';

/** The sentences that speak of what a rating is of: its section, or those that bear its number or name elsewhere. */
function sentencesOf(document: Understanding, rating: Rating): readonly Sentence[] {
  return [...new Set([...sentencesBeside(document, rating), ...saidOf(document, rating)])];
}

function sentencesBeside(document: Understanding, rating: Rating): readonly Sentence[] {
  if (rating.section === null) return [];
  const section = document.sections.get(rating.section) ?? [];
  const own = newest(document.ratings).filter((other) => other.section === rating.section);
  if (own.length <= 1) return section;
  // Several ratings in one section: only the paragraphs that begin with its name are its own.
  return section.filter(({ block }) => {
    const text = block.text.toLowerCase().replace(/^\W+/, '');
    // "M11" begins with no "M1".
    return text.startsWith(rating.subject) && !/^[a-z\d]/.test(text.slice(rating.subject.length));
  });
}

const OFF_WORDS =
  /\b(?:(?:is|are|remains?|now|currently|well|significantly|far|falling|running|fallen|still) (?:currently |now |well |significantly |far )?(?:off[- ]track|off[- ]target|behind (?:schedule|plan|target|trajectory|profile)|not on track)|(?:has|have) (?:been )?(?:missed|breached)(?: the| its| our| this)?|missed (?:its|their|the|our) (?:\w+ ){0,2}(?:date|deadline|target|milestone)|(?:no|without a|not have a) new (?:date|contractor|completion date)|(?:target|milestone|deadline|cap|ceiling|condition|trajectory) (?:was|has been|is|will be) (?:missed|breached|exceeded|not (?:being )?met)|will not (?:be )?(?:met|meet|achieve|deliver|reach|recover|be (?:achieved|delivered|reached))|(?:has|have) not (?:been )?(?:met|achieved|delivered|started|begun|opened|reached)|is not being met|(?:no|little) progress has been made|(?:has|have) (?:slipped|stalled)|(?:none|neither) of (?:the|our|its|these) [^.;]{0,40}\b(?:was|were|is|are|has been|have been) (?:met|achieved|delivered|reached|kept|on time)|no (?:milestone|target)s? (?:was|were|has been|have been) (?:met|reached|achieved|hit)|(?:was|were) (?:all )?(?:missed|not (?:met|achieved|delivered|reached|kept))|not yet (?:started|begun|been started))\b/;

const OFF_NEGATED =
  /\b(?:no longer|not|never|risk(?:s)? (?:of|that)|if|would|could|might|without|unless|had been|was previously|were previously|avoid)\b[^.;]{0,24}$|\b(?:if|unless|should)\b(?:[^.;]|\.\d){0,80}$/;

const ON_WORDS =
  /\b(?:(?:is|are|remains?|fully|firmly) (?:now |fully |firmly |still )?(?:on[- ]track|on target|on schedule|ahead of (?:plan|schedule|target|trajectory|profile))|(?:has|have) (?:all )?been (?:fully )?(?:met|achieved|completed|delivered)|all milestones (?:have been|were|are) (?:met|achieved|delivered|complete))\b/;

const UNDONE =
  /\b(?:not yet|yet to be|remains? to be|still (?:to be|outstanding|awaiting|waiting|in progress|under way|underway)|is outstanding|are outstanding|work continues|will (?:be )?(?:complete[d]?|finish(?:ed)?|conclude|open|begin|start)|is (?:due|expected) to (?:complete|finish|open|start|begin)|(?:starts?|begins?|opens?|launch\w*|fit-out starts) (?:is |are )?(?:planned|due|expected|in (?:january|february|march|april|may|june|july|august|september|october|november|december)))\b/;

function contradicting(
  sentences: readonly Sentence[],
  pattern: RegExp,
  negated: RegExp | null,
): Sentence | null {
  for (const sentence of sentences) {
    const match = pattern.exec(sentence.low);
    if (match === null || sentence.block.kind === 'heading' || /\?/.test(sentence.text)) continue;
    if (negated?.test(sentence.low.slice(0, match.index)) === true) continue;
    if (/=|\bkey\b|legend/.test(sentence.low)) continue;
    return sentence;
  }
  return null;
}

function besideText(rating: Rating): string {
  return rating.beside.toLowerCase();
}

function greenAgainstWords(document: Understanding): Found[] {
  return newest(document.ratings).flatMap((rating) => {
    if (rating.word !== 'green' && rating.word !== 'blue') return [];
    const beside = besideText(rating);
    const match = OFF_WORDS.exec(beside);
    if (match !== null && !OFF_NEGATED.test(beside.slice(0, match.index)))
      return [{ spots: [rating.spot], arithmetic: `rated ${rating.word}; beside it: "${match[0]}"` }];
    const sentence = contradicting(sentencesOf(document, rating), OFF_WORDS, OFF_NEGATED);
    return sentence === null
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), rating.spot],
            arithmetic: `rated ${rating.word}; the text: "${OFF_WORDS.exec(sentence.low)?.[0] ?? ''}"`,
          },
        ];
  });
}

function completeAgainstWords(document: Understanding): Found[] {
  return newest(document.ratings).flatMap((rating) => {
    if (rating.word !== 'blue') return [];
    const beside = besideText(rating);
    const match = UNDONE.exec(beside);
    if (match !== null)
      return [{ spots: [rating.spot], arithmetic: `rated blue, complete; beside it: "${match[0]}"` }];
    const sentence = contradicting(sentencesOf(document, rating), UNDONE, null);
    return sentence === null
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), rating.spot],
            arithmetic: `rated blue, complete; the text: "${UNDONE.exec(sentence.low)?.[0] ?? ''}"`,
          },
        ];
  });
}

function redAgainstWords(document: Understanding): Found[] {
  return newest(document.ratings).flatMap((rating) => {
    if (rating.word !== 'red') return [];
    const sentences = sentencesOf(document, rating);
    const sentence = contradicting(sentences, ON_WORDS, OFF_NEGATED);
    if (
      sentence === null ||
      contradicting(sentences, OFF_WORDS, null) !== null ||
      /\bnot\b|\bbut\b|however/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), rating.spot],
        arithmetic: `rated red; the text: "${ON_WORDS.exec(sentence.low)?.[0] ?? ''}"`,
      },
    ];
  });
}

/** How far off counts as off [share of the reference]. */
const MISS = 0.05;

/** Whether a figure misses what it is held against, and by how much [share]. */
export function missOf({
  sentence,
  actual,
  reference,
  isCap,
}: Against): { readonly share: number; readonly measure: string } | null {
  if (reference.value <= 0 || meet(intervalOf(actual), intervalOf(reference))) return null;
  const clause = sentence.low.slice(0, actual.start);
  const heading = sentence.block.section?.toLowerCase() ?? '';
  const own =
    nearestMeasure(clause, actual.unit) ??
    measureIn(sentence.low.slice(actual.end, reference.end + 30), actual.unit);
  const measure = own ?? measureIn(heading, actual.unit);
  const share = (actual.value - reference.value) / reference.value;
  if (isCap) return share > 0 ? { share, measure: measure?.id ?? 'limit' } : null;
  if (measure === null) return null;
  const isOff = isMiss(measure, share);
  return isOff ? { share, measure: measure.id } : null;
}

function greenAgainstFigures(document: Understanding): Found[] {
  const green = newest(document.ratings).filter(
    ({ word, section }) => (word === 'green' || word === 'blue') && section !== null,
  );
  return green.flatMap((rating) => {
    const own = new Set(sentencesOf(document, rating));
    const missed = document.againsts
      .filter((against) => own.has(against.sentence))
      .flatMap((against) => {
        const miss = missOf(against);
        return miss === null ? [] : [{ against, miss }];
      });
    const [first] = missed;
    const rows = besideMiss(rating);
    if (first === undefined) return rows;
    const { against, miss } = first;
    const { actual, reference } = against;
    return [
      {
        spots: [sentenceSpot(against.sentence), rating.spot],
        arithmetic: `${miss.measure}: ${showValue(actual.value, actual.unit)} against ${showValue(reference.value, reference.unit)} is ${num(Math.abs(miss.share) * 100, 1)}% ${miss.share > 0 ? 'above' : 'below'}; rated ${rating.word}`,
      },
    ];
  });
}

/** Target, actual and rating in one row of a table. */
function rowMisses(document: Understanding): Found[] {
  const { grids } = document;
  // A legend with shares or points of its own says what each colour allows.
  if (legendEntries(document).some(({ bands }) => bands.length > 0)) return [];
  return grids.flatMap((grid) => {
    const find = (pattern: RegExp) =>
      grid.columns.findIndex(({ low, numbers }, at) => at > 0 && numbers > 0 && pattern.test(low));
    const target = find(
      /^(?:target|forecast|plan|planned|trajectory|agreed|profile|ceiling|cap|expected|due|milestone)\b/,
    );
    const actual = find(/^(?:actual|latest|current|outturn|delivered|now|position|achieved|result)\b/);
    const rated = ratedColumn(grid);
    if (target === -1 || actual === -1 || rated === -1) return [];
    return grid.rows.flatMap((row) => rowMiss(grid, row, { target, actual, rated }));
  });
}

/** The first amount in a cell of words: "118 staff trained". */
function amountIn(
  text: string,
): { readonly value: number; readonly noun: string; readonly unit: Unit } | null {
  const tokens = tokensOf(text);
  const [first] = quantitiesOf(tokens, periodsOf(tokens));
  return first === undefined || first.per !== null
    ? null
    : { value: first.value, noun: first.noun, unit: first.unit };
}

/** What was due and what happened, each in words, beside a Green. */
function wordedMisses({ grids }: Understanding): Found[] {
  return grids.flatMap((grid) => {
    const find = (pattern: RegExp) => grid.columns.findIndex(({ low }, at) => at > 0 && pattern.test(low));
    const due = find(/\b(?:due|planned|plan|target|promised|milestone|commitment|what we said)\b/);
    const done = find(/\b(?:happened|actual|done|delivered|progress|achieved|result|what we did|now)\b/);
    const rated = ratedColumn(grid);
    if (due === -1 || done === -1 || rated === -1 || due === done) return [];
    return grid.rows.flatMap((row): Found[] => {
      const [goal, value] = [amountIn(row.row.cells[due] ?? ''), amountIn(row.row.cells[done] ?? '')];
      const word = ratingInCell(row.row.cells[rated] ?? '');
      const isWorded = row.cells[due] == null && row.cells[done] == null;
      if (
        !isWorded ||
        goal === null ||
        value === null ||
        goal.noun === '' ||
        goal.noun !== value.noun ||
        goal.unit !== value.unit
      )
        return [];
      if ((word !== 'green' && word !== 'blue') || value.value >= goal.value * (1 - MISS)) return [];
      return [
        {
          spots: [rowSpot(grid, row), rowSpot(grid, row, rated)],
          arithmetic: `${num(value.value)} ${value.noun}s against ${num(goal.value)} due; rated ${word}`,
        },
      ];
    });
  });
}

function rowMiss(
  grid: Grid,
  row: GridRow,
  { target, actual, rated }: { readonly target: number; readonly actual: number; readonly rated: number },
): Found[] {
  const word = ratingInCell(row.row.cells[rated] ?? '');
  const [goal, value] = [row.cells[target], row.cells[actual]];
  if ((word !== 'green' && word !== 'blue') || !goal || !value || goal.unit !== value.unit || goal.value <= 0)
    return [];
  const words = row.row.cells
    .filter((_, at) => row.cells[at] === null && at !== rated)
    .join(' ')
    .toLowerCase();
  const measure = measureIn(words, value.unit);
  const share = (value.value - goal.value) / goal.value;
  if (measure === null || !isMiss(measure, share)) return [];
  return [
    {
      spots: [rowSpot(grid, row), rowSpot(grid, row, rated)],
      arithmetic: `${measure.id}: ${num(value.value)} against ${num(goal.value)} is ${num(Math.abs(share) * 100, 1)}% ${share > 0 ? 'above' : 'below'}; rated ${word}`,
    },
  ];
}

function isMiss(measure: Measure, share: number): boolean {
  if (measure.isOffWhenAbove === true || measure.good === 'down') return share > MISS;
  return (measure.isOffWhenBelow === true || measure.good === 'up') && share < -MISS;
}

/** A miss told in the row of the rating itself. */
function besideMiss(rating: Rating): Found[] {
  const match =
    /(\d+(?:\.\d+)?)\s?(?:%|per cent) (?:above|over|behind|off|worse than|below|short of) (?:the |its |our )?(?:agreed |planned )?(?:trajectory|forecast|target|plan|profile|cap|ceiling|budget)/.exec(
      besideText(rating),
    );
  if (match === null || Number(match[1]) < MISS * 100) return [];
  return [{ spots: [rating.spot], arithmetic: `rated ${rating.word}; beside it: "${match[0]}"` }];
}

/** "8.7% above the agreed trajectory" in the section of a Green rating. */
function greenAgainstMiss(document: Understanding): Found[] {
  return newest(document.ratings).flatMap((rating) => {
    if (rating.word !== 'green') return [];
    const sentence = sentencesOf(document, rating).find(({ low }) => {
      const match =
        /(\d+(?:\.\d+)?)\s?(?:%|per cent) (above|over|higher than|worse than|behind|off) (?:the |its |our )?(?:\w+ ){0,2}(?:trajectory|forecast|target|plan|profile|cap|ceiling|budget)\b/.exec(
          low,
        );
      if (match === null || Number(match[1]) < MISS * 100) return false;
      const measure =
        nearestMeasure(low.slice(0, match.index), 'count') ??
        nearestMeasure(low.slice(0, match.index), 'money');
      return measure === null || measure.good !== 'up' || match[2] === 'behind' || match[2] === 'off';
    });
    return sentence === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), rating.spot],
            arithmetic: 'rated green with a miss of 5% or more told in its own section',
          },
        ];
  });
}

function amberWithoutPlan(document: Understanding): Found[] {
  return newest(document.ratings).flatMap((rating) => {
    if (rating.word !== 'amber' || rating.section === null) return [];
    const sentences = sentencesOf(document, rating).filter(({ block }) => block.kind !== 'heading');
    if (sentences.length < 3) return [];
    const hasPlan = sentences.some(
      ({ low, periods }) =>
        periods.length > 0 && /\b(?:will|by|plan|due|from|expected|start|recover|next)\b/.test(low),
    );
    return hasPlan
      ? []
      : [{ spots: [rating.spot], arithmetic: 'rated amber; no dated step stands in its section' }];
  });
}

const ADVICE = 'Change the rating, or write down why it stands although the figures say otherwise.';

/** Ratings against what is said. */
export const RATING_TEXT_RULES: readonly Rule[] = [
  {
    code: 'rating.against-figures',
    kind: 'rating',
    severity: 'error',
    title: 'Rated on target although its own figures miss by 5% or more',
    meaning:
      'A Green or Blue rating and, in its section, a figure against a forecast, target or limit that it misses in the direction that matters for the measure.',
    advice: ADVICE,
    fires:
      '## Condition 3.1\n\nRating: Green\n\nThere were 6,161 plans in October against a forecast of 5,669.',
    silent:
      '## Condition 3.1\n\nRating: Amber\n\nThere were 6,161 plans in October against a forecast of 5,669.',
    find: (document) => [...greenAgainstFigures(document), ...rowMisses(document), ...wordedMisses(document)],
  },
  {
    code: 'rating.against-miss',
    kind: 'rating',
    severity: 'error',
    title: 'Rated on target although a miss of 5% or more is told',
    meaning: '"8.7% above the agreed trajectory" in the section of a Green rating.',
    advice: ADVICE,
    fires: '## Condition 3.1\n\nRating: Green\n\nPlan numbers are 8.7% above the agreed trajectory.',
    silent: '## Condition 3.1\n\nRating: Green\n\nPlan numbers are 0.7% above the agreed trajectory.',
    find: greenAgainstMiss,
  },
  {
    code: 'rating.green-against-words',
    kind: 'rating',
    severity: 'warning',
    title: 'Rated on target although the text says off track',
    meaning:
      'A Green or Blue rating and plain words to the contrary in its section or row: off track, behind schedule, missed, will not be met.',
    advice: ADVICE,
    fires: '## Condition 3.3\n\nRating: Green\n\nThe programme of places is behind schedule.',
    silent: '## Condition 3.3\n\nRating: Green\n\nThe programme of places is no longer behind schedule.',
    find: greenAgainstWords,
  },
  {
    code: 'rating.red-against-words',
    kind: 'rating',
    severity: 'warning',
    title: 'Rated off target although the text says on track',
    meaning: 'A Red rating in whose section all is said to be on track and nothing off.',
    advice: ADVICE,
    fires: '## Condition 3.3\n\nRating: Red\n\nThe programme of places is fully on track.',
    silent: '## Condition 3.3\n\nRating: Green\n\nThe programme of places is fully on track.',
    find: redAgainstWords,
  },
  {
    code: 'rating.complete-against-words',
    kind: 'rating',
    severity: 'warning',
    title: 'Rated complete although work is left',
    meaning:
      'A Blue rating and words such as "not yet", "will open", "still outstanding" in its section or row.',
    advice: 'Rate it complete when nothing is left, or split what is done from what is not.',
    fires: '## Condition 3.3\n\nRating: Blue\n\nThe second building is not yet open.',
    silent: '## Condition 3.3\n\nRating: Blue\n\nBoth buildings are open.',
    find: completeAgainstWords,
  },
  {
    code: 'rating.amber-without-plan',
    kind: 'rating',
    severity: 'info',
    title: 'Rated off target with a plan, and no dated step is told',
    meaning: 'An Amber rating in whose section no time and no coming step stands.',
    advice: 'Name the step and its date; without one the scale says Red.',
    fires:
      '## Condition 3.4\n\nRating: Amber\n\nNumbers are high. Colleges are engaged. Staff are committed.',
    silent:
      '## Condition 3.4\n\nRating: Amber\n\nNumbers are high. Colleges are engaged. Recovery is expected by March 2025.',
    find: amberWithoutPlan,
  },
];
