/** Rules on ratings: legend against use, ratings against figures and words, ratings that are missing or told twice. */
import type { TableBlock } from '../document.ts';
import type { Found, Spot } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { wordValue } from '../lex/number-words.ts';
import type { Against } from '../understand/comparisons.ts';
import { type Grid, type GridRow, rowSpot } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { type Measure, measureIn, nearestMeasure } from '../understand/measures.ts';
import { type Rating, type RatingWord, ratingInCell } from '../understand/ratings.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

type Legend = { readonly labels: readonly string[]; readonly spot: Spot };

const KEY_WORD =
  /\b(?:key|legend|scale|rag (?:rating|key|definitions?)|ratings? (?:used|are|key|scale|definitions?)|assurance (?:key|scale|levels?))\b/i;
const MEANING =
  /complet|on target|on track|off target|off track|mitigat|not started|at risk|delayed|behind|achieved|delivered|on plan|recover|no concerns?|concern/i;
const PAIR =
  /(?:^|[\s;,|(.:/])[*_"“']{0,2}(blue|green|amber[- /]green|amber[- /]red|amber|red|purple|grey|[SAORBGC])[*_"”']{0,2}\s{0,2}(?:=|:|–|—|-|\(|\bmeans\b|\bis\b|\bfor\b|\|)\s{0,2}/gi;

/** The labels that a legend explains, in lower case. A run of "X = meaning" pairs, or a table of them. */
function legendsOf({ document }: Understanding): Legend[] {
  const legends: Legend[] = [];
  let pending: { labels: string[]; spot: Spot } | null = null;
  let isKey = false;
  for (const block of document.blocks) {
    const lines =
      block.kind === 'table'
        ? block.rows.slice(0, 40).map((row) => ({
            text: row.cells.join(' | '),
            quote: row.raw ?? row.cells.join(' | '),
            paragraph: row.paragraph,
          }))
        : [{ text: block.text, quote: block.text, paragraph: block.paragraph }];
    const named =
      block.kind === 'table'
        ? isKeyTable(block) || KEY_WORD.test(`${block.caption} ${block.header?.cells.join(' ') ?? ''}`)
        : KEY_WORD.test(block.text.slice(0, 90));
    isKey = named || (isKey && block.kind === 'item');
    for (const line of lines) {
      const labels = labelsOf(line.text);
      const isLegend =
        labels.length >= 3 ||
        (isKey && labels.length >= 1 && MEANING.test(line.text)) ||
        (block.kind === 'table' && isKey && labels.length === 1);
      if (!isLegend || line.text.length > 900) continue;
      const spot: Spot = {
        paragraph: line.paragraph,
        page: block.page,
        section: block.section,
        start: 0,
        end: line.quote.length,
        quote: line.quote,
      };
      if (pending === null) pending = { labels: [...labels], spot };
      else pending.labels.push(...labels);
    }
    if (!isKey && pending !== null) {
      legends.push(pending);
      pending = null;
    }
  }
  if (pending !== null) legends.push(pending);
  return legends
    .map(({ labels, spot }) => ({ labels: [...new Set(labels)], spot }))
    .filter(({ labels }) => labels.length >= 2);
}

/** A table whose columns are a rating and its meaning. */
function isKeyTable(block: TableBlock): boolean {
  const header = (block.header ?? block.rows[0])?.cells.join(' ').toLowerCase() ?? '';
  return (
    /\b(?:rating|colour|code|letter|rag|status|symbol)\b/.test(header) &&
    /\b(?:meaning|definition|description|means|explanation)\b/.test(header)
  );
}

function labelsOf(text: string): string[] {
  if (!MEANING.test(text)) return [];
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const label = match[1];
    if (label === undefined) return [];
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 60);
    // A letter is a label only where a meaning stands behind it.
    if (label.length === 1 && (label !== label.toUpperCase() || !MEANING.test(rest))) return [];
    return MEANING.test(rest) ? [label.toLowerCase().replaceAll(/[ /]/g, '-')] : [];
  });
}

function usedWords(ratings: readonly Rating[]): Map<RatingWord, Rating> {
  const used = new Map<RatingWord, Rating>();
  for (const rating of ratings)
    if (rating.word !== null && !used.has(rating.word)) used.set(rating.word, rating);
  return used;
}

