/** Makes answers that praise one thing and complain of another, from a seed, with what is felt of each; all of it made up. */
import { createStream, type Stream, uniformInt } from '../../src/core/num/random.ts';

export type MixedAnswer = {
  readonly text: string;
  /** Subject to how the answer feels of it. */
  readonly felt: Readonly<Record<string, 'positive' | 'negative'>>;
};

/** Half of subjects, sayings and joints are for tuning, the other half for measuring alone. */
export type MixedHalf = 'tuning' | 'measuring';

const SUBJECTS = {
  tuning: ['school', 'transport', 'teacher', 'caseworker', 'review', 'panel', 'speech therapy', 'helpline'],
  measuring: ['nursery', 'taxi', 'tutor', 'keyworker', 'assessment', 'tribunal', 'respite', 'office'],
};
const GOOD = {
  tuning: [
    'the S is lovely',
    'the S was very helpful',
    'we love the S',
    'the S is kind and patient',
    'I am so grateful for the S',
    'the S has been brilliant',
  ],
  measuring: [
    'the S is wonderful',
    'the S was really supportive',
    'the S made a huge difference to us',
    'the S could not have been better',
    'we are very happy with the S',
    'the S is friendly and listens',
  ],
};
const BAD = {
  tuning: [
    'the S was awful',
    'the S is far too slow',
    'nobody from the S ever rings back',
    'the S let us down',
    'we waited months for the S',
    'the S is very poor',
  ],
  measuring: [
    'the S was terrible',
    'the S takes far too long',
    'the S never answers',
    'the S has been a nightmare',
    'the S did not listen to us',
    'the S is rude and always late',
  ],
};
const JOINTS = {
  tuning: [
    'A but B',
    'A, but B',
    'A. B.',
    'A and B',
    'although A, B',
    'A, B',
    'A; B',
    'A however B',
    'A whereas B',
    'A. However, B.',
  ],
  measuring: [
    'A yet B',
    'A though B',
    'A! B.',
    'A, and B',
    'even though A, B',
    'A - B',
    'A. Unfortunately B.',
    'A while B',
    'A, however, B',
    'A but sadly B',
  ],
};

/** Make answers; same seed and half, same answers. */
export function makeMixedAnswers(count: number, half: MixedHalf, seed: number): readonly MixedAnswer[] {
  const stream = createStream(seed, `mixed ${half}`);
  return Array.from({ length: count }, () => oneOf(half, stream));
}

function oneOf(half: MixedHalf, stream: Stream): MixedAnswer {
  const pick = (from: readonly string[]) => from[uniformInt(stream, from.length)] ?? '';
  const first = pick(SUBJECTS[half]);
  const second = pick(SUBJECTS[half].filter((one) => one !== first));
  const isGoodFirst = uniformInt(stream, 2) === 0;
  const [a, b] = isGoodFirst ? [GOOD, BAD] : [BAD, GOOD];
  const said = (from: typeof GOOD, subject: string) => pick(from[half]).replace('S', subject);
  const text = pick(JOINTS[half]).replace('A', said(a, first)).replace('B', said(b, second));
  const [one, other] = isGoodFirst
    ? (['positive', 'negative'] as const)
    : (['negative', 'positive'] as const);
  return { text: text.charAt(0).toUpperCase() + text.slice(1), felt: { [first]: one, [second]: other } };
}
