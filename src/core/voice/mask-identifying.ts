/** Takes identifying detail out of words that are published: names with a title, settings, contacts, postcodes, very small numbers. */

import { withCapital } from '../base/first-letter.ts';
import { FORENAMES } from '../text/word-lists.ts';

/** What was taken out, in words, and how often. */
export type Masked = { readonly text: string; readonly kinds: readonly string[] };

const NAME = String.raw`\p{Lu}[\p{L}’'-]+`;
const RELATION =
  'son|daughter|child|boy|girl|grandson|granddaughter|brother|sister|nephew|niece|foster child|pupil|student';
const FEW =
  'children|pupils|young people|families|parents|carers|boys|girls|students|learners|people|members|teachers';

/** Each rule: what it is called, what it finds, and what stands in its place. The order matters: contacts before names. */
const RULES: readonly {
  readonly kind: string;
  readonly find: RegExp;
  readonly put: string | ((found: string, ...parts: string[]) => string);
}[] = [
  { kind: 'an address', find: /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu, put: '[contact]' },
  { kind: 'a telephone number', find: /(?:\+44\s?|\b0)\d(?:[\s-]?\d){8,10}\b/g, put: '[contact]' },
  {
    kind: 'a postcode',
    find: /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/g,
    put: '[place]',
  },
  { kind: 'a pupil number', find: /\b[A-Z]\d{12}\b|\b[A-Z]\d{11}[A-Z]\b/g, put: '[number]' },
  {
    kind: 'a date of birth',
    find: /\bborn (?:on |in )?\d{1,2}(?:\/|\s)(?:\d{1,2}|\p{L}+)(?:\/|\s)\d{2,4}/giu,
    put: 'born [date]',
  },
  {
    kind: 'a setting',
    find: new RegExp(
      String.raw`(?:${NAME}\s(?:of\s|the\s|and\s|&\s)?){1,4}(?:Primary|Secondary|Infant|Junior|Special|High|Grammar|Nursery|Academy|School|College|Pre-school)(?:\s(?:School|Academy|College|Centre))?`,
      'gu',
    ),
    put: '[setting]',
  },
  {
    kind: 'a name',
    find: new RegExp(
      String.raw`\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Dame)\.?\s${NAME}(?:\s${NAME})?`,
      'gu',
    ),
    put: '[name]',
  },
  {
    kind: 'a name',
    find: new RegExp(
      String.raw`\b((?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) (?:${RELATION}))(?:,? |, called )${NAME}(?:\s${NAME})?`,
      'gu',
    ),
    put: '$1 [name]',
  },
  {
    kind: 'a name',
    find: new RegExp(
      String.raw`(?<![\p{L}\[])(?:${[...FORENAMES].map(withCapital).join('|')})(?:\s${NAME})?(?![\p{L}’'-]*\])(?!\p{L})`,
      'gu',
    ),
    put: '[name]',
  },
  {
    kind: 'a very small number',
    find: new RegExp(String.raw`\b(the |these |those )?(?:[1-4]|one|two|three|four) (${FEW})\b`, 'giu'),
    put: (_found, pointer, who) => `${pointer ?? 'a '}few ${who ?? ''}`,
  },
];

/** Mask a text. What rules of this kind cannot know, such as an uncommon first name alone, a person must look for before publishing. */
export function maskIdentifying(text: string): Masked {
  let masked = text;
  const kinds: string[] = [];
  for (const { kind, find, put } of RULES) {
    const next = typeof put === 'string' ? masked.replace(find, put) : masked.replace(find, put);
    if (next !== masked && !kinds.includes(kind)) kinds.push(kind);
    masked = next;
  }
  return { text: masked, kinds };
}
