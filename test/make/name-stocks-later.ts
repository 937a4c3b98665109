/** Larger stocks of made-up names with sentences of their own: two that rules were mended on, one that was looked at once. */
import type { NameStock } from '../../src/core/text/make-answers.ts';

const list = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** Names in wide use in England and rarer ones, several of them words too; rules of masking were mended after these were looked at. */
export const WIDER_STOCK: NameStock = {
  forenames: list(
    `Arlo, Bodhi, Teddy, Maisie, Rupert, Zainab, Haroon, Oluwaseun, Agnieszka, Blessed, Caoimhe, Dafydd, Ewan, Fleur, Giovanni,
    Hamza, Ines, Jaxon, Kayleigh, Lorcan, Marnie, Nadia, Otis, Poppy, Quentin, Rhiannon, Sunny, Tariq, Una, Vihaan, Wilf, Xanthe,
    Yara, Zoltan, Ebony, Flint, Heath, Jet, Kit, Lark, Mercy, Olive, Pippa, Robin, Skye, Tilly, Vesper, Willow`,
  ),
  surnames: list(
    `Abernathy, Bhatti, Cholmondeley, Dziedzic, Entwistle, Farrow, Greenhalgh, Hussain, Iqbal, Jankowski, Kaur, Le, Mbeki, Nutt, Oyelaran,
    Pickersgill, Quayle, Ravenscroft, Singh, Tran, Uddin, Vickers, Woodhead, Yilmaz`,
  ),
  schools: list(
    `Brackenhurst, St Wilfrid's, Long Meadow, Fairfax, Holly Bank, Castle Rise, Our Lady of Lourdes, Beechwood, Tollgate, Aldermoor, Swan Lane, Northgate`,
  ),
  towns: list(
    `Skelmersdale, Ashby Parva, Little Snoring, Tewkesbury, Penistone, Market Deeping, Wath, Chapel Allerton, Otley, Bishop Burton, Crewe, Ilkeston,
    Nether Stowey, Saltaire, Upton Grey, Hawes`,
  ),
};

/** Sentences that go with them. */
export const WIDER_SENTENCES: readonly string[] = [
  '{F} has been out of school since March.',
  "Could someone ring {F}'s grandmother about the bus?",
  'I am writing about {F}, who is nine and does not speak.',
  'The head of {S} school said no to {F} without meeting us.',
  'My lad {F} gets on with {F} at the club.',
  'Ms {N} and Mr {N} were both at the meeting.',
  'We asked {F} {N} from the council twice.',
  '{S} infants could not meet need so we chose {S} juniors.',
  'The clinic in {T} is too far from {T}.',
  'the driver, {F}, is kind to my twins',
  'my name is {F} {N} and my email is {E}',
  'Text me on {P}.',
  'She turned five on {D} and we had heard nothing.',
  'her sister {F} goes to {S} high school',
  'Thanks to {F} in the team. {F} went out of her way.',
  'Dr {N} wrote the report.',
  'It took a year for our son ({F}) to be seen.',
  'transport from {T} picks up {F} first',
  'I moved here from {T}, then to {T} road.',
  'My grandson {F} was born {D}, his plan came in June.',
  'Nobody listens to parents and the portal is slow.',
  'We waited for months and then the answer was two lines long.',
  'The speech therapist was patient and we saw a change within weeks.',
  'I would like longer breaks and more clubs in the holidays.',
];

/** Made after that; rules were mended once more after they were looked at. */
export const CLOSING_STOCK: NameStock = {
  forenames: list(
    `Aurora, Bartholomew, Catriona, Dimitri, Efua, Farhan, Gethin, Halima, Isolde, Jarek, Keziah, Lachlan, Magda, Nuala, Obi, Parveen, Roisin,
    Sacha, Thandiwe, Ulrika, Vikram, Winifred, Xavi, Yusra, Zofia, Ambrose, Briar, Coral, Dash, Ember, Forrest, Ginger, Hunter, Jools, Kai,
    Lottie, Maverick, Nell, Oakley, Petra, Reuben, Saffron, Toby, Violet, Woody, Ayaan, Ffion, Mabel`,
  ),
  surnames: list(
    `Achebe, Butterworth, Craddock, Dlamini, Eccleston, Fenwick, Gill, Horrocks, Ishaq, Jagiello, Kowalczyk, Lloyd, Mahmood, Nguyen, O'Dowd,
    Parkinson, Quigley, Rowbotham, Sandhu, Threlfall, Umar, Verma, Wrigglesworth, Young`,
  ),
  schools: list(
    `Applegarth, St Bede's, Green Lane, Whitemoor, Rose Hill, Summerfields, Our Lady of Fatima, Larkspur, Bridge End, Kingsholme, Mill Hill, Southgate`,
  ),
  towns: list(
    `Mytholmroyd, Great Missenden, Long Buckby, Wymondham, Settle, Church Stretton, Bude, Kirkby Malzeard, Thirsk, Castle Donington, Ludlow, Bicester,
    Over Wallop, Tring, Burley Gate, Ware`,
  ),
};

