/** Measures the safeguarding rules: made-up disclosures flagged, plain answers and published comments flagged without cause. */
import { concernModel, knownWords } from '../src/app/review/review-files.ts';
import { findDisclosures } from '../src/core/text/find-disclosures.ts';
import { makeAnswers } from '../src/core/text/make-answers.ts';
import { maskText } from '../src/core/text/mask-text.ts';
import { UNSEEN_STOCK } from '../test/make/name-stocks.ts';
import { FIFTH_NEAR_MISSES, FIFTH_TELLINGS } from './disclosure-sets-fifth.ts';
import { FIRST_NEAR_MISSES, FIRST_TELLINGS } from './disclosure-sets-first.ts';
import { FOURTH_NEAR_MISSES, FOURTH_TELLINGS } from './disclosure-sets-fourth.ts';
import { ONCE_UNSEEN, WIDENED_FOR } from './disclosure-sets-old.ts';
import { SECOND_NEAR_MISSES, SECOND_TELLINGS } from './disclosure-sets-second.ts';
import { SIXTH_NEAR_MISSES, SIXTH_TELLINGS } from './disclosure-sets-sixth.ts';
import { THIRD_NEAR_MISSES, THIRD_TELLINGS } from './disclosure-sets-third.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';

const lexicon = knownWords();

function measure(name: string, sentences: readonly string[]): void {
  const misses = sentences.filter((text) => !isFlagged(text.replace('{F}', UNSEEN_STOCK.forenames[0] ?? '')));
  const forms = sentences.flatMap((text) =>
    UNSEEN_STOCK.forenames.map((forename) => text.replace('{F}', forename)),
  );
  const small = forms.map((text) => text.toLowerCase());
  console.log(`${name}: flagged ${sentences.length - misses.length} of ${sentences.length} sentences`);
  for (const text of misses) console.log(`  missed: ${text}`);
  console.log(`  with each unseen name: ${forms.filter(isFlagged).length} of ${forms.length}`);
  console.log(`  in lower case: ${small.filter(isFlagged).length} of ${small.length}`);
}

function measureNear(name: string, sentences: readonly string[]): void {
  const flagged = sentences.filter(isFlagged);
  console.log(`${name}, near misses: flagged ${flagged.length} of ${sentences.length} without cause`);
  for (const text of flagged) console.log(`  flagged: ${text}`);
}

function isFlagged(text: string): boolean {
  return (
    findDisclosures(text, maskText(text, lexicon).text, { known: lexicon.everyday, concerns: concernModel() })
      .length > 0
  );
}

measure('widened for', WIDENED_FOR);
measure('once unseen', ONCE_UNSEEN);
measure('first set', FIRST_TELLINGS);
measureNear('first set', FIRST_NEAR_MISSES);
measure('second set', SECOND_TELLINGS);
measureNear('second set', SECOND_NEAR_MISSES);
measure('third set', THIRD_TELLINGS);
measureNear('third set', THIRD_NEAR_MISSES);
measure('fourth set', FOURTH_TELLINGS);
measureNear('fourth set', FOURTH_NEAR_MISSES);
measure('fifth set', FIFTH_TELLINGS);
measureNear('fifth set', FIFTH_NEAR_MISSES);
measure('sixth set', SIXTH_TELLINGS);
measureNear('sixth set', SIXTH_NEAR_MISSES);
const plain = makeAnswers(20_000, UNSEEN_STOCK, 5).map(({ text }) => text);
console.log(`plain made-up answers flagged: ${plain.filter(isFlagged).length} of ${plain.length}`);
if (HAS_COMMENTS) {
  const comments = readComments('measure');
  console.log(`published comments flagged: ${comments.filter(isFlagged).length} of ${comments.length}`);
}
