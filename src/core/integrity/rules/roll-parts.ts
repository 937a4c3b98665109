/** Which part of a roll-forward the words of a line name: what opens it, joins it, leaves it or closes it. */
import type { Quantity } from '../lex/quantities.ts';
import type { Sentence } from '../understand/sentence.ts';

export type Part = 'opening' | 'plus' | 'minus' | 'closing' | 'other';

const OPENING =
  /\b(?:opening|brought (?:forward|fwd)|b\/f(?:wd)?|at (?:the )?start|start of|^started?$|^begin|^open$|at 1 april|previous (?:month|year|balance))\b/;
const CLOSING =
  /\b(?:closing|carried (?:forward|fwd)|c\/f(?:wd)?|at (?:the )?end|end of|^end$|^left at|outstanding$|remaining$|at 31 march|month end|year end)\b/;
const LESS =
  /\b(?:ceased?|ceases|ended|left|leavers?|closed|completed|decided|decisions|removed|less|payments?|contributions?|withdrawn|withdrawals|closures?|endings?|departures?|exits?|completions?|finalised|moved out|moves? out|transfer(?:red|s)? out|left the area|repaid|reductions?|transfer from|used|drawn(?: down)?|written off|cleared|grant received|out)\b/;
const MORE =
  /\b(?:new|added|additions?|issued|joined|joiners?|received|in[- ]year|opened|moved in(?:to)?|moves? in(?:to)?|transfer(?:red|s)? in(?:to)?|arriv\w+|requests|referrals|plus|started|overspend|deficit)\b/;

/** Give the part that a head or label names. */
export function partOf(words: string): Part {
  if (/%|per cent|share|rate|average/.test(words)) return 'other';
  if (OPENING.test(words)) return 'opening';
  if (CLOSING.test(words)) return 'closing';
  if (LESS.test(words)) return 'minus';
  return MORE.test(words) || /\bnet\b|movement|change/.test(words) ? 'plus' : 'other';
}

/** "…, leaving 4,262: 144 more in six months": what the movements come to together, and no movement of its own. */
export function isNetTold(sentences: readonly Sentence[], quantity: Quantity): boolean {
  const low = sentences.find(({ quantities }) => quantities.includes(quantity))?.low ?? '';
  return (
    /[:(–—,] ?(?:(?:a )?net(?: \w+)? (?:of )?|up |down |[+−-])?$/.test(low.slice(0, quantity.start)) &&
    /^(?: \w+)? (?:more|fewer|less|net|up|down|higher|lower)\b/.test(low.slice(quantity.end))
  );
}
