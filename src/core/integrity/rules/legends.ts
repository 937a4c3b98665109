/** Rules on the legend of ratings against the ratings in use. */
import type { DocumentBlock, TableBlock } from '../document.ts';
import type { Found, Spot } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { ratingKey } from '../understand/rating-key.ts';
import type { Rating, RatingWord } from '../understand/ratings.ts';
import type { Understanding } from '../understand/understanding.ts';

type Legend = { readonly labels: readonly string[]; readonly spot: Spot };

const KEY_WORD =
  /\b(?:key|legend|scale|rag (?:rating|key|definitions?)|ratings? (?:used|are|key|scale|definitions?)|assurance (?:key|scale|levels?))\b/i;

const MEANING =
  /complet|on plan|off plan|under control|on target|on track|off target|off track|o(?:n|ff) course|as planned|mitigat|not started|at risk|delayed|behind|achieved|delivered|on plan|schedule|finished|ahead|closed|recover|no concerns?|concern|milestone|within budget|\bmet\b|\blate\b/i;

const PAIR =
  /(?:^|[\s;,|(.:/])[*_"“']{0,2}(blue|green|amber[- /]green|amber[- /]red|amber|red|purple|grey|yellow|orange|[SAORBGC])[*_"”']{0,2}\s{0,2}(?:=|:|–|—|-|\(|\bmeans\b|\bthat\b|\bis\b|\bfor\b|\||\s(?=complete|on target|off target|on track|off track|not started|at risk))\s{0,2}/gi;

/** The labels that a legend explains, in lower case. A run of "X = meaning" pairs, or a table of them. */
function legendsOf({ document }: Understanding): Legend[] {
  const legends: { labels: string[]; spot: Spot }[] = [];
  let isKey = false;
  let isOpen = false;
  for (const block of document.blocks) {
    isKey = isNamedKey(block) || (isKey && block.kind === 'item');
    for (const line of linesOf(block)) {
      const labels = legendLabels(line.quote, isKey);
      if (labels.length === 0) continue;
      const last = legends.at(-1);
      if (isOpen && last !== undefined) last.labels.push(...labels);
      else legends.push({ labels: [...labels], spot: line });
      isOpen = true;
    }
    isOpen = isOpen && isKey;
  }
  return legends
    .map(({ labels, spot }) => ({ labels: [...new Set(labels)], spot }))
    .filter(({ labels }) => labels.length >= 2);
}

/** The labels of a line of a legend; none where it is no legend: three make one by themselves. */
function legendLabels(text: string, isKey: boolean): readonly string[] {
  const labels = text.length > LONGEST_LEGEND ? [] : labelsOf(text);
  return labels.length >= 3 || isKey ? labels : [];
}

/** A longer text that names ratings is no legend [characters]. */
const LONGEST_LEGEND = 900;

function isNamedKey(block: DocumentBlock): boolean {
  if (block.kind !== 'table') return KEY_WORD.test(block.text.slice(0, 90));
  return isKeyTable(block) || KEY_WORD.test(`${block.caption} ${block.header?.cells.join(' ') ?? ''}`);
}

/** The places of a block's lines: a text is one, a table has one a row. */
function linesOf(block: DocumentBlock): Spot[] {
  const { page, section } = block;
  const spot = (paragraph: number, quote: string): Spot => ({
    paragraph,
    page,
    section,
    start: 0,
    end: quote.length,
    quote,
  });
  if (block.kind !== 'table') return [spot(block.paragraph, block.text)];
  return block.rows.slice(0, 40).map((row) => spot(row.paragraph, row.raw ?? row.cells.join(' | ')));
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

/** The colours that ratings are printed in; those of the legend's own lines are no use of it. */
function usedWords(
  ratings: readonly Rating[],
  own: ReadonlySet<number>,
  ofLetters: boolean,
): Map<RatingWord, Rating> {
  const used = new Map<RatingWord, Rating>();
  for (const rating of ratings)
    if (
      rating.word !== null &&
      !used.has(rating.word) &&
      !own.has(rating.spot.paragraph) &&
      // An A of a key of S, A, O and R is used as the key has it.
      !(ofLetters && /^\W*[a-z]\W*$/i.test(rating.cell))
    )
      used.set(rating.word, rating);
  return used;
}

function legendAgainstUse(document: Understanding): Found[] {
  const legends = legendsOf(document);
  const key = ratingKey(document);
  const [legend] = legends;
  const ofLetters = legends.some(({ labels }) => labels.includes('s') && labels.includes('o'));
  const used = usedWords(document.ratings, new Set(key.map(({ spot }) => spot.paragraph)), ofLetters);
  if (legend === undefined || used.size === 0) return [];
  const colours = key.flatMap(({ colour }) => (colour === null ? [] : [colour]));
  const labels = new Set<string>([...legends.flatMap((one) => one.labels), ...colours]);
  const isColours = [...labels].some((label) => label.length > 1);
  const isInitials = labels.has('g') || labels.has('b');
  const missing = [...used].filter(([word]) => !labels.has(word) && !labels.has(word.charAt(0)));
  if (!isColours && !isInitials) {
    const letters = legend.labels.map((label) => label.toUpperCase()).join(', ');
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

/** Legends. */
export const LEGEND_RULES: readonly Rule[] = [
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
];
