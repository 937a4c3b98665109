/** Rules on personal details in a copy for the public. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';

const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;

const PHONE = /(?<![\d.,£])(?:\+44\s?\d{2,4}|\(?0\d{2,4}\)?)[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)/g;

function matches({ document }: Understanding, pattern: RegExp, what: string): Found[] {
  return document.blocks.flatMap((block) => {
    const lines =
      block.kind === 'table'
        ? block.rows.map((row) => ({ text: row.raw ?? row.cells.join(' | '), paragraph: row.paragraph }))
        : [{ text: block.text, paragraph: block.paragraph }];
    return lines.flatMap(({ text, paragraph }) =>
      [...text.matchAll(pattern)].map((match) => ({
        spots: [
          {
            paragraph,
            page: block.page,
            section: block.section,
            start: match.index,
            end: match.index + match[0].length,
            quote: match[0],
          },
        ],
        arithmetic: what,
      })),
    );
  });
}

function isPublic({ low, document }: Understanding): boolean {
  return (
    /\bpublic (?:copy|version)|for publication|published version|redacted\b/.test(low.slice(0, 4000)) ||
    /public/i.test(document.name)
  );
}

const NAMED_CHILD =
  /\b(?:child|pupil|young person|student|boy|girl|son|daughter) (?:called |named )([A-Z][a-z]+)\b|\b([A-Z][a-z]+), (?:aged \d{1,2}|(?:a|an|our) (?:\w+-year-old|\d{1,2}-year-old))\b/;

function namedChild({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    NAMED_CHILD.test(sentence.text) &&
    /\b(?:child|pupil|plan|autis|school|placement|young person|year-old)\b/.test(sentence.low) &&
    !/\bcouncillor|cllr|director|officer|head\b/.test(sentence.low)
      ? [{ spots: [sentenceSpot(sentence)], arithmetic: 'a first name with what is told of a child' }]
      : [],
  );
}

/** Personal details. */
export const PERSONAL_RULES: readonly Rule[] = [
  {
    code: 'personal.email',
    kind: 'personal',
    severity: 'info',
    title: 'An email address',
    meaning: 'Any email address; a warning where the document says that it is a public copy.',
    advice: 'Leave it out of a public copy.',
    fires: 'Contact: someone@example.org',
    silent: 'Contact: the programme office',
    find: (document) =>
      matches(document, EMAIL, 'an email address').map((found) => ({
        ...found,
        severity: isPublic(document) ? ('warning' as const) : ('info' as const),
      })),
  },
  {
    code: 'personal.phone',
    kind: 'personal',
    severity: 'info',
    title: 'A telephone number',
    meaning:
      'A number in the form of a telephone number of this country; a warning where the document says that it is a public copy.',
    advice: 'Leave it out of a public copy.',
    fires: 'Telephone: 01632 960123',
    silent: 'Telephone: through the programme office',
    find: (document) =>
      matches(document, PHONE, 'a telephone number').map((found) => ({
        ...found,
        severity: isPublic(document) ? ('warning' as const) : ('info' as const),
      })),
  },
  {
    code: 'personal.child',
    kind: 'personal',
    severity: 'warning',
    title: 'A child is named',
    meaning: 'A first name beside an age or "a pupil called".',
    advice: 'Tell the case without name, age and school.',
    fires: 'One pupil called Jamie has moved to a local school.',
    silent: 'One pupil has moved to a local school.',
    find: namedChild,
  },
];
