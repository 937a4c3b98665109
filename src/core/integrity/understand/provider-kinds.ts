/** Whether places are told to be independent or of the state, where a provider stands with its registration, and what is named. */
import { oncePer } from './once.ts';
import { type Said, saidOf } from './said.ts';
import type { Understanding } from './understanding.ts';

export type ProviderKind = 'independent' | 'state';

const INDEPENDENT =
  /\b(?:independent|private(?:ly)?|company|ltd|limited|charity|inmss|nmiss|non-maintained|not council-run|operated by [a-z]+ [a-z]+ (?:ltd|limited))\b/;
const STATE =
  /\b(?:maintained|state(?:-funded| funded| sector)?|council-run|council run|community (?:special )?school|academy|our own staff|local authority school|new special (?:school )?places?|special school places)\b/;
/** What is said not to be so. */
const NOT_INDEPENDENT =
  /\b(?:not (?:as |an? |count\w* as )?(?:an )?independent|not independent|no independent|none (?:is|are|was)[^.;]{0,30}independent|leav\w+ out|excluding|not in the independent|(?:rather than|instead of) independent)\b/;
const NOT_STATE =
  /\b(?:not (?:as |an? |count\w* as )?(?:maintained|state|special school|new special)|non-maintained|neither [a-z]+ nor maintained|never as state|none[^.;]{0,30}(?:maintained|state)|being independent)\b/;

const BUILDS =
  /\b(?:build(?:ing)? works?|building contract|contractors?|construction|architects?|design\w*|works? (?:is|are) done)\b/;

/** Give the kinds that words tell of, those denied left out. */
export function kindsIn(words: string): readonly ProviderKind[] {
  const bare = words.replace(/\bnon-maintained\b/g, 'inmss');
  const kinds: ProviderKind[] = [];
  // A company that builds runs nothing.
  const told = BUILDS.test(bare) ? bare.replace(/\b(?:company|ltd|limited)\b/g, '') : bare;
  if (INDEPENDENT.test(told) && !NOT_INDEPENDENT.test(bare)) kinds.push('independent');
  if (STATE.test(bare) && !NOT_STATE.test(words)) kinds.push('state');
  return kinds;
}

/** Whether words deny that places are independent. */
export function deniesIndependent(words: string): boolean {
  return /\bnot (?:an )?independent\b|\bso not independent\b|\bno independent\b/.test(words);
}

const UNREGISTERED =
  /\b(?:awaits? (?:its )?regist\w+|awaiting regist\w+|not (?:yet )?(?:been )?registered|until it is registered|(?:still has|has still|is still|has yet|must|still needs?|needs) to (?:be )?regist\w+|registration:? (?:is )?(?:pending|awaited|outstanding)|registration visit (?:has not|is still)|cannot (?:admit|open|start)[^.;]{0,30}until|regist\w+[^.;]{0,40}\bis expected in|pending)\b/;
const REGISTERED =
  /\b(?:(?:was|were|has been|(?<!until (?:it|they) )is) registered|granted|since (?:its )?registration|(?:visit )?took place)\b/;

/** Whether words tell that a provider is not registered yet. */
export function isUnregistered(said: Said): boolean {
  const words = `${said.asked} ${said.low}`;
  if (/\bregister(?:ed)?\b/.test(said.asked) && /^\W{0,3}(?:not yet|no)\b/.test(said.low)) return true;
  return (
    UNREGISTERED.test(words) &&
    /\bregist\w+|\binspect\w+|\bofsted\b|\bcannot\b/.test(words) &&
    !REGISTERED.test(said.low.replace(UNREGISTERED, ' '))
  );
}

const IN_USE =
  /\b(?:(?:are|is|now) in use|in use (?:now|this term|since)|attend(?:s|ing)? at present|(?:are|is) attending|pupils attend\b|attend now|already counts?|counts? (?:its|all|the) [^.;]{0,24}as (?:placed|open|delivered)|opened in|(?:has|have) opened|places? (?:are )?(?:delivered|open)|delivered|have started|on roll|counted as (?:open|delivered|placed))\b/;
const NOT_IN_USE =
  /\b(?:will|would|none of|once|after that|from|when|not (?:yet )?(?:in use|open|counted)|to be|planned|expected to)\b/;

/** Whether words tell that places are in use, or counted as if they were. */
export function isInUse(said: Said): boolean {
  const words = `${said.asked} ${said.low}`;
  return IN_USE.test(words) && !NOT_IN_USE.test(said.low.replace(UNREGISTERED, ' '));
}

const NAME =
  /\b(?:The )?[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}(?: (?:House|Lodge|Centre|Center|School|Hall|Haven|Court|Farm|Lane|Place|Base|Academy|Campus|View|Park|Education|Learning))\b|\bThe [A-Z][a-z]{3,}\b/g;
const LAST =
  /\s(?:House|Lodge|Centre|Center|School|Hall|Haven|Court|Farm|Lane|Place|Base|Academy|Campus|View|Park|Education|Learning)$/;
const NO_NAME =
  /^The (?:Council|Forum|Department|Authority|Board|Programme|Chart|Condition|Deficit|Secretary|Director|Cabinet|Plan|Schools?|High|Ofsted|Local|Special|Independent)\b/;

/** Names of places in a text, each once, in lower case without its last word. */
export function namesIn(text: string): readonly string[] {
  const names = [...text.matchAll(NAME)].flatMap(([name]) =>
    NO_NAME.test(name) ? [] : [name.replace(/^The /, '').toLowerCase()],
  );
  return [...new Set(names)];
}

/** Whether two names are of one place: the whole, or one of them cut short. */
export function isOneName(a: string, b: string): boolean {
  const short = (name: string) => name.replace(new RegExp(LAST.source, 'i'), '');
  return a === b || (short(a) === short(b) && (a === short(a) || b === short(b)));
}

/** A place by name, with the kinds that its line tells. */
export type NamedPlace = {
  readonly name: string;
  readonly kinds: readonly ProviderKind[];
  readonly said: Said;
};

/** Words by which a row tells the kind: its own cells but for names, and the heads; a nil counts nothing. */
function wordsOfRow({ row, low }: Said): string {
  if (row === null) return low;
  const head = row.grid.columns.map((column) => column.low).join(' ');
  const own = row.cells.map((cell) => cell.low).join(' ');
  return kindsIn(own).length > 0 ? own : `${head} ${row.grid.caption.toLowerCase()}`;
}

const isNilRow = ({ row }: Said) =>
  row?.row.cells.some((cell) => cell !== null) === true &&
  row.row.cells.every((cell) => cell === null || cell.value === 0);

/** Give the named places of a paper with the kinds told of each. */
export const namedPlaces: (document: Understanding) => readonly NamedPlace[] = oncePer((document) =>
  saidOf(document).flatMap((said) => {
    const names = isNilRow(said) ? [] : namesIn(said.text);
    const kinds = names.length === 0 ? [] : kindsIn(wordsOfRow(said));
    return kinds.length === 1 ? names.map((name) => ({ name, kinds, said })) : [];
  }),
);
