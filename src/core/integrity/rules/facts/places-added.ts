/** Places counted that may not be: one scheme added to a sum that holds it, and places of a provider that the paper keeps apart. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { type PlaceItem, type PlaceSet, placeSets, placesIn } from '../../understand/place-sets.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const ADDS =
  /\b(?:count\w*|too|includ\w*|make|together|in all|in total|altogether|combined|total|sum|plus|adds?|adding|added|with|raise\w*|as well|further|in addition|addition|besides|on top|also|gain\w*|bring\w*|makes?|come to|comes to|take\w*|give\w*|have|another|and)\b/;
const NO_SUM =
  /\b(?:was|were|had been|last (?:year|update)|existing|current\w*|already|available in|today|fewer|less|instead|rather than|not|if the|would have)\b/;
const COMMON = new Set(
  'places place school special schools primary secondary academy college base bases provision resourced opens opened september april january unit units satellite extension site new total council county further additional august extra free funded cost from with that this will have these which their them year'.split(
    ' ',
  ),
);

/** Words that name a scheme, and no other thing. */
function namesOf(words: string): string[] {
  return (words.match(/[a-z']{4,}/g) ?? []).filter((word) => !COMMON.has(word));
}

/** A sentence that adds to a sum one of its own items, by its number and its name. */
function addedAgain(
  sentence: Sentence,
  before: Sentence | undefined,
  sets: readonly PlaceSet[],
): Found | null {
  const { low } = sentence;
  if (!isStatement(sentence) || !ADDS.test(low) || NO_SUM.test(low)) return null;
  const own = placesIn(sentence);
  if (own.length === 0) return null;
  const near = before?.block === sentence.block ? `${before.low} ${low}` : low;
  for (const set of sets) {
    const told = own.find(
      ({ value }) => value > set.total && set.items.some(({ places }) => set.total + places === value),
    );
    const item = set.items.find(
      (one) => told !== undefined && set.total + one.places === told.value && isMeant(one, near, own),
    );
    if (
      told === undefined ||
      item === undefined ||
      sets.some(
        (other) => other.total === told.value && !other.items.some(({ places }) => places === set.total),
      )
    )
      continue;
    return {
      spots: [sentenceSpot(sentence), item.spot, set.spot],
      arithmetic: `${num(set.total)} places hold the ${num(item.places)} already; ${num(set.total)} + ${num(item.places)} = ${num(told.value)} counts them twice`,
    };
  }
  return null;
}

/** Whether a text means an item: by a word of its name, or by its number of places. */
function isMeant(
  { words, places }: PlaceItem,
  near: string,
  own: readonly { readonly value: number }[],
): boolean {
  return own.some(({ value }) => value === places) || namesOf(words).some((word) => near.includes(word));
}

const APART =
  /\b(?:(?:are|is|be) not (?:a |an |our |any )?(?:maintained|state|academy|independent|mainstream)|not (?:be )?(?:count\w*|includ\w*|part of|among|add\w*|shown with|treated as|regarded as|reported as|recorded as)|(?:do|does|will|may|can|must|should) not (?:yet )?count|count(?:s|ed)? none of|none of (?:its|the|these|those) [^.;]{0,30}\bcount\w*|no place (?:of|in|at)[^.;]{0,30}\bcount\w*|(?:on|as) (?:a |its |their )?(?:own |separate )?(?:line|row|entry|type)\b[^.;]{0,20}(?:\bown\b|\bapart\b|\bitself\b)?|separate(?:ly)? (?:line|from|type|recorded|shown|counted|reported)|count(?:s|ed)? only (?:from|once|when|after|as from)|only (?:once|when|from|after)\b[^.;]{0,30}\b(?:register\w*|registration)|commissioned capacity|neither (?:maintained|independent)|kept apart|excluded from|left out of|outside (?:the|our) (?:count|figure|total))\b/;
const PROVIDER =
  /\b(?:independent|commission\w*|compan\w+|charit\w+|ltd|limited|regist\w+|private|provider|run for us|operat\w+|trust runs)\b/;
const TYPES = ['maintained', 'state', 'academ', 'independent', 'inmss', 'mainstream'];
const USABLE =
  /\b(?:usable|open|opened|available|delivered|in use|ready|in place|created?|provided?|counted?|new places|local places)\b/;
const NAME = /\b[A-Z][a-z'’]{2,}(?: [A-Z][a-z'’]+)*/g;
const NO_NAME =
  /^(?:The|This|That|These|Its|Their|Under|They|Places|Pupils|Children|Until|Once|When|From|Our|Council|Department|Education|Condition|Ofsted|January|February|March|April|June|July|August|September|October|November|December|Commissioned|Independent|Section|Table|Green|Amber|Safety|Valve|Director|Each|Only|Both|Amongst|After|Before)$/;

type Kept = {
  readonly name: string;
  readonly places: readonly number[];
  readonly types: readonly string[];
  readonly isPending: boolean;
  readonly sentence: Sentence;
};

/** What a paper keeps apart: the name, its places, and the type that they are not of. */
function keptApart({ sentences }: Understanding): Kept[] {
  return sentences.flatMap((sentence): Kept[] => {
    if (!isStatement(sentence)) return [];
    const match = APART.exec(sentence.low);
    const { text } = sentence.block;
    if (match === null || !PROVIDER.test(text.toLowerCase())) return [];
    const names = [...text.slice(0, sentence.end).matchAll(NAME)]
      .flatMap(([whole]) => whole.split(' '))
      .filter((name) => name.length > 3 && !NO_NAME.test(name));
    const [name] = names;
    if (name === undefined) return [];
    const own = sentences.filter(({ block }) => block === sentence.block);
    const places = own.flatMap(({ quantities }) =>
      quantities
        .filter(
          ({ noun, phrase, unit }) =>
            unit === 'count' &&
            (/^(?:place|pupil|child)$/.test(noun) || /places?|pupils|children/.test(phrase)),
        )
        .map(({ value }) => value),
    );
    const isPending =
      /\b(?:register\w*|registration)\b/.test(text.toLowerCase()) &&
      /\bonly|until|once|before\b/.test(text.toLowerCase());
    const types = TYPES.filter((type) => sentence.low.slice(match.index).includes(type));
    return places.length === 0 ? [] : [{ name, places, types, isPending, sentence }];
  });
}

function conflicts({ types, isPending }: Kept, about: string): boolean {
  return (
    types.some((type) => about.includes(type)) ||
    (isPending &&
      USABLE.test(about) &&
      !/\b(?:plan\w*|will (?:be|open|give|count)|due|expect\w*|once)\b/.test(about))
  );
}

function countedThough(document: Understanding, kept: Kept, sets: readonly PlaceSet[]): Found[] {
  const low = kept.name.toLowerCase();
  const from = sets.flatMap((set): Found[] => {
    const item = set.items.find(({ words, places }) => words.includes(low) && kept.places.includes(places));
    if (
      item === undefined ||
      set.spot.paragraph === kept.sentence.block.paragraph ||
      !conflicts(kept, set.about)
    )
      return [];
    return [
      {
        spots: [set.spot, item.spot, sentenceSpot(kept.sentence)],
        arithmetic: `${num(set.total)} holds the ${num(item.places)} of ${kept.name}, which are kept apart: without them it is ${num(set.total - item.places)}`,
      },
    ];
  });
  if (from.length > 0) return from.slice(0, 1);
  const told = sets.flatMap((set): Found[] => {
    const item = set.items.find(({ words, places }) => words.includes(low) && kept.places.includes(places));
    const claim =
      item === undefined
        ? undefined
        : document.sentences.find(
            (one) =>
              isStatement(one) &&
              one !== kept.sentence &&
              one.block !== kept.sentence.block &&
              placesIn(one).some(({ value }) => value === set.total) &&
              conflicts(kept, one.low),
          );
    return item === undefined || claim === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(claim), item.spot, sentenceSpot(kept.sentence)],
            arithmetic: `${num(set.total)} holds the ${num(item.places)} of ${kept.name}, which are kept apart: without them it is ${num(set.total - item.places)}`,
          },
        ];
  });
  return told.length > 0 ? told.slice(0, 1) : inRowsOf(document, kept);
}

