/** Measures what is felt of each theme in answers that praise and complain: published comments joined in twos, and a made-up set. */
import { createHash } from 'node:crypto';
import { createStream, shuffle, uniformInt } from '../src/core/num/random.ts';
import { feelingOf, markAnswer, rulesOf } from '../src/core/review/mark-answer.ts';
import { mayName, stemOf, stemsIn, wordsIn } from '../src/core/review/read-terms.ts';
import { macroF1 } from '../src/core/text/agreement.ts';
import { classify, type LinearModel, trainLinear } from '../src/core/text/linear-model.ts';
import { readFeatures } from '../src/core/text/text-features.ts';
import { type MixedHalf, makeMixedAnswers } from '../test/make/mixed-answers.ts';
import { HAS_COMMENTS, readLabelled } from './read-comments.ts';

const FOLDS = 5;
const JOINTS = [' but ', '. ', ' although ', ', and ', '. However, ', ' and '];
type Pair = { first: string; second: string };
type Case = { readonly text: string; readonly felt: Readonly<Record<string, string>> };

const cases = HAS_COMMENTS
  ? readLabelled()
      .filter(({ sentiment }) => sentiment !== 3)
      .map(({ text, sentiment }) => ({ text, label: sentiment < 3 ? 'positive' : 'negative' }))
  : [];
const all = HAS_COMMENTS
  ? readLabelled().map(({ text, sentiment }) => ({
      text,
      label: sentiment < 3 ? 'positive' : sentiment > 3 ? 'negative' : 'neutral',
    }))
  : [];

/** Join a comment that praises and one that complains, each of one sentence, with a word of each that the other lacks. */
function joined(some: readonly { text: string; label: string }[], seed: number): Case[] {
  const short = some.filter(
    ({ text }) => text.length <= 90 && text.split(' ').length >= 4 && !/[.!?;]./.test(text.trim()),
  );
  const stream = createStream(seed, 'joined');
  const [up, down] = ['positive', 'negative'].map((label) =>
    shuffle(
      stream,
      short.filter((one) => one.label === label),
    ),
  );
  return (up ?? []).slice(0, down?.length ?? 0).flatMap((one, at) => {
    const other = down?.[at];
    if (other === undefined) return [];
    const [a, b] = uniformInt(stream, 2) === 0 ? [one, other] : [other, one];
    const [mine, theirs] = [nounOf(a.text, b.text), nounOf(b.text, a.text)];
    if (mine === null || theirs === null) return [];
    const bare = (text: string) => text.trim().replace(/[.!?]+$/, '');
    const joint = JOINTS[uniformInt(stream, JOINTS.length)] ?? ' but ';
    return [
      { text: `${bare(a.text)}${joint}${bare(b.text)}.`, felt: { [mine]: a.label, [theirs]: b.label } },
    ];
  });
}

function nounOf(text: string, other: string): string | null {
  const there = new Set(stemsIn(other));
  return wordsIn(text).find((word) => mayName(word) && !there.has(stemOf(word))) ?? null;
}

function whole(text: string, model: LinearModel): string {
  return classify(model, readFeatures(text, 'words and pieces'));
}

/** As it was read before: cut at ends of sentences and at a few turns, never within a clause. */
function coarse(text: string, word: string, model: LinearModel): string {
  const parts = text.split(/[.!?;\n]+|,?\s+\b(?:but|although|though|however|whereas|yet)\b/i);
  const own = parts.filter((part) => ` ${stemsIn(part).join(' ')} `.includes(` ${stemsIn(word).join(' ')} `));
  const felt = own.map((part) => whole(part, model));
  return felt.includes('positive') && felt.includes('negative')
    ? 'mixed'
    : (felt.find((one) => one !== 'neutral') ?? 'neutral');
}

const HALVES: readonly MixedHalf[] = ['tuning', 'measuring'];

/** Which half a comment is in hangs on its own words alone. */
function halfOf(text: string): MixedHalf {
  return (createHash('sha256').update(`feelings ${text}`).digest()[0] ?? 0) % 2 === 0
    ? 'tuning'
    : 'measuring';
}

function tellTo(told: Map<string, Pair[]>, key: string, first: string, second: string): void {
  const pairs = told.get(key) ?? [];
  pairs.push({ first, second });
  told.set(key, pairs);
}

function measure(name: string, some: readonly Case[], model: LinearModel, told: Map<string, Pair[]>): void {
  const tell = (method: string, first: string, second: string) => {
    tellTo(told, `${name}, ${method}`, first, second);
  };
  for (const { text, felt } of some)
    for (const [word, label] of Object.entries(felt)) {
      tell('all positive', label, 'positive');
      tell('whole answer', label, whole(text, model));
      tell('sentences and a few turns', label, coarse(text, word, model));
      const rules = rulesOf([{ id: word, words: [word] }]);
      tell('parts', label, markAnswer(text, rules, model).get(word) ?? 'not found');
    }
}

function print(told: ReadonlyMap<string, Pair[]>): void {
  for (const [method, pairs] of [...told].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const right = pairs.filter(({ first, second }) => first === second).length;
    console.log(
      `${method.padEnd(66)} right ${((100 * right) / pairs.length).toFixed(1)} % of ${pairs.length}${method.startsWith('single') ? `, macro-F1 ${(macroF1(pairs) ?? 0).toFixed(3)}` : ''}`,
    );
  }
}

const told = new Map<string, Pair[]>();
for (let fold = 0; fold < FOLDS; fold++) {
  const learn = all.filter((_, at) => at % FOLDS !== fold);
  const model = trainLinear(
    learn.map(({ text, label }) => ({ features: readFeatures(text, 'words and pieces'), label })),
    15,
  );
  const learnt = new Set(learn.map(({ text }) => text));
  const held = cases.filter(({ text }) => !learnt.has(text));
  for (const half of HALVES)
    measure(
      `joined comments, ${half}`,
      joined(
        held.filter(({ text }) => halfOf(text) === half),
        18 + fold,
      ),
      model,
      told,
    );
  for (const { text, label } of all.filter((_, at) => at % FOLDS === fold)) {
    const name = `single comments, ${halfOf(text)}`;
    tellTo(told, `${name}, model alone`, label, whole(text, model));
    tellTo(told, `${name}, with words of praise and complaint`, label, feelingOf(text, model));
  }
  // One fold is as good as another here: no made-up answer was learnt from.
  if (fold === 0)
    for (const half of HALVES) measure(`made-up, ${half}`, makeMixedAnswers(2000, half, 18), model, told);
}
print(told);