function legendAgainstUse(document: Understanding): Found[] {
  const used = usedWords(document.ratings);
  const legends = legendsOf(document);
  const [legend] = legends;
  if (legend === undefined || used.size === 0) return [];
  const labels = new Set(legends.flatMap((one) => one.labels));
  const isColours = [...labels].some((label) => label.length > 1);
  const missing = [...used].filter(([word]) => !labels.has(word) && !labels.has(word.charAt(0)));
  if (!isColours) {
    const letters = legend.labels.map((label) => label.toUpperCase()).join(', ');
    const isInitials =
      (labels.has('g') || labels.has('b')) && [...used.keys()].every((word) => labels.has(word.charAt(0)));
    if (isInitials) return [];
    const hasTrap = labels.has('a') && used.has('amber');
    const trap = hasTrap ? '; letter A of this legend is not Amber' : '';
    return [
      {
        spots: [legend.spot, ...[...used.values()].slice(0, 1).map(({ spot }) => spot)],
        arithmetic: `the legend explains ${letters}; ratings in use are ${[...used.keys()].join(', ')}${trap}`,
      },
    ];
  }
  return missing.map(([word, rating]) => ({
    spots: [legend.spot, rating.spot],
    arithmetic: `the legend explains ${legend.labels.join(', ')}; "${word}" is used`,
  }));
}

/** Colours or letters that the legend explains and nothing uses are no fault; two meanings of one label are. */
function labelTwice(document: Understanding): Found[] {
  const legends = legendsOf(document);
  return legends.flatMap((legend) => {
    const text = legend.spot.quote;
    const all = labelsOf(text);
    const twice = all.filter((label, at) => all.indexOf(label) !== at);
    if (twice.length === 0) return [];
    return [{ spots: [legend.spot], arithmetic: `"${twice[0]}" is explained twice` }];
  });
}

/** The newest rating of each condition or section. */
function newest(ratings: readonly Rating[]): Rating[] {
  const latest = new Map<string, Rating>();
  for (const rating of ratings) {
    if (rating.word === null) continue;
    const held = latest.get(rating.subject);
    if (held === undefined || (rating.update ?? 9) >= (held.update ?? 9)) latest.set(rating.subject, rating);
  }
  return [...latest.values()];
}

/** The sentences that speak of what a rating is of: its section, or the other cells of its row. */
function sentencesOf(document: Understanding, rating: Rating): readonly Sentence[] {
  if (rating.section === null) return [];
  const section = document.sections.get(rating.section) ?? [];
  const own = newest(document.ratings).filter((other) => other.section === rating.section);
  if (own.length <= 1) return section;
  // Several ratings in one section: only the paragraphs that begin with its name are its own.
  return section.filter(({ block }) =>
    block.text.toLowerCase().replace(/^\W+/, '').startsWith(rating.subject),
  );
}

const OFF_WORDS =
  /\b(?:(?:is|are|remains?|now|currently|well|significantly|far|falling|running|fallen|still) (?:currently |now |well |significantly |far )?(?:off[- ]track|off[- ]target|behind (?:schedule|plan|target|trajectory|profile)|not on track)|(?:has|have) (?:been )?(?:missed|breached)(?: the| its| our| this)?|(?:target|milestone|deadline|cap|ceiling|condition|trajectory) (?:was|has been|is|will be) (?:missed|breached|exceeded|not (?:being )?met)|will not (?:be )?(?:met|meet|achieve|deliver|reach|recover|be (?:achieved|delivered|reached))|(?:has|have) not (?:been )?(?:met|achieved|delivered|started|begun|opened|reached)|is not being met|(?:no|little) progress has been made|(?:has|have) (?:slipped|stalled)|not yet (?:started|begun|been started))\b/;
const OFF_NEGATED =
  /\b(?:no longer|not|never|risk(?:s)? (?:of|that)|if|would|could|might|without|unless|had been|was previously|were previously|avoid)\b[^.;]{0,24}$/;
const ON_WORDS =
  /\b(?:(?:is|are|remains?|fully|firmly) (?:now |fully |firmly |still )?(?:on[- ]track|on target|on schedule|ahead of (?:plan|schedule|target|trajectory|profile))|(?:has|have) (?:all )?been (?:fully )?(?:met|achieved|completed|delivered)|all milestones (?:have been|were|are) (?:met|achieved|delivered|complete))\b/;
