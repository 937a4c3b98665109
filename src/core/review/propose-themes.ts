/** Themes proposed from the answers themselves: words that stand together in more answers than chance would bring together. */
import { mayName, stemOf, wordsIn } from './read-terms.ts';

/** A theme on trial: people name it, approve it or let it go. */
export type ThemeProposal = {
  /** The words that make it, most common first. */
  readonly words: readonly string[];
  /** Answers that hold any of them [answers]. */
  readonly answers: number;
  /** Why these words: for the page, and for whoever asks. */
  readonly because: string;
};

/** What proposals hang on. */
export type ProposalSettings = {
  /** Words looked at, the most common first [words]; more would be rare ones. */
  readonly mostTerms: number;
  readonly mostProposals: number;
  /** Words of one proposal [words]. */
  readonly mostWords: number;
  /** The least share of answers [0..1] in which a word stands that is looked at. */
  readonly leastShare: number;
  /** A word of more than this share of answers [0..1] parts nothing. */
  readonly mostShare: number;
  /** A word of its own is a proposal from this share of answers [0..1] on. */
  readonly aloneShare: number;
  /** Standard deviations above chance, and mean closeness [0..1], from which words belong together. */
  readonly leastExcess: number;
  readonly leastCloseness: number;
};

/** Chosen on one half of published comments and measured on the other: method note 18, section 2. */
export const PROPOSAL_SETTINGS: ProposalSettings = {
  mostTerms: 300,
  mostProposals: 20,
  mostWords: 6,
  leastShare: 0.005,
  mostShare: 0.5,
  aloneShare: 0.02,
  leastExcess: 1.5,
  leastCloseness: 0.35,
};

/** The least answers in which a word stands that is looked at [answers]. */
const LEAST_ANSWERS = 5;

type Term = { readonly stem: string; readonly form: string; readonly answers: number };
/** Place of a term among those looked at, by its stem. */
type Places = ReadonlyMap<string, number>;

/**
 * Propose themes. There is no chance in it: same answers in any order, same proposals.
 *
 * @param texts  masked answers.
 * @param known  words of themes that there are or were: a proposal most of whose words are among them is not made again.
 * @returns at most 20, the one with most answers first; none from fewer than 20 answers.
 * @source Method note 18, section 2.
 */
export function proposeThemes(
  texts: readonly string[],
  known: readonly string[],
  settings: ProposalSettings = PROPOSAL_SETTINGS,
): readonly ThemeProposal[] {
  if (texts.length < 20) return [];
  const terms = commonTerms(texts, settings);
  const places: Places = new Map(terms.map(({ stem }, at) => [stem, at]));
  const rows = texts.map((text) => placesIn(text, places));
  const together = countTogether(rows, terms.length);
  const closeness = closenessOf(terms, { together, of: texts.length }, settings.leastExcess);
  const groups = joinGroups(closeness, terms.length, settings);
  const old = new Set(known.flatMap((word) => word.split(/\s+/)).map(stemOf));
  return groups
    .map((group) => proposal(group, terms, rows, { together, of: texts.length }))
    .filter(({ words, answers }) => words.length > 1 || answers >= settings.aloneShare * texts.length)
    .filter(({ words }) => words.filter((word) => old.has(stemOf(word))).length * 2 <= words.length)
    .sort((one, other) => other.answers - one.answers || (one.words.join() < other.words.join() ? -1 : 1))
    .slice(0, settings.mostProposals);
}

function commonTerms(
  texts: readonly string[],
  { leastShare, mostShare, mostTerms }: ProposalSettings,
): readonly Term[] {
  const counts = new Map<string, { answers: number; forms: Map<string, number> }>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const word of wordsIn(text)) {
      if (!mayName(word)) continue;
      const stem = stemOf(word);
      const count = counts.get(stem) ?? { answers: 0, forms: new Map<string, number>() };
      counts.set(stem, count);
      count.forms.set(word, (count.forms.get(word) ?? 0) + 1);
      if (!seen.has(stem)) count.answers++;
      seen.add(stem);
    }
  }
  const least = Math.max(LEAST_ANSWERS, leastShare * texts.length);
  return [...counts]
    .filter(([, { answers }]) => answers >= least && answers <= mostShare * texts.length)
    .map(([stem, { answers, forms }]) => ({ stem, answers, form: mostCommon(forms) }))
    .sort((one, other) => other.answers - one.answers || (one.stem < other.stem ? -1 : 1))
    .slice(0, mostTerms);
}

