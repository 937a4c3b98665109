/** A drafted paragraph of why a figure moved, in which every number is a reference to a part. */
import { showCount } from '../base/show.ts';
import { type Explained, wholeParts } from './explain-change.ts';

/** What a part is called when it raises the figure, and when it lowers it. */
export type PartWords = Readonly<Record<string, readonly [raises: string, lowers: string]>>;

/** The parts of plan numbers in words. */
export const FLOW_WORDS: PartWords = {
  requests: ['more requests for assessment', 'fewer requests for assessment'],
  mix: ['a mix of requests that leads to more plans', 'a mix of requests that leads to fewer plans'],
  assessed: ['a larger share of requests assessed', 'a smaller share of requests assessed'],
  issued: [
    'a larger share of assessments ending in a plan',
    'a smaller share of assessments ending in a plan',
  ],
  backlog: ['more of the backlog cleared', 'less of the backlog cleared'],
  'transfers-in': ['more plans moving in from elsewhere', 'fewer plans moving in from elsewhere'],
  ceases: ['fewer plans ceasing', 'more plans ceasing'],
  opening: ['a higher count at the start', 'a lower count at the start'],
  unreconciled: [
    'plans that the flows do not account for',
    'plans in the flows that the count does not have',
  ],
};

/** A number that the paragraph cites: a whole number, signed. */
export type CitedPart = { readonly id: string; readonly value: number; readonly shown: string };

/** The paragraph with references, "{why.requests}", and what they stand for. */
export type DraftedParagraph = {
  readonly text: string;
  /** The same without its first sentence, for where the whole difference stands beside it. */
  readonly parts: string;
  readonly cited: readonly CitedPart[];
};

/**
 * Draft the paragraph: the whole, then each part that is not nought, largest first. Rounded parts still sum to the
 * rounded whole.
 * @param subject  what moved, in words that begin a sentence: "Plans at the end of October 2024".
 * @param against  what it is set against: "the agreed forecast".
 */
export function explainInWords(
  explained: Explained,
  {
    subject,
    against,
    words,
  }: { readonly subject: string; readonly against: string; readonly words: PartWords },
): DraftedParagraph {
  const rounded = wholeParts(explained);
  const cite = (id: string, value: number): CitedPart => ({
    id: `why.${id}`,
    value,
    shown: showCount(Math.abs(value)),
  });
  const cited = explained.parts
    .map(({ id }, at) => ({ id, value: rounded.parts[at] ?? 0 }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const whole = cite('whole', rounded.whole);
  const side = rounded.whole < 0 ? 'below' : 'above';
  const lead =
    rounded.whole === 0
      ? `${subject} stood level with ${against}.`
      : `${subject} stood {why.whole} ${side} ${against}.`;
  const raises = clauseOf(
    cited.filter(({ value }) => value > 0),
    words,
    0,
  );
  const lowers = clauseOf(
    cited.filter(({ value }) => value < 0),
    words,
    1,
  );
  const parts = [
    ...(raises === '' ? [] : [`What raised them: ${raises}.`]),
    ...(lowers === '' ? [] : [`What lowered them: ${lowers}.`]),
  ];
  return {
    text: [lead, ...parts].join(' '),
    parts: parts.join(' '),
    cited: [...(rounded.whole === 0 ? [] : [whole]), ...cited.map(({ id, value }) => cite(id, value))],
  };
}

function clauseOf(parts: readonly { readonly id: string }[], words: PartWords, side: 0 | 1): string {
  return parts.map(({ id }) => `${words[id]?.[side] ?? id} {why.${id}}`).join(', ');
}

/** Put the numbers in: what a person reads. @throws RangeError where a reference has no part: the drafter's fault. */
export function resolveParagraph({ text, cited }: Pick<DraftedParagraph, 'text' | 'cited'>): string {
  return text.replace(/\{([a-z.-]+)\}/g, (_, id: string) => {
    const found = cited.find((part) => part.id === id);
    if (found === undefined) throw new RangeError(`No part is called ${id}`);
    return found.shown;
  });
}
