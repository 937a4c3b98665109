/** Free text made safe to keep: what could tell who somebody is gives way to a word in brackets. */
import { type IsOrdinary, maskNames, maskSameNames } from './mask-names.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = String.raw`\d{1,2}(?:\s?(?:st|nd|rd|th))?`;
const YEAR = String.raw`(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)`;
const APART = String.raw`(?:\s*[\s,./-]\s*(?:of\s+)?|(?=[a-z]))`;

/** In this order: an address of the net may hold digits, and a day is told from a number before numbers go. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+'-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, '[e-mail]'],
  [/\b(?:https?:\/\/|ftp:\/\/|www\.)\S+/gi, '[link]'],
  [
    /(?<![\w.-])(?:[\w-]{1,63}\.){1,6}(?:uk|com|org|net|gov|edu|info|io|eu|me|tv|app|co)\b(?!\.\w)(?:\/\S*)?/gi,
    '[link]',
  ],
  [/(?<![\p{L}\p{N}])@[\w.]{2,64}/gu, '[name]'],
  [
    /(?<![\p{L}\p{N}])(?:gir ?0aa|[a-z]{1,2}\d[a-z\d]?[ \u00a0]{0,2}[\do][abd-hjlnp-uw-z]{2})(?![\p{L}\p{N}])/giu,
    '[address]',
  ],
  [
    /(?<![\p{L}\p{N}])\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’-]* ){1,3}(?:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Crescent|Court|Place|Way|Terrace|Gardens|Grove|Hill|Row|Square|Mews|Walk)\b/gu,
    '[address]',
  ],
  [/(?<![\p{L}\p{N}])[a-z]{2}(?:[ -]?\d\d){3}[ -]?[a-d](?![\p{L}\p{N}])/giu, '[number]'],
  [/(?<!\d)(?:19|20)\d\d[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{1,2}(?!\d)/gi, '[date]'],
  [/(?<![\d.,£])\d{1,2}\s?([-/.])\s?\d{1,2}\s?\1\s?(?:(?:19|20)\d\d|\d\d)(?!\d)/g, '[date]'],
  [new RegExp(String.raw`(?<!\d)${DAY}${APART}${MONTH}${APART}${YEAR}`, 'gi'), '[date]'],
  [new RegExp(String.raw`(?<![a-z])${MONTH}\s+${DAY},?\s+${YEAR}`, 'gi'), '[date]'],
];

/** A day or month after a word of birth, even without its year. */
const BORN = new RegExp(
  String.raw`(?<![a-z])((?:born|birthday|birth ?date|date of birth|d\.?o\.?b\.?)(?:\s*[:=-]|\s+(?:on|in|is|was|the)){0,3}\s*)(${DAY}${APART}${MONTH}|${MONTH}\s+${DAY}(?!\d)|${MONTH}\s+${YEAR}|\d{1,2}[-/.]\d{1,2})`,
  'gi',
);

/** Tokens with digits, one to three signs apart, as numbers are read out in groups; a comma is no such sign. */
const DIGITS = /\p{L}{0,12}\p{Nd}[\p{L}\p{Nd}]*(?:[ \u00a0().–/-]{1,3}\p{L}{0,2}\p{Nd}[\p{L}\p{Nd}]*)*/gu;
/** A reference of letters and digits: "EHC-20417", "SEN/2023/0417". */
const REFERENCE = /(?<![\p{L}\p{N}])\p{Lu}{1,6}(?:[-/]\p{Lu}{1,6})?[-/]\p{Nd}{3,}(?:[-/][\p{L}\p{Nd}]+)*/gu;
/** Fewest digits in one token, beside letters, in groups, and in groups that begin with 0 or +, of somebody's own number. */
const [ONE_RUN, WITH_LETTERS, GROUPED, PHONE] = [6, 5, 9, 6];
const LONGEST_SUM = 9;
const YEARS = /^(?:19|20)\d\d(?:[ /–-]+(?:(?:19|20)\d\d|\d\d))+$/;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

/** Say whether a token of digits and letters is long enough to be a number of somebody's own. */
function isOwnNumber(token: string): boolean {
  const digits = digitsIn(token);
  return digits >= ONE_RUN || (digits >= WITH_LETTERS && digits < token.length);
}

function maskDigits(text: string): string {
  return text.replace(DIGITS, (found, at: number) => {
    const tokens = found.split(/[ \u00a0().–/-]+/);
    const [first = ''] = tokens;
    const before = text.slice(Math.max(0, at - 2), at);
    if (/£\s?$/.test(before) && /^[1-9]\d*[a-z]?$/i.test(first) && first.length <= LONGEST_SUM)
      return first.length === found.length ? found : first + maskDigits(found.slice(first.length));
    if (tokens.some(isOwnNumber)) return '[number]';
    const digits = digitsIn(found);
    if (YEARS.test(found)) return found;
    const isPhone = digits >= PHONE && tokens.length > 1 && (first.startsWith('0') || /[+(]$/.test(before));
    return digits >= GROUPED || isPhone ? '[number]' : found;
  });
}

function maskOnce(text: string, found: Set<string>, isOrdinary?: IsOrdinary): string {
  let masked = text;
  for (const [pattern, marker] of PATTERNS) masked = masked.replace(pattern, marker);
  masked = masked.replace(BORN, '$1[date]').replace(REFERENCE, '[number]');
  return maskSameNames(maskNames(maskDigits(masked), found, isOrdinary), found);
}

/**
 * Make free text safe: e-mail addresses, links, telephone and other personal numbers, addresses, full dates and names
 * give way to `[e-mail]`, `[link]`, `[number]`, `[address]`, `[date]`, `[name]`. Ordinary words, years, months alone,
 * sums of money and names of schools stay. Masking what is masked changes nothing.
 *
 * No rule finds every name: one written without a capital, that is not a common one and follows no "my son", stays, so
 * text that is masked is still for people who may read it, and is looked over before it is published.
 *
 * @param isOrdinary further words that a capital makes no name of; none where it is left out.
 */
export function maskText(text: string, isOrdinary?: IsOrdinary): string {
  const found = new Set<string>();
  let masked = text.replace(UNSEEN, '');
  // Each change takes letters or digits away, so this ends; one round is nearly always enough.
  for (;;) {
    const next = maskOnce(masked, found, isOrdinary);
    if (next === masked) return masked;
    masked = next;
  }
}
