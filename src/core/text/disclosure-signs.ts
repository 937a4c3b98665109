/** Small signs: kinds of words that tell little alone and more together, and what of a sentence the learnt model goes by. */
import { placeOf, type TextFeatures } from './text-features.ts';

/** Kinds of signs by their words; one that ends in "*" stands for all that begin so. */
const SIGNS: readonly string[] = [
  // Who: those near a child, those who should not be, those who care for it by day.
  'dad daddy dads stepdad stepdads stepfather stepmum uncle uncles auntie cousin cousins husband husbands ex boyfriend boyfriends partner partners grandad grandads mum mums mummy nan nans brother brothers stepbrother lodger babysitter',
  'man men lads lad stranger strangers older bloke blokes gang adults grown online someone somebody',
  'escort driver drivers tutor helper carer carers respite ta coach staff teacher club sitter foster',
  'daughter son sister niece nephew grandson granddaughter baby twins stepson stepdaughter girl boy teenager',
  // Where and when nobody looks.
  'night nights bedtime midnight asleep bedroom bathroom shower bath bed toilets wardrobe shed woods car van flat alone behind closed weekends weekend',
  // The body, and what is private.
  'neck throat arm arms wrist wrists back face lip lips eye tummy hair head ear ears legs thigh thighs cheek skin ribs mouth ankle ankles',
  'knickers underwear pants naked undress* privates willy bra trousers nude* tickl* lap kiss* undies pyjamas skirt',
  // What is done.
  'hit hits slap* smack* punch* kick* grab* drag* shov* shook strangl* chok* chuck* whack* burn* lock* shut tied strap* pinned forced squeez* twist* yank* hurl* thump* pin pulled pull* crush* belt throw* threw push*',
  'bruis* marks mark blood bleed* swollen sore hurts hurt cuts scratch* scar* limp* welt* broken grey blue unconscious lump',
  'watches watch follows stares films touches touched comes creeps sneaks makes made wants',
  // How it shows, and what is not said.
  'begs beg* wets wet shakes shaking flinch* hides hide hid cries sobs scream* trembl* cling* cower* terrified scared frightened afraid petrified dread* nightmares ashamed rocking freezes',
  'secret secrets tell telling told lie lies quiet trouble promise blame believe* threat* swear swore warned',
  // Not wanting to be, and what it might be done with.
  'die dead death dying gone alive exist disappear* goodbye forever suicid* hate hates worthless burden pointless nothing',
  'rope blade* razor* knife tablets pills bridge platform train cliff river bleach scissors cord',
  'drink drinks drunk drinking bottle bottles vodka drugs weed high stoned',
  // Want.
  'hungry starving dirty filthy smell* nappy nappies soiled cold fridge freezing unwashed nits mould',
  'money cash phones trainers messages passport presents gifts pictures photos photo photograph*',
];

const BY_WORD = new Map<string, number[]>();
const BY_STEM: { readonly stem: string; readonly kind: number }[] = [];
for (const [kind, words] of SIGNS.entries())
  for (const word of words.split(' '))
    if (word.endsWith('*')) BY_STEM.push({ stem: word.slice(0, -1), kind });
    else BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), kind]);

/** Cut a text into what is looked at together. @param text small letters, without apostrophes. */
export function sentencesOf(text: string): string[] {
  return text.split(/[.!?\n]+/).filter((sentence) => sentence.trim() !== '');
}

/**
 * Read of one sentence its words and pairs of words with their endings off, and the kinds of signs with their pairs.
 * @param sentence small letters, without apostrophes.
 * @source Method note 15, section 5.
 */
export function signFeatures(sentence: string): TextFeatures {
  const words = (sentence.match(/[a-z]+/g) ?? []).map((word) => word.replace(/(?:ings?|ed|es|s)$/, ''));
  const places = new Set(words.map((word) => placeOf(`w ${word}`)));
  for (const [at, word] of words.entries()) if (at > 0) places.add(placeOf(`p ${words[at - 1]} ${word}`));
  const kinds = [...kindsIn(sentence)].sort((one, other) => one - other);
  for (const kind of kinds) {
    places.add(placeOf(`s ${kind}`));
    for (const other of kinds) if (other > kind) places.add(placeOf(`s ${kind} ${other}`));
  }
  return { places: Int32Array.from(places), weight: places.size === 0 ? 0 : 1 / Math.sqrt(places.size) };
}

function kindsIn(sentence: string): ReadonlySet<number> {
  const kinds = new Set<number>();
  for (const word of new Set(sentence.match(/[a-z]+/g))) {
    for (const kind of BY_WORD.get(word) ?? []) kinds.add(kind);
    for (const { stem, kind } of BY_STEM) if (word.startsWith(stem)) kinds.add(kind);
  }
  return kinds;
}
