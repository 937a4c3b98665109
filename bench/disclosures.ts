/** Measures the safeguarding rules: made-up disclosures flagged, plain answers and published comments flagged without cause. */
import { readFileSync } from 'node:fs';
import { findDisclosures } from '../src/core/text/find-disclosures.ts';
import { makeAnswers } from '../src/core/text/make-answers.ts';
import { maskText } from '../src/core/text/mask-text.ts';
import { UNSEEN_STOCK } from '../test/make/name-stocks.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';

const lexicon = new Set(readFileSync('data/text/words.txt', 'utf8').trim().split('\n'));

/** What the rules were first measured on, and then widened for. `{F}` is a name. */
const WIDENED_FOR = [
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

/** Written after the last change of a rule, and looked at once. */
const UNSEEN = [
  '{F} says every night that he would be happier in heaven.',
  'She stood on the bridge last month and a stranger talked her down.',
  'My son bangs his head on the wall until it bleeds.',
  'He has stopped eating and says there is nothing left for him.',
  'Mum locks the door and goes for me with the belt.',
  'My partner controls everything and I am not allowed out.',
  'The teaching assistant pulled {F} across the floor by his arm.',
  'He came back from respite with a broken finger that nobody can explain.',
  'Grandad gets into her bed.',
  'A boy in her class keeps putting his hand up her skirt.',
  'Someone online wants {F} to meet him and keep it secret.',
  'She has an infection that a girl of ten should not have.',
  'They forget to give {F} his medicine for days at a time.',
  'He wears the same dirty clothes all week and smells.',
  'We have slept in the car since March with the little ones.',
  'A man gives {F} money and new trainers and will not say why.',
  'He did not come home for three nights.',
  'They are sending my sister abroad to marry this summer.',
  'He is strapped in his chair all afternoon.',
  'They keep {F} in a small room with the handle taken off.',
  'I hide when he comes home.',
  'Nobody believes what he did to me.',
  'If I say any more I will be in trouble with my stepdad.',
  'The carer shouts and swears at {F} and calls him names.',
];

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

function isFlagged(text: string): boolean {
  return findDisclosures(text, maskText(text, lexicon).text).length > 0;
}

measure('widened for', WIDENED_FOR);
measure('unseen', UNSEEN);
const plain = makeAnswers(20_000, UNSEEN_STOCK, 5).map(({ text }) => text);
console.log(`plain made-up answers flagged: ${plain.filter(isFlagged).length} of ${plain.length}`);
if (HAS_COMMENTS) {
  const comments = readComments('measure');
  console.log(`published comments flagged: ${comments.filter(isFlagged).length} of ${comments.length}`);
}
