/** Trains the model of tellings of harm on made-up sentences against published comments and writes data/text/disclosures.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { FIRST_NEAR_MISSES, FIRST_TELLINGS } from '../bench/disclosure-sets-first.ts';
import { ONCE_UNSEEN, WIDENED_FOR } from '../bench/disclosure-sets-old.ts';
import { SECOND_NEAR_MISSES, SECOND_TELLINGS } from '../bench/disclosure-sets-second.ts';
import { readComments } from '../bench/read-comments.ts';
import { sentencesOf, signFeatures } from '../src/core/text/disclosure-signs.ts';
import { plainly, TELLING } from '../src/core/text/find-disclosures.ts';
import { trainLinear } from '../src/core/text/linear-model.ts';
import { makeAnswers } from '../src/core/text/make-answers.ts';
import { packModel } from '../src/core/text/packed-model.ts';
import { TUNING_STOCK } from '../test/make/name-stocks.ts';

const SEED = 15;
const KEEP = 12_000;
/** How often a made-up telling, and a made-up sentence that is none, counts beside one published sentence. */
const [TELLING_WEIGHT, PLAIN_WEIGHT] = [5, 8];
/** Shorter published sentences say nothing [letters]. */
const SHORTEST = 15;

const known = new Set(readFileSync('data/text/words.txt', 'utf8').trim().split('\n'));
const learning = readFileSync('data/text/tellings.txt', 'utf8').trim().split('\n');
const marked = (mark: string) =>
  learning.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
const sentences = (texts: readonly string[]) =>
  texts.flatMap((text) => sentencesOf(plainly(text.replaceAll('{F}', 'he'), known)));
const repeat = (texts: readonly string[], times: number) =>
  Array.from({ length: times }, () => sentences(texts)).flat();

const tellings = [...WIDENED_FOR, ...ONCE_UNSEEN, ...FIRST_TELLINGS, ...SECOND_TELLINGS, ...marked('+')];
const plain = [...FIRST_NEAR_MISSES, ...SECOND_NEAR_MISSES, ...marked('-')];
const published = sentences(readComments('words')).filter(({ length }) => length > SHORTEST);
const made = sentences(makeAnswers(600, TUNING_STOCK, 11).map(({ text }) => text));
const texts = [
  ...repeat(tellings, TELLING_WEIGHT).map((text) => ({ features: signFeatures(text), label: TELLING })),
  ...[...published, ...made, ...repeat(plain, PLAIN_WEIGHT)].map((text) => ({
    features: signFeatures(text),
    label: 'other',
  })),
];
const trainedOn = `${tellings.length} made-up tellings of harm and ${plain.length} other made-up sentences, and published comments of patients`;
const whole = trainLinear(texts, SEED);
const at = whole.classes.indexOf(TELLING);
const one = {
  classes: [TELLING],
  weightByClass: whole.weightByClass.slice(at, at + 1),
  base: whole.base.slice(at, at + 1),
};
const text = `${JSON.stringify(packModel(one, trainedOn, KEEP))}\n`;
writeFileSync('data/text/disclosures.json', text);
console.log(`data/text/disclosures.json: ${trainedOn}, ${text.length} bytes`);