const OF_WHICH = /\bof which\b/;

/** "Independent placements | 212" over "of which Larch House | 30". */
function inRowsOf({ grids }: Understanding, kept: Kept): Found[] {
  const name = kept.name.toLowerCase();
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row, at): Found[] => {
      if (!/\bof which\b|\bincluding\b|\bincl\b/.test(row.low) || !row.low.includes(name)) return [];
      const whole = grid.rows.slice(0, at).findLast((one) => !OF_WHICH.test(one.low));
      const host = OF_WHICH.test(row.low) ? whole : row;
      const isOfType = kept.types.some((type) => host?.low.includes(type) === true);
      const part = row.cells.find((cell) => cell !== null)?.value;
      const isPart = host === row || (part !== undefined && kept.places.includes(part));
      return host === undefined || !isOfType || !isPart
        ? []
        : [
            {
              spots: [rowSpot(grid, row), rowSpot(grid, host), sentenceSpot(kept.sentence)],
              arithmetic: `"${host.label}" holds ${kept.name}, which the text says is no part of it`,
            },
          ];
    }),
  );
}

/** Two items of one sum with one name, as many places and the same sum or day: one scheme. */
function twinsIn({ items, total, spot }: PlaceSet): Found[] {
  for (const [at, b] of items.entries()) {
    const names = new Set(namesOf(b.words));
    const marks = marksOf(b.words);
    const a = items
      .slice(0, at)
      .find(
        (one) =>
          one.places === b.places &&
          one.places >= 10 &&
          namesOf(one.words).some((word) => names.has(word) && !COUNTED_WORD.test(word)) &&
          marks.length > 1 &&
          marks.join() === marksOf(one.words).join(),
      );
    if (a === undefined) continue;
    return [
      {
        spots: [b.spot, a.spot, spot],
        arithmetic: `two entries of ${num(b.places)} places have one name, one cost and one day between them: ${num(total)} counts them twice`,
      },
    ];
  }
  return [];
}

