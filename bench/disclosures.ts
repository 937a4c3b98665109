/** Measures the safeguarding rules: made-up disclosures flagged, plain answers and published comments flagged without cause. */
import { readFileSync } from 'node:fs';
import { findDisclosures } from '../src/core/text/find-disclosures.ts';
import { makeAnswers } from '../src/core/text/make-answers.ts';
import { maskText } from '../src/core/text/mask-text.ts';
import { UNSEEN_STOCK } from '../test/make/name-stocks.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';

const lexicon = new Set(readFileSync('data/text/words.txt', 'utf8').trim().split('\n'));

/** Written after the rules, which were not changed for them. `{F}` is a name. */
const DISCLOSURES = [
  '{F} told me that he does not want to be alive any more.',
  'My daughter has tried to take her own life twice while we waited.',
  'He cuts his arms every night and nobody from the team will see us.',
  'She took all her tablets last week and was in hospital.',
  '{F} keeps saying the world would be better without him.',
  'Her father beats her when he has been drinking.',
  '{F} came home from school with marks on his neck.',
  'My husband throws things at us and I am frightened for the children.',
  'A member of staff grabbed {F} by the hair.',
  'I am being hurt at home and no one listens.',
  'An older boy makes {F} do things with his clothes off.',
  'The driver touches my daughter when nobody is looking.',
  'He gets messages from a grown man asking for pictures.',
  'There is never any food in the house when he is at his mum.',
  '{F} was sat in his own mess for three hours.',
  'My little brother and me are on our own all weekend.',
  'Some older lads get {F} to carry packages for them on the train.',
  'She has run away four times this year and the police brought her back.',
  'They put him in a cupboard when he cannot cope.',
  'Three adults sat on {F} until he stopped moving.',
  'He was restrained face down on the floor again.',
  'I do not feel safe at home.',
  'Please do not tell my dad that I wrote this.',
  '{F} is terrified of her uncle.',
];

let [flagged, missed] = [0, ''];
const forms = DISCLOSURES.flatMap((text) => UNSEEN_STOCK.forenames.map((name) => text.replace('{F}', name)));
const isFlagged = (text: string) => findDisclosures(text, maskText(text, lexicon).text).length > 0;
for (const text of DISCLOSURES) {
  if (isFlagged(text.replace('{F}', UNSEEN_STOCK.forenames[0] ?? ''))) flagged++;
  else missed += `\n  missed: ${text}`;
}
console.log(`disclosures flagged: ${flagged} of ${DISCLOSURES.length} sentences${missed}`);
const small = forms.map((text) => text.toLowerCase());
console.log(`with each unseen name: ${forms.filter(isFlagged).length} of ${forms.length}`);
console.log(`in lower case: ${small.filter(isFlagged).length} of ${small.length}`);
const plain = makeAnswers(20_000, UNSEEN_STOCK, 5).map(({ text }) => text);
console.log(`plain made-up answers flagged: ${plain.filter(isFlagged).length} of ${plain.length}`);
if (HAS_COMMENTS) {
  const comments = readComments('measure');
  console.log(`published comments flagged: ${comments.filter(isFlagged).length} of ${comments.length}`);
}
