/** Names and sentences made before masking was given rarer words to know, so that what they cost in recall is seen. */
import type { NameStock } from '../../src/core/text/make-answers.ts';

const list = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** In none of the earlier stocks; twelve of the forenames, eight of the surnames and some schools and towns are words, most of them rare ones. */
export const RARE_WORD_STOCK: NameStock = {
  forenames: list(
    `Adebayo, Blodwen, Casimir, Dimitra, Eoghan, Fenella, Giorgos, Hyacinth, Isolde, Jarek, Khadija, Leopold, Mairead, Nuala, Oluwaseun, Piotrek,
    Quentin, Rhiannon, Sefton, Tamsin, Ulrich, Vasile, Winston, Yasmina, Zdenka, Bartosz, Caoimhe, Dushyant, Elowen, Fflur, Gethin, Hasina,
    Ioana, Jolyon, Keziah, Lorcan, Clementine, Heron, Juniper, Lyric, Merlin, Otter, Pippin, Rook, Saffron, Sorrel, Teasel, Valour`,
  ),
  surnames: list(
    `Abernethy, Bielski, Cadwallader, Drakeford, Eze, Featherstone, Ghosh, Haldane, Ibbotson, Jagger, Kamara, Llewellyn, Mwangi, Nwosu, Oldroyd,
    Pilkington, Rzepka, Sowerby, Tremlett, Uddin, Archer, Fletcher, Mercer, Potter, Sawyer, Thatcher, Weaver, Wheeler`,
  ),
  schools: list(
    `Amber Valley, St Wulfstan's, Birchfold, Curlew Rise, Five Elms, Granary Lane, Harebell, Kingfisher Court, Larkspur, Millrace, Old Quarry,
    Primrose Bank, Thistledown, Windmill Hill`,
  ),
  towns: list(
    `Ampthill, Bakewell, Castle Cary, Diss, Evesham, Fakenham, Guisborough, Haltwhistle, Ironbridge, Knaresborough, Lostwithiel, Mablethorpe,
    Nether Stowey, Ottery St Mary, Penistone, Rye, Saffron Walden, Thirsk`,
  ),
};

/** Sentences that go with them; a third plant nothing, with words that few people write. */
export const RARE_WORD_SENTENCES: readonly string[] = [
  'We have been passed from pillar to post and {F} is the one who suffers.',
  '{F} {N} phoned to apologise, which I appreciated.',
  'Could {F} be moved nearer the whiteboard?',
  'I asked Dr {N} for a second opinion.',
  'My grandson {F} thrives at {S} primary.',
  'There was a flood at {S} school and nobody rang round.',
  'We moved to {T} for the school and regret it.',
  'Transport from {T} is late three days in five.',
  'Please ring {P} before noon or write to {E}.',
  '{F}’s consultant wants bloods done in {T}.',
  'On {D} we were told to start again.',
  'Mrs {N} retired and nobody replaced her.',
  'Send the paperwork to {C} please.',
  'The pupil number is {I}.',
  'with thanks, {F} {N}',
  '{F} and {F} share one teaching assistant.',
  'the escort, {F}, is patient and punctual',
  'I know {F} would cope with a smaller class at {S} academy.',
  'They said {F} was coping when {F} plainly was not.',
  'Since {F} left {S} nursery the laughter has gone.',
  'We visited {S} school, {S} academy and one in {T}.',
  'His cousin {F} got a place without an appeal.',
  'Our keyworker {F} {N} is worth her weight in gold.',
  'The meeting in {T} was cancelled with an hour’s notice.',
  'Signposting was intermittent and the acronyms baffling.',
  'A laminated timetable and a visual countdown made mornings bearable.',
  'Staff were dismissive, evasive and occasionally patronising.',
  'The acoustics in the canteen are atrocious for hearing aids.',
  'Funding was withdrawn retrospectively, which left us stranded.',
  'He adores trampolining, drumming and anything with propellers.',
  'Her fatigue fluctuates and the treadmill of appointments worsens it.',
  'The helpline was courteous, knowledgeable and pragmatic.',
  'Unstructured lunchtimes are a minefield and the corridors a bottleneck.',
  'Physiotherapy lapsed over summer and her hamstrings tightened.',
  'I applaud the tenacity of volunteers who galvanised everybody.',
  'Reinstating the sensory garden would be a godsend.',
];
