/** A condition has one rating at one update: told in text, tables, lists of conditions by rating, answers, and as a course from update to update. */
import type { Found, Spot } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Rule } from '../../rule.ts';
import { colourOf, ratingKey } from '../../understand/rating-key.ts';
import { type RatingWord, ratingIn, ratingInCell } from '../../understand/ratings.ts';
import { type Said, type SaidCell, saidOf } from '../../understand/said.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { updateNumber, updateNumbers } from '../../understand/updates.ts';

/** Which update: its number, the newest, or the one before. */
type When = number | 'now' | 'before';
type Given = {
  readonly subject: string;
  readonly when: When;
  readonly colour: string;
  readonly said: Said;
  readonly spot: Spot;
};

const RANK: Readonly<Record<string, number>> = { red: 0, amber: 1, green: 2, blue: 3 };
const COLOURS = /\b(?:blue|green|amber|red)\b/g;
const ID = String.raw`\d(?:·\d)?`;
const SUBJECT = new RegExp(
  String.raw`\bcond(?:ition)?s?\.? (${ID}(?:(?:,| and|, and) ${ID}\b(?!%))*)|(?<![\d£·,.])\b(3·\d)\b(?! ?(?:%|m\b|million|per ?cent|times|years|months|points|places|fte))`,
  'g',
);
/** What is no rating of the condition as it stands. */
const NOT_GIVEN =
  /\b(?:would|could|should|may|might|will|if|unless|until|propos\w+|expect\w*|target|aim\w*|means|delivery|activity|effect|impact|milestones?|risk|confidence|inherent|self-assess\w*|assurance|legend|key|to become|return to|move to green|either|or|each|measures?|at (?:one|two|three|some) updates?|part|strand|workstream|except)\b|=/;

function subjectsIn(flat: string): string[] {
  if (/\bboth (?:of the )?(?:money|financ\w+|deficit) conditions\b/.test(flat)) return ['1', '2'];
  return [...flat.matchAll(SUBJECT)].flatMap(
    (match) => (match[1] ?? match[2] ?? '').match(/\d(?:·\d)?/g) ?? [],
  );
}

const WHEN =
  /\b(?:update \d|q[1-4]|(?:in|at|for|by|since|from) (?:the )?(?:may|august|aug|november|nov)\b|(?:may|august|november) (?:return|update|report)|(?:first|second|third) (?:update|rating|return)|last (?:time|update|quarter|round|return)|previous(?:ly)?|then|this (?:time|update|quarter|round)|now|current(?:ly)?)\b/g;
const ORDINAL: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3 };

function whenOf(words: string): When {
  if (/^(?:last|previous|then)/.test(words)) return 'before';
  if (/^(?:this|now|current)/.test(words)) return 'now';
  return (
    ORDINAL[words.split(' ')[0] ?? ''] ??
    updateNumber(words.replace(/^(?:in|at|for|by|since|from) (?:the )?/, '')) ??
    'now'
  );
}

/** The ratings that one sentence gives one condition. */
function inSentence(said: Said, subject: string): Given[] {
  const { flat, spot } = said;
  const give = (colour: string, when: When): Given => ({ subject, when, colour, said, spot });
  const colours = [...flat.matchAll(COLOURS)];
  const moved = /\bfrom (blue|green|amber|red) to (blue|green|amber|red)\b/.exec(flat);
  if (moved !== null && colours.length === 2)
    return [give(moved[1] ?? '', 'before'), give(moved[2] ?? '', 'now')];
  const times = [...flat.matchAll(WHEN)].filter(([word]) => word !== 'then' || colours.length > 1);
  const [only] = colours;
  if (colours.length === 1 && only !== undefined) {
    if (times.length > 1 || /\b(?:as in|than in|worse|better)\b/.test(flat)) return [give(only[0], 'now')];
    const isPast = /\b(?:was|were|had been)\b/.test(flat);
    const [time] = times;
    if (time === undefined && isPast) return [];
    return [give(only[0], time === undefined ? 'now' : whenOf(time[0]))];
  }
  // "Green in May, Amber in August, Red in November": each with the time behind it.
  return colours.flatMap((colour, at) => {
    const next = colours[at + 1]?.index ?? flat.length;
    const own = times.find(({ index }) => index > colour.index && index < next);
    return own === undefined ? [] : [give(colour[0], whenOf(own[0]))];
  });
}

