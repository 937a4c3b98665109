/** Names and sentences for answers that are written in haste, in the ways of forms, signatures and messages; made before any was looked at. */
import type { NameStock } from '../../src/core/text/make-answers.ts';

const list = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** In none of the earlier stocks; twelve of the forenames and four of the surnames are everyday words. */
export const ROUGH_STOCK: NameStock = {
  forenames: list(
    `Adaeze, Branwen, Callista, Dexter, Elodie, Fergus, Gulsen, Harvinder, Ivana, Jasper, Kofi, Leticia, Marcin, Niamh, Damilola, Padma,
    Raheem, Siobhan, Tobias, Umair, Verity, Wiktor, Yolanda, Zachary, Bilal, Cosmo, Delphine, Elspeth, Fabian, Hugo, Imogen, Jude, Klaudia,
    Lucian, Noemi, Orla, Bear, Blue, Ace, Echo, Maple, Cedar, Indigo, Reef, Birdie, Monty, Teal, Buddy`,
  ),
  surnames: list(
    `Akhtar, Beardsley, Chukwu, Dempsey, Edgecombe, Fairclough, Ganguly, Holroyd, Ikeda, Jowett, Kosinski, Lister, Mistry, Naylor, Okonkwo,
    Prendergast, Rahman, Shufflebottom, Thackeray, Ullah, Vaughan, Wojcik, Xiong, Zielinska, Bird, Cross, Swift, Pike`,
  ),
  schools: list(
    `Copper Beech, St Hilda's, Four Winds, Heron Cross, Kestrel Mead, Orchard View, Old Mill, Brambleside, Dovecote, Queensway, The Limes,
    Riverside, Gorse Lane, Elmhurst`,
  ),
  towns: list(
    `Aylsham, Bishop's Castle, Cleobury Mortimer, Droitwich, Ely, Faversham, Great Yarmouth, Holmfirth, Keighley, Market Rasen, Oundle,
    Pocklington, Stow-on-the-Wold, Uttoxeter, Long Melford, Nailsea, Hatch End, Bury`,
  ),
};

/** Sentences that go with them. */
export const ROUGH_SENTENCES: readonly string[] = [
  'As {F}’s mum I have had to chase everything myself.',
  '{F} (7) and his brother {F} (9) are both out of school.',
  'Spoke with {F} from the SEN team who promised a call back, still waiting.',
  'Regards, {F} {N}',
  'Dear {F}, thank you for sorting the taxi.',
  '{S} have been brilliant with him, cannot fault them.',
  '{S} school kicked him out after two weeks.',
  'it was only when {F} {N} got involved that things moved',
  'She lives with her nan in {T} during the week.',
  'There is nothing in the {T} area for teenagers with autism.',
  'The respite place near {T} station closed last summer.',
  'We were sent to {T} hospital for the assessment.',
  'd.o.b. {D} and EHCP number {I}',
  'my mobile is {P} or email {E}',
  'Our address is {C} if anyone wants to visit.',
  'his nhs number is {I}',
  'The SENCO, Mrs {N}, told {F} he was naughty.',
  'well done to {F} and {F} on the front desk',
  '{F} was diagnosed at four and {F} at nine.',
  'Because {F} masks at school nobody believes me.',
  'I want {F} to go to {S} primary school like her sister.',
  'we had a place at {S} academy but {T} council would not fund the transport',
  'Mr {N} and Miss {N} at {S} college really get {F}.',
  'Only {F} ever answers the phone.',
  'Everyone knows {F} struggles with noise.',
  'Born {D}, diagnosed two years later.',
  'can you please ask {F} {N} to ring me',
  'the bus from {T} takes ninety minutes so {F} is exhausted',
  'Ever since {F} joined {S} nursery she has come out of her shell.',
  'The tribunal judge asked about {F} and we won.',
  'I have three children with additional needs and each of them waited over a year.',
  'Communication between health and education is dreadful, nobody reads the reports.',
  'The inclusion team came out to see us at home which made a real difference.',
  'It would help if someone explained the banding and why the hours were reduced.',
  'Respite has been cancelled four times since January without any reason.',
  'Please stop asking us to fill in the same paperwork again and again.',
];
