/** A barrier said to be the only one, and conditions off target for another reason. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { schemesOf } from '../../understand/dated-schemes.ts';
import { newestOf, ratedRows } from '../../understand/rated-things.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { sentencesOfThing } from './keys.ts';

const BARRIER =
  '(?:barriers?|obstacles?|blockers?|issues?|problems?|constraints?|factors?|challenges?|difficult(?:y|ies)|hurdles?|impediments?)';
const ONLY = new RegExp(
  [
    `\\b(?:only|just|a single|one single|sole|the single|a sole) (?:one |the one )?(?:\\w+ ){0,2}?${BARRIER}\\b`,
    `\\b${BARRIER}\\b[^.;]{0,20}\\b(?:is|was|has been) (?:only|just|solely) (?:one|the)?\\b`,
    `\\b(?:no other|no further|no additional|without any other|nor any other) (?:\\w+ ){0,2}?${BARRIER}\\b`,
    `\\bone ${BARRIER.replace('?:', '?:')} (?:only|alone)\\b|\\b(?:one|a) (?:\\w+ )?barrier (?:to report|in the (?:period|quarter|update))\\b`,
    '\\b(?:just|only|the) one thing\\b|\\bno others?(?: to report)?(?=\\W*$)|\\bnothing else (?:has|is|was|stands|held|holds)\\b|\\bapart from (?:this|that)[^.;]{0,30}\\b(?:nothing|no)\\b',
  ].join('|'),
);
/** Without one of these no sentence claims that something is the only one. */
const HINT =
  /\b(?:only|just|single|sole(?:ly)?|no (?:other|further|additional)|others?|nothing else|one|apart from)\b/;
/** Only one barrier to one thing, or of one kind. */
const OF_PART =
  /\b(?:barriers? to (?:the |this |that )?(?:recruit\w*|opening|inclusion for|attendance|scheme|project|transfer|learning|work(?:ing)?)|in (?:workstream|condition|strand|theme) \d|for (?:this|that) (?:scheme|project|child)|if|whether|would|last (?:year|quarter|update))\b/;
const CAUSE =
  /\b(?:because(?: of)?|due to|owing to|as a result of|the (?:main |chief |biggest )?(?:reason|cause)s?(?: for| of|\b)|so that|pushed (?:it|them|costs?) up|went up by more|reasons? for both|driven by|caused by|drives?|stems? from|results? from|down to|held (?:up|back) by|delayed by|accounts? for|is £[\d.]+m of|the result of|explained by|on account of|following)\b/;

const COMMON = new Set(
  'barrier issue problem condition red amber green target plan cost council year update quarter month programme delivery period report number main other thing cannot reason cause result high need block position both'.split(
    ' ',
  ),
);

function words(text: string): Set<string> {
  return new Set(
    [...thingWords(text)].filter((word) => word.length > 3 && !COMMON.has(word) && !/^\d/.test(word)),
  );
}

/** What is said to be the barrier: the claim, and what stands around it in its block and the next one. */
function barrierWords({ sentences }: Understanding, claim: Sentence): Set<string> {
  const near = sentences.filter(
    ({ blockAt }) => blockAt >= claim.blockAt - 1 && blockAt <= claim.blockAt + 2,
  );
  const own = near.filter(
    ({ block, blockAt }) =>
      block.section === claim.block.section &&
      (blockAt === claim.blockAt || block.kind === 'item' || Math.abs(blockAt - claim.blockAt) <= 1) &&
      block.kind !== 'heading',
  );
  return words(own.map(({ text }) => text).join(' '));
}

