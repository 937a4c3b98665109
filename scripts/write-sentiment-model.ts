/** Trains the sentiment model on labelled health-service comments and writes data/text/sentiment.json; tells what packing it costs. */
import { writeFileSync } from 'node:fs';
import { readLabelled } from '../bench/read-comments.ts';
import { macroF1 } from '../src/core/text/agreement.ts';
import { classify, trainLinear } from '../src/core/text/linear-model.ts';
import { packModel, unpackModel } from '../src/core/text/packed-model.ts';
import { readFeatures } from '../src/core/text/text-features.ts';

const SEED = 15;
const KEEP = 12_000;
const FOLDS = 5;
const TRAINED_ON =
  '4,351 comments of patients of the English health service, 2021 to 2022; not text by families about special needs';

const labelled = readLabelled().map(({ text, sentiment }) => ({
  features: readFeatures(text, 'words and pieces'),
  label: sentiment < 3 ? 'positive' : sentiment > 3 ? 'negative' : 'neutral',
}));

if (process.argv.includes('--measure')) {
  const [whole, packed]: { first: string; second: string }[][] = [[], []];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trainLinear(
      labelled.filter((_, at) => at % FOLDS !== fold),
      SEED,
    );
    const small = unpackModel(packModel(model, TRAINED_ON, KEEP));
    for (const { features, label } of labelled.filter((_, at) => at % FOLDS === fold)) {
      whole?.push({ first: label, second: classify(model, features) });
      packed?.push({ first: label, second: classify(small, features) });
    }
  }
  console.log(
    `macro-F1 whole ${macroF1(whole ?? [])?.toFixed(3)}, packed ${macroF1(packed ?? [])?.toFixed(3)}`,
  );
}
const text = `${JSON.stringify(packModel(trainLinear(labelled, SEED), TRAINED_ON, KEEP))}\n`;
writeFileSync('data/text/sentiment.json', text);
console.log(`data/text/sentiment.json: ${labelled.length} comments, ${text.length} bytes`);
