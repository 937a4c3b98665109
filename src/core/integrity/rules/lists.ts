/** Rules on numbers announced and things listed, and on the form's limits. */
import type { Found, Spot } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Listing, Understanding } from '../understand/understanding.ts';

const LISTED =
  /^(?:insight|proposal|priority|milestone|action|risk|condition|intervention|workstream|theme|reason|factor|area|strand|driver|barrier|example|question|lesson|finding|recommendation|step|measure|project|event|scheme|point|school|provider|site|hub|workshop|session|course|programme|team|pathway|meeting|visit|webinar|base|bid|partner|cluster|trust|locality|term|centre|option|setting|group|module|academy|college|stage|element|objective|aim|outcome|change|issue|challenge|concern|commitment|promise|initiative|activity|thing|way|strategy|item|cause|cohort|decision|assumption|principle|message|component|achievement|success|post|role|improvement|pilot|area|location|case|key|person|officer|member|adviser)$/;

function isAnnounced({ value, unit, noun, phrase, isWord, isAbout, bound, per, step }: Quantity): boolean {
  if (unit !== 'count' || step < 1 || value < 2 || value > 20 || isAbout || bound !== null || per !== null)
    return false;
  const last =
    phrase
      .split(' ')
      .at(-1)
      ?.replace(/ies$/, 'y')
      .replace(/(?<!s)s$/, '') ?? '';
  const isPlural =
    isWord &&
    /[^s]s$/.test(phrase) &&
    !/(?:week|month|year|day|hour|point|third|quarter|time|term|fifth|minute)s$/.test(phrase);
  return LISTED.test(noun) || LISTED.test(last) || isPlural;
}

/** The number in a sentence that announces a list, nearest to its end. */
function announcedIn(sentence: Sentence): Quantity | null {
  const found = sentence.quantities.filter(isAnnounced);
  // Behind a colon comes what was named last: "twelve schools … led to five insights:".
  const last = found.at(-1);
  const isLed = last !== undefined && /:\s*$/.test(sentence.low);
  return found.length === 1 || isLed ? (last ?? null) : null;
}

function itemSpot({ items }: Listing): Spot[] {
  const last = items.at(-1);
  if (last === undefined) return [];
  return [
    {
      paragraph: last.paragraph,
      page: last.page,
      section: last.section,
      start: 0,
      end: last.text.length,
      quote: last.text,
    },
  ];
}

function announcedList(listing: Listing): Found[] {
  const { intro, items } = listing;
  if (intro === null) return [];
  const announced = announcedIn(intro);
  // "Five things went well this quarter." right above a list announces it too.
  const isShort =
    announced !== null && announced.at <= 2 && intro.tokens.length <= 14 && !/\bof the\b/.test(intro.low);
  const isBare = /^(?:the|our|these) \w+ are:?$/.test(intro.low);
  if (
    announced === null ||
    isBare ||
    (!isShort &&
      !/:\s*$|\b(?:are|include|following|below|as follows|these)\b/.test(intro.low.slice(announced.end)) &&
      !/\bfollowing\b/.test(intro.low))
  )
    return [];
  if (
    /\binclud(?:e|es|ing)\b|\bfor example\b|\bamong\b|\bsome of\b|\bsuch as\b|\bof (?:the|our|these) \w+\b.*\bare:?$/.test(
      intro.low.slice(announced.end),
    ) &&
    items.length <= announced.value
  )
    return [];
  const levels = items.map(({ level }) => level);
  const top = items.filter(({ level }) => level === Math.min(...levels));
  if (top.length === announced.value || top.length < 2) return [];
  return [
    {
      spots: [sentenceSpot(intro), ...itemSpot(listing)],
      arithmetic: `${intro.text.slice(announced.start, announced.end)} announced, ${top.length} listed`,
    },
  ];
}