/** "C3.2, independent placements — R.": a paragraph that bears its rating at its head. */
const RED_HEAD =
  /[—–:(-]\s?\**(?:R|Red|RED)\b\**[.:,)]|^\W{0,4}(?:condition )?c?\d(?:\.\d)?\b[^.]{0,60}\b(?:Red|RED)\b\**\s?[:.,–—(-]/i;

type Other = { readonly why: string; readonly spots: readonly Spot[] };

function isOther(text: string, barrier: ReadonlySet<string>): boolean {
  return [...words(text)].every((word) => !barrier.has(word));
}

/** A condition off target whose own words give a reason that is not the barrier; else its bare row, where nothing of the barrier is said of it. */
function offForAnother(document: Understanding, barrier: ReadonlySet<string>): Other[] {
  return ratedRows(document).flatMap((row): Other[] => {
    const cell = newestOf(row);
    if (row.isRisk || cell?.colour !== 'red') return [];
    const own = sentencesOfThing(document, row.subject);
    const cause = own.find((one) => CAUSE.test(one.low) && isOther(one.text, barrier));
    if (cause !== undefined)
      return [
        {
          why: `${row.subject} is red: "${cause.text.slice(0, 90)}"`,
          spots: [sentenceSpot(cause), cell.spot],
        },
      ];
    const isBare =
      own.length > 0 && isOther(`${row.row.label} ${own.map(({ text }) => text).join(' ')}`, barrier);
    return isBare
      ? [{ why: `${row.subject} is red, and nothing of that barrier is said of it`, spots: [cell.spot] }]
      : [];
  });
}

/** A sentence anywhere by which a condition is red, or a scheme late, for a reason that is not the barrier. */
function toldForAnother(document: Understanding, claim: Sentence, barrier: ReadonlySet<string>): Other[] {
  const told = document.sentences.find(
    (one) =>
      one.block !== claim.block &&
      isStatement(one) &&
      (CAUSE.test(one.low) || RED_HEAD.test(one.block.text.slice(0, 110))) &&
      (RED_HEAD.test(one.block.text.slice(0, 110)) ||
        /\b(?:red|off (?:target|track)|conditions? \d[^.;]{0,30}(?:missed|not met)|reasons? for both)\b/.test(
          one.low,
        )) &&
      !/\b(?:not|no longer|was red)\b/.test(one.low) &&
      isOther(one.text, barrier),
  );
  const late = schemesOf(document).find(
    ({ late: words, name, isTotal }) => words !== null && !isTotal && isOther(name, barrier),
  );
  return [
    ...(told === undefined ? [] : [{ why: `"${told.text.slice(0, 110)}"`, spots: [sentenceSpot(told)] }]),
    ...(late === undefined ? [] : [{ why: `${late.name}: ${late.late}`, spots: [late.spot] }]),
  ];
}

function notTheOnly(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence): Found[] => {
    const match = HINT.test(sentence.low) ? ONLY.exec(sentence.low) : null;
    if (
      match === null ||
      !isStatement(sentence) ||
      OF_PART.test(sentence.low) ||
      /\bnot (?:the |just |only )/.test(sentence.low)
    )
      return [];
    const isOfBarriers =
      new RegExp(`\\b${BARRIER}\\b`).test(
        `${sentence.low} ${(sentence.block.section ?? '').toLowerCase()} ${sentence.block.text.toLowerCase().slice(0, 160)}`,
      ) || /\bthing\b/.test(match[0]);
    if (!isOfBarriers) return [];
    const barrier = barrierWords(document, sentence);
    const others = [...offForAnother(document, barrier), ...toldForAnother(document, sentence, barrier)];
    if (others.length === 0) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...others.flatMap(({ spots }) => spots).slice(0, 4)],
        arithmetic: `"${match[0]}"; ${others
          .slice(0, 3)
          .map(({ why }) => why)
          .join('; ')}`,
      },
    ];
  });
}

/** Barriers. */
export const BARRIER_RULES: readonly Rule[] = [
  {
    code: 'answer.only-barrier',
    kind: 'answer',
    severity: 'error',
    title: 'One barrier is said to be the only one, and conditions are off target for another reason',
    meaning:
      'A single barrier, "no other issue", "just one thing", against conditions rated Red whose own words give another reason or nothing of that barrier, against a sentence that gives a reason for a Red, and against late schemes. Silent on the only barrier to one thing.',
    advice: 'List every barrier behind a rating that is off target, each with its owner.',
    fires:
      '## Barriers\n\nThere is only one barrier: the shortage of educational psychologists.\n\n| Condition | Rating |\n| --- | --- |\n| 1 In-year balance | Red |\n| 2 Early help | Green |\n\n### Condition 1\n\nThe overspend is because fees for independent schools rose by 8%.',
    silent:
      '## Barriers\n\nThere is only one barrier: the rise in fees of independent schools.\n\n| Condition | Rating |\n| --- | --- |\n| 1 In-year balance | Red |\n| 2 Early help | Green |\n\n### Condition 1\n\nThe overspend is because fees for independent schools rose by 8%.',
    find: notTheOnly,
  },
];