const COUNTED_WORD =
  /^(?:thirty|forty|fifty|sixty|twenty|ten|twelve|january|february|march|april|june|july|august|september|october|november|december|form|phase)$/;

/** Sums of money and days that an entry bears. */
function marksOf(words: string): readonly string[] {
  return (
    words.match(
      /£[\d.]+ ?m?|(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d/g,
    ) ?? []
  ).toSorted();
}

function placesCounted(document: Understanding): Found[] {
  const sets = placeSets(document);
  const again =
    sets.length === 0
      ? []
      : document.sentences.flatMap(
          (sentence, at) => addedAgain(sentence, document.sentences[at - 1], sets) ?? [],
        );
  const apart = /regist|independent|commission|compan/.test(document.low)
    ? keptApart(document).flatMap((kept) => countedThough(document, kept, sets))
    : [];
  const twins = sets.filter(({ about }) => !/\bphase\b/.test(about)).flatMap(twinsIn);
  return [...again.slice(0, 1), ...apart.slice(0, 1), ...twins.slice(0, 1)];
}

/** Places added up. */
export const PLACES_ADDED_RULES: readonly Rule[] = [
  {
    code: 'claim.places-added',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'Places are counted that are counted already, or that are kept apart',
    meaning:
      'A number of places that is a sum of schemes and once more one of them; and places of a provider that the paper says are not counted, or only once registered, in a sum of the kind that they are kept out of. Silent where no sum comes to the number.',
    advice: 'Count each scheme once, and leave out of the sum what the paper keeps apart.',
    fires:
      '| Scheme | Places | Opens |\n| --- | --- | --- |\n| Fennick School, new building | 70 | September 2027 |\n| Two bases at Harlow Road | 24 | September 2026 |\n| Total | 94 | |\n\nWith the 70 places of the Fennick building as well, the county gains 164 places.',
    silent:
      '| Scheme | Places | Opens |\n| --- | --- | --- |\n| Fennick School, new building | 70 | September 2027 |\n| Two bases at Harlow Road | 24 | September 2026 |\n| Total | 94 | |\n\nWith the 30 places of the Orton annexe as well, the county gains 124 places.',
    find: placesCounted,
  },
];