/** "Red: 1, 2. Amber: 3.2 and 3.3". */
const BY_RATING = new RegExp(
  String.raw`\b(red|amber|green|blue)\b(?: conditions?)?\s?[:–—-]\s?(?:conditions? )?(${ID}(?:(?:,| and|, and|;) ${ID})*)(?![\d%])`,
  'g',
);

/** "Red: 1, 2", and "1 and 2" to the question which conditions are Red. */
function listedIn(said: Said): Given[] {
  const { flat, asked, spot } = said;
  const give = (ids: readonly string[], colour: string) =>
    ids.map((subject): Given => ({ subject, when: 'now', colour, said, spot }));
  const asks = /\b(?:which|what) conditions (?:are|were) (?:rated )?(red|amber|green|blue)\b/.exec(
    asked,
  )?.[1];
  return asks === undefined
    ? [...flat.matchAll(BY_RATING)].flatMap(([, colour = '', ids = '']) =>
        give(ids.match(/\d(?:·\d)?/g) ?? [], colour),
      )
    : give(flat.match(/(?<![\d·])\d(?:·\d)?\b(?!·)/g) ?? [], asks);
}

type Held = { readonly group: object; readonly subject: string } | null;

function flatOf(low: string): string {
  return low.replaceAll(/(\d)\.(?=\d)/g, '$1·');
}

/** The conditions that a sentence is of: its own, those of its question, the one before it in its group, or that of its heading. */
function ownersOf(said: Said, held: Held): string[] {
  const own = subjectsIn(said.flat);
  if (own.length > 0) return own;
  const asked = subjectsIn(flatOf(said.asked));
  if (asked.length > 0) return asked;
  const isOn = /\b(?:it|its|rating|this)\b/.test(said.flat) || said.asked !== '';
  if (held?.group === said.group && isOn) return [held.subject];
  const headed = subjectsIn(flatOf(said.section));
  return headed.length === 1 && /^\W*(?:rating|rag|rated|status|overall)\b/.test(said.flat) ? headed : [];
}

function isGiven(flat: string): boolean {
  return (
    /\b(?:blue|green|amber|red)\b/.test(flat) &&
    !NOT_GIVEN.test(flat.replace(/\boff target\b|\bon target\b/g, '')) &&
    !/\b(?:no|not|none|neither|only)\b/.test(flat.split(/\bbecause\b/)[0] ?? '')
  );
}

/** "Conditions 1 and 2 are both Red." */
function together(said: Said, own: readonly string[]): Given[] {
  const colours = new Set(said.flat.match(COLOURS) ?? []);
  const [colour] = colours;
  const named = subjectsIn(said.flat.split(/\b(?:are|were|remain|stay)\b/)[0] ?? '');
  return own.length > 1 &&
    colours.size === 1 &&
    colour !== undefined &&
    /\bconditions\b/.test(said.flat) &&
    named.length === own.length
    ? own.map((subject) => ({ subject, when: 'now' as const, colour, said, spot: said.spot }))
    : [];
}

/** What the text gives; a sentence without a condition of its own is of the one before it in its group, or of its heading. */
function inText(all: readonly Said[]): Given[] {
  let held: Held = null;
  return all.flatMap((said): Given[] => {
    if (said.row !== null) return [];
    const listed = listedIn(said);
    if (listed.length > 0) return listed;
    const own = ownersOf(said, held);
    const [subject] = own;
    if (own.length === 1 && subject !== undefined) held = { group: said.group, subject };
    if (!isGiven(said.flat)) return [];
    return own.length === 1 && subject !== undefined ? inSentence(said, subject) : together(said, own);
  });
}