/** Letters or numbers in brackets that count up within one sentence or paragraph: (a) … (f). */
function lettersIn(text: string): number {
  let next = 'a'.charCodeAt(0);
  for (const match of text.matchAll(/(?:^|[\s(,;:])\(?([a-j])\)\s/g))
    if (match[1]?.charCodeAt(0) === next) next += 1;
  const letters = next - 'a'.charCodeAt(0);
  let figure = 1;
  for (const match of text.matchAll(/(?:^|[\s(,;:])\(?(\d{1,2})\)\s/g))
    if (Number(match[1]) === figure) figure += 1;
  const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
  let roman = 0;
  for (const match of text.matchAll(/\((i|ii|iii|iv|v|vi|vii|viii|ix|x)\)\s/g))
    if (match[1] === romans[roman]) roman += 1;
  return Math.max(letters, figure - 1, roman);
}

function lettered(sentence: Sentence): Found[] {
  const announced = announcedIn(sentence);
  if (announced === null) return [];
  const rest = sentence.block.text.slice(sentence.start + announced.end);
  const letters = lettersIn(rest.slice(0, 3000));
  if (letters < 2 || letters === announced.value) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${sentence.text.slice(announced.start, announced.end)} announced, ${letters} listed`,
    },
  ];
}

const MOST_WORDS = 9;

/** The things of a plain enumeration "A, B, C and D"; null where it is not one beyond doubt. */
function enumerated(text: string): readonly string[] | null {
  const plain = text
    .replaceAll(/\([^()]{0,60}\)/g, '')
    .trim()
    .replace(/[.;]$/, '');
  if (plain.includes(':') || plain.length > 420) return null;
  const bySemicolon = plain.includes(';');
  const parts = bySemicolon ? plain.split(/;\s*(?:and\s+)?/) : plain.split(/,\s+(?:and\s+)?|\s+and\s+/);
  const things = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (things.length < 2) return null;
  const commas = plain.split(',').length - 1;
  const ands = plain.split(/\band\b/).length - 1;
  // "A, B and C" has one "and" at its end; more make it unclear where one thing ends and the next begins.
  const isClear =
    bySemicolon || (ands === 1 && (commas === 0 || /,[^,]*\band\b[^,]*$|, and [^,]*$/.test(plain)));
  if (!isClear || things.some((thing) => thing.split(/\s+/).length > (bySemicolon ? 30 : MOST_WORDS)))
    return null;
  return things;
}

const THESE_ARE = /^(?: [a-z-]+){1,3} (?:are|were) /;

/** "The three causes were later starts, higher prices and a missed claim." */
function theseAre(sentence: Sentence): Found[] {
  const announced = announcedIn(sentence);
  if (announced === null || announced.at > 2 || sentence.quantities.length > 1) return [];
  const mark = THESE_ARE.exec(sentence.low.slice(announced.end));
  const rest = mark === null ? '' : sentence.text.slice(announced.end + mark[0].length);
  const things = enumerated(rest);
  if (things === null || things.length < 2 || things.length === announced.value) return [];
  if (
    !/,/.test(rest) ||
    /\b(?:is|are|was|were|will|has|have|which|who|now|still|all|both)\b|^(?:as|set|listed|shown|\w+ed)\b/.test(
      rest,
    )
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${sentence.text.slice(announced.start, announced.end)} announced, ${things.length} named: ${things.join(' | ')}`,
    },
  ];
}

/** "Six places were visited. These were Alder, Birch and Cedar." */
function theseNext(sentences: readonly Sentence[], at: number): Found[] {
  const [sentence, next] = [sentences[at], sentences[at + 1]];
  const announced = sentence === undefined ? null : announcedIn(sentence);
  if (sentence === undefined || next === undefined || announced === null || next.block !== sentence.block)
    return [];
  const mark = /^(?:these|they|those) (?:are|were) (?:the |at |in )?|^(?:namely|i\.e\.),? /i.exec(next.text);
  const things = mark === null ? null : enumerated(next.text.slice(mark[0].length));
  if (things === null || things.length < 3 || things.length === announced.value || next.quantities.length > 0)
    return [];
  if (
    /\b(?:is|are|was|were|will|has|have|which|who|now|still|all|both|not)\b/.test(
      next.low.slice(mark?.[0].length ?? 0),
    )
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(next)],
      arithmetic: `${sentence.text.slice(announced.start, announced.end)} announced, ${things.length} named: ${things.join(' | ')}`,
    },
  ];
}

