/** Whether a printed figure is its value under the rounding that it shows: "£43.5m" is 4,345,900,000 pence. */

/** A number as printed: its digits as a whole number, how many stand behind the point, and what one unit is worth. */
type Printed = { readonly digits: bigint; readonly decimals: number; readonly isNegative: boolean };

const NUMBER = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?/g;
/** How far apart two doubles of one number may lie after a product or two, as a share of it. */
const HAIR = 8 * Number.EPSILON;
const NEGATIVE_WORDS = /surplus|headroom/i;

/**
 * Say whether a text prints a value.
 * @param unit  "pence" may print as millions ("m"), pounds ("£") or thousands of pounds; "share" as "%"; others as they are.
 * @source Format note of the sealed return, section "How a figure may be printed".
 */
export function printsValue(text: string, value: number | string | boolean | null, unit: string): boolean {
  if (typeof value !== 'number') return value !== null && text === String(value);
  const printed = readPrinted(text);
  if (printed === null) return false;
  const scales = scalesOf(text, unit);
  return scales.some((scale) => isRounded(printed, value, scale));
}

/** What one printed unit is worth in the figure's own unit. */
function scalesOf(text: string, unit: string): readonly number[] {
  if (unit === 'share') return text.includes('%') ? [0.01] : [];
  if (unit !== 'pence') return [1];
  if (/\dm\b/.test(text)) return [100_000_000];
  return text.includes('£') ? [100] : [100_000];
}

function readPrinted(text: string): Printed | null {
  const [found, ...others] = [...text.matchAll(NUMBER)];
  if (found === undefined || others.length > 0) return null;
  const [, whole = '', fraction = ''] = found;
  const isNegative = /^[-\u2212(]/.test(text.trim()) || NEGATIVE_WORDS.test(text);
  return {
    digits: BigInt(whole.replaceAll(',', '') + fraction),
    decimals: fraction.length,
    isNegative,
  };
}

/** The printed number may be off by half of its last place, and a hair for what a double cannot hold. */
function isRounded({ digits, decimals, isNegative }: Printed, value: number, scale: number): boolean {
  const place = scale / 10 ** decimals;
  const printed = Number(digits) * place;
  const isNear = Math.abs(printed - Math.abs(value)) <= place / 2 + Math.abs(value) * HAIR;
  return isNear && (digits === 0n || isNegative === value < 0);
}