const UNDONE =
  /\b(?:not yet|yet to be|remains? to be|still (?:to be|outstanding|awaiting|waiting|in progress|under way|underway)|is outstanding|are outstanding|work continues|will (?:be )?(?:complete[d]?|finish(?:ed)?|conclude|open|begin|start)|is (?:due|expected) to (?:complete|finish|open|start|begin))\b/;

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
  const measure =
    nearestMeasure(clause, actual.unit) ??
    measureIn(sentence.low.slice(actual.end), actual.unit) ??
    measureIn(sentence.low, actual.unit);
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
function rowMisses({ grids }: Understanding): Found[] {
  return grids.flatMap((grid) => {
    const find = (pattern: RegExp) =>
      grid.columns.findIndex(({ low, numbers }, at) => at > 0 && numbers > 0 && pattern.test(low));
    const target = find(
      /^(?:target|forecast|plan|planned|trajectory|agreed|profile|ceiling|cap|expected|due|milestone)\b/,
    );
    const actual = find(/^(?:actual|latest|current|outturn|delivered|now|position|achieved|result)\b/);
    const rated = grid.columns.findIndex(
      (_, at) => at > 0 && grid.rows.some((row) => ratingInCell(row.row.cells[at] ?? '') !== null),
    );
    if (target === -1 || actual === -1 || rated === -1) return [];
    return grid.rows.flatMap((row) => rowMiss(grid, row, { target, actual, rated }));
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

function missing({ ratings }: Understanding): Found[] {
  const rows = new Map<string, Rating[]>();
  for (const rating of ratings)
    if (rating.from === 'table' && rating.subject !== '')
      rows.set(rating.subject, [...(rows.get(rating.subject) ?? []), rating]);
  return [...rows.values()].flatMap((row) => {
    const last = row.at(-1);
    if (last === undefined || last.word !== null) return [];
    const isFilledElsewhere = [...rows.values()].some((other) => other !== row && other.at(-1)?.word != null);
    if (!isFilledElsewhere) return [];
    return [{ spots: [last.spot], arithmetic: `no rating for the newest update of "${last.subject}"` }];
  });
}

function toldTwice({ ratings }: Understanding): Found[] {
  const held = new Map<string, Rating>();
  return ratings.flatMap((rating) => {
    if (rating.word === null || !/^(?:condition|risk|workstream|priority) \d/.test(rating.subject)) return [];
    const key = `${rating.subject}/${rating.update ?? 'only'}`;
    const first = held.get(key);
    if (first === undefined) {
      held.set(key, rating);
      return [];
    }
    if (first.word === rating.word || first.spot.paragraph === rating.spot.paragraph) return [];
    return [
      {
        spots: [first.spot, rating.spot],
        arithmetic: `${rating.subject}: ${first.word} in one place, ${rating.word} in another`,
      },
    ];
  });
}

/** A table gives the newest rating, the text one without its update. */
function toldOtherwise(document: Understanding): Found[] {
  const inTables = newest(document.ratings.filter(({ from }) => from === 'table'));
  return document.ratings.flatMap((rating) => {
    if (
      rating.from !== 'text' ||
      rating.word === null ||
      rating.update !== null ||
      !/^(?:condition|risk|workstream) \d/.test(rating.subject)
    )
      return [];
    const table = inTables.find(({ subject }) => subject === rating.subject);
    if (table === undefined || table.word === rating.word || table.update === null) return [];
    return [
      {
        spots: [rating.spot, table.spot],
        arithmetic: `${rating.subject}: ${rating.word} in the text, ${table.word} in the table for the newest update`,
      },
    ];
  });
}

const COUNTED =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:of (?:the |our )?(?:\w+ )?)?(?:conditions?|risks?|workstreams?|priorities) (?:are|is|remain|remains|were|now)? ?(?:currently |now )?(?:rated |reported as |reported )?(?:as )?(blue|green|amber|red)\b/g;

function countedRatings(document: Understanding): Found[] {
  const current = newest(document.ratings.filter(({ from }) => from === 'table'));
  if (current.length < 3) return [];
  return document.sentences.flatMap((sentence) =>
    [...sentence.low.matchAll(COUNTED)].flatMap((match) => {
      const said = wordValue(match[1] ?? '') ?? Number(match[1]);
      const kind = /risk/.test(match[0]) ? 'risk' : /workstream/.test(match[0]) ? 'workstream' : 'condition';
      const of = current.filter(({ subject }) => subject.startsWith(kind));
      if (of.length < 3) return [];
      const count = of.filter(({ word }) => word === match[2]).length;
      return count === said
        ? []
        : [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `${said} said to be ${match[2]}, ${count} in the table of ratings`,
            },
          ];
    }),
  );
}

const MOVED =
  /\b(?:moved|improved|changed|gone|raised|worsened|downgraded|upgraded|lowered|revised|deteriorated|slipped|shifted|been moved)\b[^.;]{0,24}?\bfrom (blue|green|amber|red) to (blue|green|amber|red)\b/;
const BEST = ['red', 'amber', 'green', 'blue'];

function movedRatings(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence) => {
    const match = MOVED.exec(sentence.low);
    if (match?.[1] === undefined || match[2] === undefined) return [];
    const [from, to] = [BEST.indexOf(match[1]), BEST.indexOf(match[2])];
    const saysBetter = /improved|upgraded|raised to/.test(match[0]);
    const saysWorse = /worsened|downgraded|deteriorated|slipped/.test(match[0]);
    if ((saysBetter && to < from) || (saysWorse && to > from))
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `from ${match[1]} to ${match[2]} is ${to > from ? 'better' : 'worse'}`,
        },
      ];
    const section = sentence.block.section;
    const printed = document.ratings.filter(
      (rating) => rating.section === section && rating.update !== null && rating.word !== null,
    );
    const subjects = new Set(printed.map(({ subject }) => subject));
    const last = printed.at(-1);
    const before = printed.at(-2);
    if (subjects.size !== 1 || last === undefined || before === undefined || last.word === match[2])
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), last.spot],
        arithmetic: `said to move to ${match[2]}; the newest rating printed is ${last.word}`,
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