const ONE_SIDE =
  /\b(?:delivery|activity|effect|impact|likelihood|confidence|inherent|target|residual|risk|assurance)\b/;

/** The colour of a cell; a letter stands for what the key of the document says, and for its colour where there is no key. */
type Reader = (text: string) => RatingWord | null;

function readerOf(document: Understanding): Reader {
  const key = ratingKey(document);
  return (text) => {
    const letter = /^\W{0,2}([A-Z])\W{0,2}$/.exec(text.trim())?.[1]?.toLowerCase();
    const entry = letter === undefined ? undefined : key.find(({ label }) => label === letter);
    if (entry !== undefined) return colourOf(entry);
    return letter !== undefined && key.length > 0 ? ratingInCell(text) : ratingIn(text);
  };
}

/** "Red | 1, 2": a row for each rating. */
function inListRow(said: Said, cells: readonly SaidCell[], listed: RatingWord): Given[] {
  const ids = flatOf(cells.slice(1).find(({ head }) => /\bcond/.test(head))?.low ?? '');
  return /^[\d·, and]+$/.test(ids)
    ? (ids.match(/\d(?:·\d)?/g) ?? []).map(
        (subject): Given => ({ subject, when: 'now', colour: listed, said, spot: said.spot }),
      )
    : [];
}

function whenOfHead(head: string, isOnly: boolean, number: number | null): When | null {
  if (/\b(?:previous|last|prior)\b/.test(head)) return 'before';
  if (isOnly) return updateNumber(head) ?? 'now';
  return /\bcurrent|this\b/.test(head) ? 'now' : number;
}

/** The ratings of a row: by update, or the one of now. */
function inRow(said: Said, read: Reader): Given[] {
  const cells = said.row?.cells ?? [];
  const first = cells[0];
  if (first === undefined) return [];
  const listed = read(first.text);
  const heads = cells.map(({ head }) => head).join(' ');
  if (listed !== null && RANK[listed] !== undefined && /\bcond/.test(heads))
    return inListRow(said, cells, listed);
  const text = flatOf(first.low);
  const isOf = /\bcond/.test(`${first.head} ${first.low}`) || /^\W*3·\d/.test(text);
  const subject = isOf ? /^\W*(?:cond(?:ition)?\.? ?|c)?(\d(?:·\d)?)\b/.exec(text)?.[1] : undefined;
  if (subject === undefined || /\brisk/.test(heads)) return [];
  const rated = cells.slice(1).filter(({ text: cell, head }) => read(cell) !== null && !ONE_SIDE.test(head));
  const numbers = updateNumbers(rated.map(({ head }) => head));
  return rated.flatMap((cell, at): Given[] => {
    const colour = read(cell.text);
    const when = whenOfHead(cell.head, rated.length === 1, numbers[at] ?? null);
    const isKnown = colour !== null && RANK[colour] !== undefined && when !== null;
    return isKnown && !(typeof when === 'number' && when < 1)
      ? [{ subject, when, colour, said, spot: said.spot }]
      : [];
  });
}

function shown(subject: string): string {
  return `condition ${subject.replace('·', '.')}`;
}

/** The newest update: the last of a table, or the third where text alone tells of updates. */
function newestOf(given: readonly Given[]): number {
  const numbers = (from: readonly Given[]) =>
    from.flatMap(({ when }) => (typeof when === 'number' ? [when] : []));
  const inTables = numbers(given.filter(({ said }) => said.row !== null));
  return inTables.length > 0 ? Math.max(...inTables) : Math.max(3, ...numbers(given));
}

/** Numbers stand for the newest update and the one before it. */
function settle(given: readonly Given[]): Given[] {
  const newest = newestOf(given);
  return given.map((one) => ({
    ...one,
    when: one.when === 'now' ? newest : one.when === 'before' ? newest - 1 : one.when,
  }));
}

