/** Quotes of a plain text as they stand in the file, with the line ends and marks of emphasis that reading took away. */
import type { Finding } from './finding.ts';

/** What reading may take away or change between the letters of a quote. */
const PASSED_OVER = /[\s*_`#>|]/;

type Plain = { readonly text: string; readonly places: readonly number[] };

function plainOf(source: string): Plain {
  const letters: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const letter = source.charAt(at);
    if (PASSED_OVER.test(letter)) continue;
    letters.push(letter);
    places.push(at);
  }
  return { text: letters.join(''), places };
}

/** Finds quotes in one source; the source is gone through once, and only where a quote is not found as it is. */
class Quoter {
  readonly #source: string;
  #plain: Plain | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  verbatim(quote: string): string {
    if (quote === '' || this.#source.includes(quote)) return quote;
    this.#plain ??= plainOf(this.#source);
    const wanted = plainOf(quote).text;
    const at = wanted === '' ? -1 : this.#plain.text.indexOf(wanted);
    const first = this.#plain.places[at];
    const last = this.#plain.places[at + wanted.length - 1];
    return at < 0 || first === undefined || last === undefined ? quote : this.#source.slice(first, last + 1);
  }
}

/** Give each quote as the source has it; one that the source does not hold stays as it was read. */
export function verbatimQuotes(source: string, findings: readonly Finding[]): Finding[] {
  const quoter = new Quoter(source);
  return findings.map((finding) => ({
    ...finding,
    spots: finding.spots.map((spot) => ({ ...spot, quote: quoter.verbatim(spot.quote) })),
  }));
}
