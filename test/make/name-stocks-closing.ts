/** Names and sentences once more, made after the rules were mended on answers written in haste, and looked at once. */
import type { NameStock } from '../../src/core/text/make-answers.ts';

const list = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** In none of the earlier stocks; twelve of the forenames, four of the surnames and some schools and towns are everyday words. */
export const LAST_LOOK_STOCK: NameStock = {
  forenames: list(
    `Abimbola, Bethan, Cormac, Dariusz, Esme, Freyja, Gwendolyn, Hadiya, Idris, Jacinta, Kwame, Leila, Mirren, Nicolae, Ottilie, Parminder,
    Rafferty, Sinead, Tadeusz, Usman, Vivienne, Waheeda, Xander, Ynes, Zuzanna, Aoibheann, Benedikt, Cerys, Dougal, Eimear, Florin, Gracjan,
    Hanif, Inaya, Joachim, Ksenia, Angel, Bluebell, Cricket, Dove, Fable, Journey, Lark, Pepper, Ridge, Shadow, Tiger, Zen`,
  ),
  surnames: list(
    `Atherton, Balogun, Cieslak, Duckworth, Ezekwesili, Farooqi, Gorecki, Hathersage, Islam, Johal, Kuznetsov, Longbottom, Mbatha, Ncube, Ollerenshaw,
    Popescu, Qureshi, Radcliffe, Siddiqui, Tomlinson, Uppal, Virk, Whitworth, Yamamoto, Banks, Frost, Sharp, Dance`,
  ),
  schools: list(
    `Silver Springs, St Ethelbert's, Tall Trees, Linden Bank, Merefield, Oak Tree, Chantry, Bishops Meadow, Two Rivers, Foxglove, Crossways,
    New Horizons, Hazelbury, Woodland View`,
  ),
  towns: list(
    `Alnwick, Biddulph, Chipping Sodbury, Dulverton, Eccleshall, Framlingham, Glossop, High Wycombe, Immingham, Kirkby Lonsdale, Leominster,
    Much Wenlock, Newton Abbot, Ormskirk, South Molton, Wetherden, Church End, Hook`,
  ),
};

/** Sentences that go with them. */
export const LAST_LOOK_SENTENCES: readonly string[] = [
  'It took {F} two years to get a diagnosis and by then {F} had given up.',
  'My twins {F} and {F} could not be more different.',
  'I rang {N} at the council and got nowhere.',
  'Thanks {F}, you were the only one who cared.',
  'We are so grateful to {F} {N} at {S} school.',
  'Sincerely, {F} {N}',
  '{F}, my youngest, has never had a full day at school.',
  'The new SENCO at {S} academy is called {F} {N}.',
  '{F} says he hates the taxi.',
  'They treated {F} like a naughty child.',
  'nobody asked {F} what she wanted',
  'We chose {S} primary because of the unit.',
  'The waiting list at the clinic in {T} is two years.',
  'i drive to {T} every morning then on to {T}',
  'The nearest special school is in {T}, an hour away.',
  'Moving from {S} infant school to {S} junior school was a disaster.',
  'call me after six on {P}',
  'You can reach my husband at {E} at any time.',
  'DOB: {D}. UPN: {I}.',
  'She was only {D} when we applied, sorry, that is her birthday.',
  'we are at {C} and the bus stop is a mile off',
  'Ref {I}, please look at it.',
  'Can somebody tell me why {F} was refused?',
  'when {F} gets upset he hits {F}',
  '{F} has autism and {F} has epilepsy.',
  'Ms {N} from the hearing team visits {F} each week.',
  'I took {F} out of {S} college after {F} was hurt.',
  'It is unfair that {F} gets transport and {F} does not.',
  'Her keyworker, {F}, left without saying goodbye.',
  'Families in {T} get a better deal than those in {T}.',
  'The autumn term was much better thanks to the new routine.',
  'I wish there was one person who could answer all our questions.',
  'Every meeting has different people and we repeat our story each time.',
  'Short breaks keep us going and the staff are wonderful with him.',
  'Decisions about top-up funding should be shared with parents sooner.',
  'My son is anxious about secondary school and the visits helped.',
];
