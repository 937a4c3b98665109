/** Plants one fault of a kind into a made-up return, as a slip of the hand would. */

/** The kinds that can be planted. */
export const FAULTS = [
  'sum',
  'text against table',
  'table gap',
  'share of a count',
  'impossible mean',
  'roll-forward',
  'direction',
  'listed count',
  'green rating',
  'yes for no',
  'stale promise',
  'impossible day',
  'unlawful wording',
  'no base',
] as const;
export type Fault = (typeof FAULTS)[number];

function number(text: string): number {
  return Number(text.replaceAll(',', ''));
}

function shown(value: number, like: string): string {
  const decimals = like.includes('.') ? (like.split('.')[1]?.length ?? 0) : 0;
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Change the first number that a pattern's first group holds; null where there is none. */
function change(text: string, pattern: RegExp, how: (value: number) => number): string | null {
  const match = pattern.exec(text);
  const found = match?.[1];
  if (match === null || found === undefined) return null;
  const at = match.index + match[0].lastIndexOf(found);
  return text.slice(0, at) + shown(how(number(found)), found) + text.slice(at + found.length);
}

function swap(text: string, from: string, to: string): string | null {
  return text.includes(from) ? text.replace(from, to) : null;
}

const PLANTERS: Readonly<Record<Fault, (text: string) => string | null>> = {
  sum: (text) => change(text, /\| Total \| ([\d,]+) \|/, (value) => value + 100),
  'text against table': (text) =>
    change(text, /At the end of October 2024 there were ([\d,]+) plans/, (value) => value + 90),
  'table gap': (text) => change(text, /\| July 2024 \| [\d,]+ \| [\d,]+ \| (\d+) \|/, (value) => value + 30),
  'share of a count': (text) => change(text, /parents[^.]{0,40}\(([\d.]+)%\)/, (value) => value - 10),
  'impossible mean': (text) => {
    const match = /averaged ([\d.]+) a month over the last twelve/.exec(text);
    return match?.[1] === undefined ? null : text.replace(match[1], `${Math.floor(Number(match[1]))}.44`);
  },
  'roll-forward': (text) =>
    change(text, /(?:carried forward is|takes it to) £([\d.]+)m/, (value) => value + 1),
  direction: (text) => swap(text, 'plans rose from', 'plans fell from'),
  'listed count': (text) =>
    swap(text, 'agreed three', 'agreed four') ??
    swap(text, 'agreed four', 'agreed six') ??
    swap(text, 'agreed five', 'agreed four'),
  'green rating': (text) =>
    text
      .replace(/## Condition 1\n\nRating: \w+/, '## Condition 1\n\nRating: Green')
      .replace(
        'Recovery is planned',
        'Plan numbers are 9.1% above the agreed trajectory. Recovery is planned',
      ),
  'yes for no': (text) =>
    text.includes('in the agreement, an adverse')
      ? swap(text, 'be met? No.', 'be met? Yes.')
      : swap(text, 'on track? No.', 'on track? Yes.'),
  'stale promise': (text) => swap(text, 'by March 2025', 'by March 2024'),
  'impossible day': (text) => swap(text, 'The new team', 'The board met on 31 November 2024. The new team'),
  'unlawful wording': (text) =>
    swap(text, 'The new team', 'No new independent placements will be agreed this year. The new team'),
  'no base': (text) =>
    text.replace(
      /In the autumn survey \d+ of \d+ parents \(([\d.]+%)\)|Of the \d+ parents who replied, \d+ \(([\d.]+%)\)/,
      (_, a: string | undefined, b: string | undefined) => `Some ${a ?? b ?? '62%'} of parents`,
    ),
};

/** Plant a fault; null where the return holds nothing that it could be planted in. */
export function plantFault(text: string, kind: Fault): string | null {
  const planted = PLANTERS[kind](text);
  return planted === text ? null : planted;
}