/** "Three events: Ashford, Birley and Carham." */
function enumeration(sentence: Sentence): Found[] {
  const announced = announcedIn(sentence);
  if (
    announced === null ||
    // "Two of the four milestones": the list is of the two.
    /\b(?:of|out of) (?:the |these |those |our )?$/.test(
      sentence.low.slice(Math.max(0, announced.start - 16), announced.start),
    ) ||
    sentence.quantities.some((other) => other !== announced && other.start > announced.end)
  )
    return [];
  const behind = sentence.text.slice(announced.end);
  const mark = /^[^:;(–—.]{0,70}?(?::\s|\s[–—]\s|\s\(|, namely |, (?:in|at) (?=[A-Z]))/.exec(behind);
  if (mark === null || /\b(?:including|such as|for example|e\.g)\b/i.test(behind)) return [];
  const rest = behind.slice(mark[0].length);
  const inner = mark[0].endsWith('(')
    ? rest.slice(0, rest.indexOf(')') === -1 ? 0 : rest.indexOf(')'))
    : rest;
  const things = enumerated(inner);
  if (things === null || things.length === announced.value) return [];
  // "someone from health if they are needed": a condition on one thing is no statement.
  const bare = inner.replaceAll(/\s(?:if|when|where|as) [^,;]*/g, '');
  if (/\b(?:is|are|was|were|will|has|have)\b/.test(bare) && !inner.includes(';')) return [];
  // Two things joined by "and" may be one name.
  if (!inner.includes(';') && things.length === announced.value + 1 && things.length === 2) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${sentence.text.slice(announced.start, announced.end)} announced, ${things.length} listed: ${things.join(' | ')}`,
    },
  ];
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

/** "Three reasons. First, … Second, … Third, … Fourth, …" */
function ordinals({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const announced = announcedIn(sentence);
    if (announced === null) return [];
    const rest = sentence.block.text.slice(sentence.start + announced.end).toLowerCase();
    const isLast = /[.;] (?:and )?(?:lastly|finally|last),? /.test(rest) ? 1 : 0;
    const used = ORDINALS.findIndex(
      (word) => !new RegExp(`(?:^|[.;:] )(?:and )?(?:the )?${word}(?:ly)?,? `).test(rest),
    );
    const count = (used === -1 ? ORDINALS.length : used) + isLast;
    if (count < 2 || count === announced.value) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${sentence.text.slice(announced.start, announced.end)} announced, ${count} told one by one`,
      },
    ];
  });
}

/** The rows of a table against the number that announces it. */
function announcedRows({ document, sentences }: Understanding): Found[] {
  return document.blocks.flatMap((block, at) => {
    const above = document.blocks[at - 1];
    if (block.kind !== 'table' || above === undefined || above.kind === 'table' || block.isChart) return [];
    const intro = sentences.findLast((sentence) => sentence.blockAt === at - 1);
    if (intro === undefined) return [];
    const announced = announcedIn(intro);
    const isIntro =
      /\b(?:table below|following table|set out below|listed below|shown below|as follows|below)\b|:\s*$/.test(
        intro.low,
      );
    if (announced === null || !isIntro) return [];
    const rows = block.rows.filter(
      (row) => (row.cells[0] ?? '').trim() !== '' && !/^(?:sub-?)?total/i.test(row.cells[0] ?? ''),
    );
    const header = block.header?.cells[0]?.toLowerCase() ?? '';
    const noun = announced.noun === '' ? announced.phrase : announced.noun;
    if (rows.length === announced.value || rows.length < 2 || !header.includes(noun.slice(0, 6))) return [];
    return [
      {
        spots: [sentenceSpot(intro)],
        arithmetic: `${intro.text.slice(announced.start, announced.end)} announced, ${rows.length} rows in the table`,
      },
    ];
  });
}

const HEADLINE =
  /\b(?:up to three|at most three|maximum of three|no more than three|up to 3|max(?:imum)?\.? (?:of )?(?:3|three)|three (?:biggest|best|main)|biggest (?:drivers|barriers)|best examples)\b/;