function mostCommon(forms: ReadonlyMap<string, number>): string {
  const [first] = [...forms].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return first?.[0] ?? '';
}

function placesIn(text: string, places: Places): readonly number[] {
  const found = new Set<number>();
  for (const word of wordsIn(text)) {
    const place = places.get(stemOf(word));
    if (place !== undefined) found.add(place);
  }
  return [...found];
}

/** Answers that hold both terms: [term][term], flat. */
function countTogether(rows: readonly (readonly number[])[], size: number): Int32Array {
  const together = new Int32Array(size * size);
  for (const row of rows)
    for (const one of row)
      for (const other of row) {
        const at = one * size + other;
        together[at] = (together[at] ?? 0) + 1;
      }
  return together;
}

/** How close two terms are, 0 where chance would do: log of how often together over how often by chance, as a share of its most. */
function closenessOf(
  terms: readonly Term[],
  { together, of }: { readonly together: Int32Array; readonly of: number },
  leastExcess: number,
): Float64Array {
  const size = terms.length;
  const closeness = new Float64Array(size * size);
  for (const [one, { answers: a }] of terms.entries())
    for (const [other, { answers: b }] of terms.entries()) {
      const both = together[one * size + other] ?? 0;
      const byChance = (a * b) / of;
      if (one === other || both < 3 || (both - byChance) / Math.sqrt(byChance) < leastExcess) continue;
      closeness[one * size + other] =
        both === of ? 0 : Math.log((both * of) / (a * b)) / -Math.log(both / of);
    }
  return closeness;
}

type Groups = (number[] | null)[];

/** Join the two closest groups by mean closeness until none are close; ties go to the more common terms. */
function joinGroups(
  closeness: Float64Array,
  size: number,
  settings: ProposalSettings,
): readonly (readonly number[])[] {
  const groups: Groups = Array.from({ length: size }, (_, at) => [at]);
  const sums = Float64Array.from(closeness);
  for (;;) {
    const { one, other } = closestPair(groups, sums, settings);
    const [kept, gone] = [groups[one], groups[other]];
    if (!kept || !gone) return groups.filter((group) => group !== null);
    kept.push(...gone);
    groups[other] = null;
    for (let at = 0; at < size; at++) {
      const sum = (sums[one * size + at] ?? 0) + (sums[other * size + at] ?? 0);
      sums[one * size + at] = sum;
      sums[at * size + one] = sum;
    }
  }
}

/** The two groups that are closest and not too many together; -1 where none are close. */
function closestPair(
  groups: Groups,
  sums: Float64Array,
  { leastCloseness, mostWords }: ProposalSettings,
): { readonly one: number; readonly other: number } {
  const size = groups.length;
  let [best, one, other] = [leastCloseness, -1, -1];
  for (const [a, first] of groups.entries()) {
    if (first === null) continue;
    for (let b = a + 1; b < size; b++) {
      const second = groups[b];
      if (!second || first.length + second.length > mostWords) continue;
      const mean = (sums[a * size + b] ?? 0) / (first.length * second.length);
      if (mean > best) [best, one, other] = [mean, a, b];
    }
  }
  return { one, other };
}

function proposal(
  group: readonly number[],
  terms: readonly Term[],
  rows: readonly (readonly number[])[],
  { together, of }: { readonly together: Int32Array; readonly of: number },
): ThemeProposal {
  const own = [...group].sort((one, other) => one - other);
  const words = own.map((at) => terms[at]?.form ?? '');
  const held = new Set(own);
  const answers = rows.filter((row) => row.some((at) => held.has(at))).length;
  const [first, second] = own;
  if (first === undefined || second === undefined)
    return {
      words,
      answers,
      because: `“${words[0]}” stands in ${answers} of ${of} answers, with no word close to it`,
    };
  const both = together[first * terms.length + second] ?? 0;
  const byChance = ((terms[first]?.answers ?? 0) * (terms[second]?.answers ?? 0)) / of;
  return {
    words,
    answers,
    because: `its words stand together more than by chance: “${words[0]}” and “${words[1]}” in ${both} answers, where chance would bring ${byChance < 10 ? byChance.toFixed(1) : Math.round(byChance)}`,
  };
}