/** Ratings, in the order of the page of rules. */
export const RATING_RULES: readonly Rule[] = [
  {
    code: 'legend.against-use',
    kind: 'legend',
    severity: 'warning',
    title: 'The legend does not explain the ratings in use',
    meaning:
      'Labels that a key explains against the words that ratings are printed in. Letters S, A, O, R against Blue, Green, Amber, Red are told of, as A there means on target.',
    advice: 'Print a legend made from the ratings in use.',
    fires:
      'Key: Green = on target; Amber = off target with a plan; Red = off target.\n\n## Condition 1\n\nRating: Blue',
    silent:
      'Key: Blue = complete; Green = on target; Amber = off target with a plan; Red = off target.\n\n## Condition 1\n\nRating: Blue',
    find: legendAgainstUse,
  },
  {
    code: 'legend.label-twice',
    kind: 'legend',
    severity: 'warning',
    title: 'The legend explains one label twice',
    meaning: 'The same letter or colour with two meanings in one key.',
    advice: 'Give each rating one label.',
    fires: 'Key: Green = on target; Amber = off target with a plan; Amber = delayed; Red = off target.',
    silent: 'Key: Green = on target; Amber = off target with a plan; Red = off target.',
    find: labelTwice,
  },
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
    find: (document) => [...greenAgainstFigures(document), ...rowMisses(document)],
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
    code: 'rating.missing',
    kind: 'rating',
    severity: 'warning',
    title: 'A condition or risk has no rating for the newest update',
    meaning: 'An empty cell in the last column of ratings where other rows have one.',
    advice: 'Rate it; an empty cell is not the rating of the update before.',
    fires:
      '| Risk | Update 2 | Update 3 |\n| --- | --- | --- |\n| Risk 1 | Green | |\n| Risk 2 | Amber | Amber |',
    silent:
      '| Risk | Update 2 | Update 3 |\n| --- | --- | --- |\n| Risk 1 | Green | Green |\n| Risk 2 | Amber | Amber |',
    find: missing,
  },
  {
    code: 'rating.two-values',
    kind: 'rating',
    severity: 'error',
    title: 'One condition has two ratings for one update',
    meaning: 'The ratings of one condition or risk for one update in two places of the document.',
    advice: 'Print one rating everywhere.',
    fires:
      '## Condition 3.2\n\nRating: Green\n\n## Summary\n\n| Condition | Rating |\n| --- | --- |\n| Condition 3.1 | Amber |\n| Condition 3.2 | Amber |\n| Condition 3.3 | Amber |',
    silent:
      '## Condition 3.2\n\nRating: Green\n\n## Summary\n\n| Condition | Rating |\n| --- | --- |\n| Condition 3.1 | Amber |\n| Condition 3.2 | Green |\n| Condition 3.3 | Amber |',
    find: (document) => [...toldTwice(document), ...toldOtherwise(document)],
  },
  {
    code: 'rating.counted',
    kind: 'rating',
    severity: 'error',
    title: 'The number of ratings told in words is not that of the table',
    meaning: '"Four conditions are Green" against a table of at least three newest ratings.',
    advice: 'Count the ratings again.',
    fires:
      'Three conditions are rated Green.\n\n| Condition | Rating |\n| --- | --- |\n| Condition 1 | Red |\n| Condition 2 | Green |\n| Condition 3 | Green |',
    silent:
      'Two conditions are rated Green.\n\n| Condition | Rating |\n| --- | --- |\n| Condition 1 | Red |\n| Condition 2 | Green |\n| Condition 3 | Green |',
    find: countedRatings,
  },
  {
    code: 'rating.moved',
    kind: 'rating',
    severity: 'error',
    title: 'A rating is said to move in a way that the ratings do not show',
    meaning: '"Improved from Green to Amber", or a move to another rating than the newest printed.',
    advice: 'Mend the sentence or the rating.',
    fires: 'The rating has improved from Green to Amber.',
    silent: 'The rating has improved from Amber to Green.',
    find: movedRatings,
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
