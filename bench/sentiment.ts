/** Measures sentiment and topic by five-fold cross-validation on health-service comments, beside three floors. */
import { macroF1 } from '../src/core/text/agreement.ts';
import { classify, trainLinear } from '../src/core/text/linear-model.ts';
import { type FeatureKind, readFeatures } from '../src/core/text/text-features.ts';
import { readLabelled } from './read-comments.ts';

const FOLDS = 5;
const GOOD =
  /\b(good|great|excellent|kind|helpful|friendly|lovely|thank|thanks|happy|caring|professional|best|amazing|brilliant)\b/gi;
const BAD =
  /\b(bad|poor|rude|wait|waiting|late|long|never|lack|more|better|not|no|worse|terrible|difficult|cold|noisy)\b/gi;

function byKeywords(text: string): string {
  const balance = (text.match(GOOD)?.length ?? 0) - (text.match(BAD)?.length ?? 0);
  if (balance === 0) return 'neutral';
  return balance > 0 ? 'positive' : 'negative';
}

type Case = { text: string; label: string };

type Tell = (method: string, first: string, second: string) => void;

/** Learn from four folds and tell of the fifth what each method says of it. */
function tellFold(cases: readonly Case[], fold: number, withKeywords: boolean, tell: Tell): void {
  const learn = cases.filter((_, at) => at % FOLDS !== fold);
  const held = cases.filter((_, at) => at % FOLDS === fold);
  const most = mostCommon(learn);
  for (const { text, label } of held) {
    tell('most common class', label, most);
    if (withKeywords) tell('keyword list', label, byKeywords(text));
  }
  for (const kind of ['words', 'words and pieces'] satisfies FeatureKind[]) {
    const texts = learn.map(({ text, label }) => ({ features: readFeatures(text, kind), label }));
    const model = trainLinear(texts, 15);
    for (const { text, label } of held)
      tell(`linear, ${kind}`, label, classify(model, readFeatures(text, kind)));
  }
}

function mostCommon(cases: readonly Case[]): string {
  const counts = new Map<string, number>();
  for (const { label } of cases) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

function measure(name: string, cases: readonly Case[], withKeywords: boolean): void {
  const told = new Map<string, { first: string; second: string }[]>();
  const tell = (method: string, first: string, second: string) => {
    const pairs = told.get(method) ?? [];
    pairs.push({ first, second });
    told.set(method, pairs);
  };
  for (let fold = 0; fold < FOLDS; fold++) tellFold(cases, fold, withKeywords, tell);
  console.log(`${name}: ${cases.length} comments, ${new Set(cases.map(({ label }) => label)).size} classes`);
  for (const [method, pairs] of told) {
    const right = pairs.filter(({ first, second }) => first === second).length;
    console.log(
      `  ${method}: macro-F1 ${(macroF1(pairs) ?? 0).toFixed(3)}, right ${((100 * right) / pairs.length).toFixed(1)} %`,
    );
  }
}

const labelled = readLabelled();
const three = (sentiment: number) => (sentiment < 3 ? 'positive' : sentiment > 3 ? 'negative' : 'neutral');
measure(
  'sentiment',
  labelled.map(({ text, sentiment }) => ({ text, label: three(sentiment) })),
  true,
);

/** Topics that are marked on at least 50 comments; only comments with one topic alone, so that a class is a class. */
const single = labelled
  .filter(({ topics }) => topics.length === 1)
  .map(({ text, topics }) => ({ text, label: topics[0] ?? '' }));
const often = new Map<string, number>();
for (const { label } of single) often.set(label, (often.get(label) ?? 0) + 1);
measure(
  'topic',
  single.filter(({ label }) => (often.get(label) ?? 0) >= 50),
  false,
);