function tooManyHeadlines({ intro, items }: Listing): Found[] {
  if (intro === null || !HEADLINE.test(intro.low) || items.length <= 3) return [];
  if (Math.min(...items.map(({ level }) => level)) !== Math.max(...items.map(({ level }) => level)))
    return [];
  return [{ spots: [sentenceSpot(intro)], arithmetic: `at most 3 are asked for, ${items.length} are given` }];
}

const ADVICE = 'Count again, and mend the number or the list.';

/** Lists, in the order of the page of rules. */
export const LIST_RULES: readonly Rule[] = [
  {
    code: 'count.list',
    kind: 'listed-count',
    severity: 'error',
    title: 'A list has more or fewer items than are announced',
    meaning:
      'A sentence that announces a number of things of one kind and the list beneath it. Silent where the list is said to include only some.',
    advice: ADVICE,
    fires: 'The reference panel gave us five key insights:\n\n- a\n- b\n- c\n- d\n- e\n- f',
    silent: 'The reference panel gave us five key insights:\n\n- a\n- b\n- c\n- d\n- e',
    find: ({ listings }) => listings.flatMap(announcedList),
  },
  {
    code: 'count.letters',
    kind: 'listed-count',
    severity: 'error',
    title: 'Letters or numbers in a sentence run further than is announced',
    meaning: 'A number of things announced, and (a), (b), (c) … behind it in the same paragraph.',
    advice: ADVICE,
    fires: 'We drew four lessons: (a) start early; (b) listen; (c) measure; (d) share; and (e) repeat.',
    silent: 'We drew four lessons: (a) start early; (b) listen; (c) measure; and (d) share.',
    find: ({ sentences }) => sentences.flatMap(lettered),
  },
  {
    code: 'count.enumeration',
    kind: 'listed-count',
    severity: 'warning',
    title: 'A sentence names more or fewer things than it announces',
    meaning:
      'A number of things, a colon, dash or bracket, and short names with commas and one "and". Silent where names are long or it says that it gives examples.',
    advice: ADVICE,
    fires: 'Events were held at three sites: Ashford, Birley, Carham and Denby.',
    silent: 'Events were held at three sites: Ashford, Birley and Carham.',
    find: ({ sentences }) => [
      ...sentences.flatMap(enumeration),
      ...sentences.flatMap(theseAre),
      ...sentences.flatMap((_, at) => theseNext(sentences, at)),
    ],
  },
  {
    code: 'count.ordinals',
    kind: 'listed-count',
    severity: 'warning',
    title: 'First, second and third run further, or less far, than is announced',
    meaning: 'A number of things announced and told one by one in the same paragraph.',
    advice: ADVICE,
    fires:
      'There are two reasons. First, posts were filled late. Second, places slipped. Third, prices rose.',
    silent: 'There are two reasons. First, posts were filled late. Second, places slipped.',
    find: ordinals,
  },
  {
    code: 'count.table-rows',
    kind: 'listed-count',
    severity: 'warning',
    title: 'A table has more or fewer rows than are announced',
    meaning:
      'A sentence that announces a number of things and says that they stand below, and a table whose first column is of such things.',
    advice: ADVICE,
    fires:
      'The four schemes are shown below:\n\n| Scheme | Places |\n| --- | --- |\n| Ash | 10 |\n| Birch | 12 |\n| Cedar | 9 |',
    silent:
      'The three schemes are shown below:\n\n| Scheme | Places |\n| --- | --- |\n| Ash | 10 |\n| Birch | 12 |\n| Cedar | 9 |',
    find: announcedRows,
  },
  {
    code: 'count.headlines',
    kind: 'listed-count',
    severity: 'warning',
    title: 'More headlines than the form has room for',
    meaning: 'A list under a question that asks for at most three.',
    advice: 'Keep the three that matter most.',
    fires: 'What were the biggest barriers this quarter? (up to three)\n\n- a\n- b\n- c\n- d',
    silent: 'What were the biggest barriers this quarter? (up to three)\n\n- a\n- b',
    find: ({ listings }) => listings.flatMap(tooManyHeadlines),
  },
];