/** Sentences that go with them. */
export const CLOSING_SENTENCES: readonly string[] = [
  'Our eldest, {F}, needs a place at {S} from September.',
  '{F} and {F} share a taxi from {T}.',
  'could you tell {F} {N} that the form is lost again',
  "I went to {S} academy's open day and met Mrs {N}.",
  'We have had three caseworkers; the last was {F}.',
  'When {F} was four we lived near {T}.',
  "it was {F}'s teacher who rang me",
  'Letters should go to {N} and not to my ex.',
  'The taxi firm in {T} sent the wrong driver.',
  'i care for my nephew {F} and his sister {F}',
  'He goes to {S} primary but we live in {T}.',
  'My email is {E}, my phone is {P}.',
  '{F} ({N}) is waiting for a tribunal date.',
  'Date of birth {D}.',
  'Born on {D}, and still no diagnosis.',
  'The educational psychologist, {F} {N}, was thorough.',
  'She left {S} school because {F} was bullied there.',
  'Miss {N} at {S} nursery saw it first.',
  'Everything takes too long and nobody explains why.',
  'The new plan is clear and the targets make sense.',
  'I had to ask four times before anyone wrote back.',
  'Short breaks were cut and we have had no weekend since.',
];

/** Made after the last change of a rule, and looked at once: nothing was changed since. */
export const ONCE_SEEN_STOCK: NameStock = {
  forenames: list(
    `Aoife, Bogdan, Cecily, Dorota, Emeka, Florian, Greta, Hafsa, Ieuan, Jemima, Khadija, Leofric, Mateusz, Nerys, Osian, Pradeep, Qasim, Rosalind,
    Sanjay, Tamsin, Ugo, Valentina, Waleed, Xiomara, Yetunde, Zubair, Amity, Basil, Cherry, Dale, Eden, Frost, Gale, Haven, Ivory, Jewel, Linden,
    Misty, Nova, Opal, Piper, Rory, Star, Tansy, Ursula, Vinnie, Wynn, Ziggy`,
  ),
  surnames: list(
    `Adebayo, Bradshaw, Cartwright, Drozd, Egerton, Foxcroft, Gupta, Heaton, Igwe, Jessop, Kendrick, Li, Makinde, Newbould, Ogden, Pillai, Rix,
    Sikora, Tattersall, Unsworth, Vasquez, Whittle, Yeung, Zaman`,
  ),
  schools: list(
    `Ash Grove, St Columba's, Barley Lane, Thornhill, Three Bridges, Lyndhurst, Holy Cross, Fernbank, Water Meadows, Whitehouse, Priory Park, Eastgate`,
  ),
  towns: list(
    `Todmorden, Great Dunmow, Little Hulton, Knutsford, Diss, Chapel Stile, Nether Alderley, Sedbergh, Battle, Castle Cary, Ossett, Frome,
    Over Kellet, Wem, Marsh Green, Looe`,
  ),
};

/** Sentences that go with them. */
export const ONCE_SEEN_SENTENCES: readonly string[] = [
  'Since {F} started at {S} academy he sleeps again.',
  'the plan for {F} was sent to {N} by mistake',
  'We drive from {T} to {T} twice a day.',
  'My child {F} was excluded from {S} primary at six.',
  'Ask for {F}, she knows the system.',
  'Two of mine, {F} and {F}, have plans.',
  'Mr {N} never rang back and {F} missed a term.',
  'I work in {T} and cannot be home by three.',
  'my foster son {F} {N} came to us on {D}',
  '{F} is happy now.',
  'They sent the letter for {F} {N} to us.',
  "{F}'s plan names {S} secondary.",
  'he moved to {S} college and it is going well',
  'Write to {E} please, or ring {P} after four.',
  'Her date of birth is {D}.',
  'Mrs {N}, the head, was lovely to {F}.',
  'The panel in {T} did not read the report from Dr {N}.',
  'i told {F} that it would be fine',
  'School staff are kind but there are too few of them.',
  'It should not take a solicitor to get speech therapy.',
  'He is calmer since the timetable changed.',
  'We were asked the same questions by five different people.',
];
