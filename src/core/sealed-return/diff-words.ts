/** What changed between two texts, word by word. */

/** A run of words that both texts have, or only one of them. */
export type WordRun = { readonly kind: 'same' | 'added' | 'gone'; readonly text: string };

/** Above this many pairs of words the texts are told whole, before and after [pairs]. */
const MOST_PAIRS = 4_000_000;

/**
 * Compare two texts by their words: the longest run of words in common stays, the rest is gone or added.
 * @returns the runs in order; those not `added` joined give the first text, those not `gone` the second.
 */
export function diffWords(before: string, after: string): readonly WordRun[] {
  const one = wordsOf(before);
  const other = wordsOf(after);
  if (one.length * other.length > MOST_PAIRS)
    return before === after
      ? gathered([{ kind: 'same', text: before }])
      : gathered([
          { kind: 'gone', text: before },
          { kind: 'added', text: after },
        ]);
  return gathered(walk(one, other, commonLengths(one, other)));
}

/** Words with the spaces behind them, so that joining them gives the text again. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

/** Longest common run from each pair of places on: [place in one][place in other], flat. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--) {
      const below = lengths[(i + 1) * width + j] ?? 0;
      const beside = lengths[i * width + j + 1] ?? 0;
      const both = (lengths[(i + 1) * width + j + 1] ?? 0) + 1;
      lengths[i * width + j] = one[i] === other[j] ? both : Math.max(below, beside);
    }
  return lengths;
}

function walk(one: readonly string[], other: readonly string[], lengths: Uint32Array): WordRun[] {
  const width = other.length + 1;
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [mine, theirs] = [one[i], other[j]];
    if (mine !== undefined && mine === theirs) {
      runs.push({ kind: 'same', text: mine });
      i += 1;
      j += 1;
    } else if (
      mine !== undefined &&
      (theirs === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      runs.push({ kind: 'gone', text: mine });
      i += 1;
    } else {
      runs.push({ kind: 'added', text: theirs ?? '' });
      j += 1;
    }
  }
  return runs;
}

function gathered(runs: readonly WordRun[]): readonly WordRun[] {
  const joined: WordRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last?.kind === run.kind) joined[joined.length - 1] = { kind: run.kind, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