function twoRatings(given: readonly Given[]): Found[] {
  const seen = new Map<string, Given>();
  const told = new Set<string>();
  return given.flatMap((one): Found[] => {
    const key = `${one.subject} ${one.when}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, one);
    if (before === undefined || before.colour === one.colour || before.said === one.said || told.has(key))
      return [];
    told.add(key);
    return [
      {
        spots: [one.spot, before.spot],
        arithmetic: `${shown(one.subject)}${typeof one.when === 'number' ? `, update ${one.when}` : ''}: ${before.colour} and ${one.colour}`,
      },
    ];
  });
}

const UNCHANGED =
  /\b(?:not changed|unchanged|no change|same (?:rating )?(?:as|at|throughout)|throughout|at (?:every|each|all) updates?|all (?:year|along)|has stayed|movement: none)\b/;
const BETTER = /\b(?:improv\w+|better|upgrad\w+)\b/;
const WORSE = /\b(?:worse\w*|deteriorat\w+|downgrad\w+|slipp\w+)\b/;

const ALWAYS = /\b(?:throughout|at (?:every|each|all) updates?|all (?:year|along))\b/;

/** Said to be unchanged, or of one colour all along. */
function unchanged(said: Said, next: Said | undefined, own: readonly Given[]): Found[] {
  if (ALWAYS.test(said.flat)) {
    const colour = said.flat.match(COLOURS)?.[0];
    const other = colour === undefined ? undefined : own.find((one) => one.colour !== colour);
    return other === undefined ? [] : [course(said, other, `${colour} at every update; ${other.colour}`)];
  }
  const local = own
    .filter((one) => one.said === said || (one.said === next && next.group === said.group))
    .toSorted((a, b) => order(a.when) - order(b.when));
  const [first] = local;
  const last = local.at(-1);
  return first !== undefined && last !== undefined && first.colour !== last.colour && first.when !== last.when
    ? [course(said, last, `unchanged; ${first.colour}, then ${last.colour}`)]
    : [];
}

/** A row whose word of direction goes against its ratings. */
function directed(said: Said, given: readonly Given[]): Found[] {
  const own = given.filter((one) => one.said === said).toSorted((a, b) => order(a.when) - order(b.when));
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const rise = (RANK[last.colour] ?? 0) - (RANK[first.colour] ?? 0);
  const word =
    said.row?.cells.find(({ head }) => /\b(?:direction|movement|trend|travel)\b/.test(head))?.low ?? '';
  return (BETTER.test(word) && rise < 0) || (WORSE.test(word) && rise > 0)
    ? [course(said, said, `${word}; ${first.colour}, then ${last.colour}`)]
    : [];
}

/** The condition that a sentence, or one of the two before it in its group, is of; null for none or several. */
function subjectAt(all: readonly Said[], said: Said): string | null {
  const own = subjectsIn(said.flat);
  if (own.length > 0) return own.length === 1 ? (own[0] ?? null) : null;
  const before = all.slice(Math.max(0, said.at - 2), said.at).filter(({ group }) => group === said.group);
  return before.flatMap(({ flat }) => subjectsIn(flat)).at(-1) ?? null;
}

/** A course told of one condition, against its ratings. */
function courses(all: readonly Said[], given: readonly Given[]): Found[] {
  return all.flatMap((said): Found[] => {
    const { flat } = said;
    if (said.row !== null) return BETTER.test(flat) || WORSE.test(flat) ? directed(said, given) : [];
    if (!UNCHANGED.test(flat) || !/\b(?:condition|rating|rated|red|amber|green)\b|3·\d/.test(flat)) return [];
    const subject = subjectAt(all, said);
    return subject === null
      ? []
      : unchanged(
          said,
          all[said.at + 1],
          given.filter((one) => one.subject === subject),
        );
  });
}

function order(when: When): number {
  return when === 'now' ? 99 : when === 'before' ? 98 : when;
}

function course(said: Said, other: Pick<Given, 'spot'>, arithmetic: string): Found {
  return { spots: said.spot === other.spot ? [said.spot] : [said.spot, other.spot], arithmetic };
}

/** "No condition is rated Red", and one is. */
function noneIs(said: Said, now: readonly Given[]): Found[] {
  const none =
    /\b(?:no|none of (?:the|our)) conditions? (?:is|are|has|have|was)(?: been)?(?: now)?(?: rated)? (red|amber|green|blue)\b/.exec(
      said.flat,
    )?.[1];
  const holder = none === undefined ? undefined : now.find((one) => one.colour === none && one.said !== said);
  return holder === undefined ? [] : [course(said, holder, `none is ${none}; ${shown(holder.subject)} is`)];
}

/** "The only Green is 3.5", and beside it another that is Green too. */
function notOnly(said: Said, all: readonly Said[]): Found[] {
  const sole = /\b(?:the|our) only (red|amber|green|blue)\b/.exec(said.flat)?.[1];
  if (sole === undefined) return [];
  const also = all.find(
    ({ group, flat }) =>
      group === said.group &&
      flat !== said.flat &&
      /\b(?:also|too|as well)\b/.test(flat) &&
      [...flat.matchAll(COLOURS)].some(([colour]) => colour === sole),
  );
  return also === undefined ? [] : [course(said, also, `the only ${sole}; another is ${sole} too`)];
}

/** "How many are Red? Three", and two are listed. */
function howMany(said: Said, now: readonly Given[]): Found[] {
  const how = /\bhow many (?:conditions )?(?:are|were) (?:rated )?(red|amber|green|blue)\b/.exec(
    said.asked,
  )?.[1];
  const word = /^\W*(?:a\W+)?([a-z]+|\d)\b/.exec(said.flat)?.[1];
  const own = now.filter(({ colour }) => colour === how);
  const [one] = own;
  if (one === undefined || word === undefined) return [];
  const number = wordValue(word);
  const has = new Set(own.map(({ subject }) => subject)).size;
  return number === null || number === has
    ? []
    : [course(said, one, `${number} told, ${has} listed as ${how}`)];
}

/** What is told of how many have a rating, against the ratings of now. */
function counted(all: readonly Said[], given: readonly Given[]): Found[] {
  const newest = newestOf(given);
  const now = given.filter(({ when }) => when === newest);
  return all.flatMap((said) => [...noneIs(said, now), ...notOnly(said, all), ...howMany(said, now)]);
}

function ratingsApart(document: Understanding): Found[] {
  const all = saidOf(document);
  const isRated = all.some(({ low: own, asked }) => /\b(?:red|amber|green|rag|ratings?)\b/.test(own + asked));
  if (!isRated) return [];
  const read = readerOf(document);
  const given = settle([...inText(all), ...all.flatMap((said) => inRow(said, read))]);
  if (given.length === 0) return [];
  return [...twoRatings(given), ...courses(all, given), ...counted(all, given)];
}

/** Ratings of one condition. */
export const SAME_RATING_RULES: readonly Rule[] = [
  {
    code: 'rating.two-for-one-update',
    kind: 'rating',
    severity: 'warning',
    isWide: true,
    title: 'A condition has two ratings at one update, or a course that its ratings do not take',
    meaning:
      'The rating of a condition, now or at an update, told twice with another colour: in text, tables, lists by rating or answers; and "unchanged", "no condition is Red", "better" against its ratings. Silent for ratings of activity or effect alone, and for what is proposed.',
    advice: 'Find the rating that was agreed and print it in both places.',
    fires: 'Condition 3.1 has been at one rating, unchanged since May. It was Green then and is Amber now.',
    silent: 'Condition 3.1 has been at one rating, unchanged since May. It was Amber then and is Amber now.',
    find: ratingsApart,
  },
];
