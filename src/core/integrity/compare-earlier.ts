/** Compares a document with an earlier update of the same programme: what was carried over unchanged, and ratings of the past that moved. */
import type { TextBlock } from './document.ts';
import type { Finding, Spot } from './finding.ts';
import type { Rating } from './understand/ratings.ts';
import type { Understanding } from './understand/understanding.ts';

/** The rules' names in a report. */
export const CARRIED_CODE = 'carried.unchanged';
export const PAST_CODE = 'carried.past-rating';

/** A paragraph shorter than this may well stand twice [words]. */
const LONG = 25;

function blockSpot(block: TextBlock): Spot {
  const { paragraph, page, section, text } = block;
  return { paragraph, page, section, start: 0, end: text.length, quote: text };
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9£%]+/g, ' ')
    .trim();
}

function longTexts({ document }: Understanding): Map<string, TextBlock> {
  const texts = new Map<string, TextBlock>();
  for (const block of document.blocks)
    if (block.kind !== 'table' && block.kind !== 'heading' && block.text.split(/\s+/).length >= LONG)
      texts.set(keyOf(block.text), block);
  return texts;
}

/** Whether two documents are of one programme: half of the shorter one's headings stand in the other. */
export function isSameProgramme(a: Understanding, b: Understanding): boolean {
  const headings = ({ document }: Understanding) =>
    new Set(document.blocks.flatMap((block) => (block.kind === 'heading' ? [keyOf(block.text)] : [])));
  const [one, other] = [headings(a), headings(b)];
  const shared = [...one].filter((heading) => other.has(heading)).length;
  return shared > 0 && shared * 2 >= Math.min(one.size, other.size);
}

function unchanged(now: Understanding, before: Understanding): Finding[] {
  const earlier = longTexts(before);
  return [...longTexts(now)].flatMap(([key, block]): Finding[] => {
    if (!earlier.has(key)) return [];
    return [
      {
        rule: CARRIED_CODE,
        kind: 'carried-forward',
        severity: /\bconditions? |^the agreement\b/i.test(block.text) ? 'info' : 'warning',
        spots: [blockSpot(block)],
        arithmetic: `word for word as in ${before.document.name}, paragraph ${earlier.get(key)?.paragraph}`,
        advice: 'Say what has happened since, or say that nothing has.',
      },
    ];
  });
}

function pastRatings(now: Understanding, before: Understanding): Finding[] {
  const printed = new Map<string, Rating>();
  for (const rating of before.ratings)
    if (rating.update !== null && rating.word !== null)
      printed.set(`${rating.subject}/${rating.update}`, rating);
  return now.ratings.flatMap((rating): Finding[] => {
    const earlier = rating.update === null ? undefined : printed.get(`${rating.subject}/${rating.update}`);
    if (earlier === undefined || rating.word === null || earlier.word === rating.word) return [];
    return [
      {
        rule: PAST_CODE,
        kind: 'carried-forward',
        severity: 'error',
        spots: [rating.spot],
        arithmetic: `${rating.subject}, update ${rating.update}: ${earlier.word} in ${before.document.name}, ${rating.word} here`,
        advice: 'A rating that was submitted stays as it was printed.',
      },
    ];
  });
}

/** What an update takes from the one before it. Nothing where the two are of different programmes. */
export function compareEarlier(now: Understanding, before: Understanding): Finding[] {
  if (!isSameProgramme(now, before)) return [];
  return [...unchanged(now, before), ...pastRatings(now, before)];
}
