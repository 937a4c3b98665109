/** A stock that went from one number to another, and what joined and left told in the lines around. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { isCount, isWholeCount } from '../../understand/together.ts';

const STOCK =
  /\b(?:plans?|ehcps?|caseload|placements?|cases|children|pupils|number|total|list|backlog|waiting)\b/;
const FROM_TO = /\b(?:from|(?:began|started|opened)(?: the \w+)? (?:with|at)|there were|stood at)\b/;
const JOINS =
  /\b(?:issued|new|moved? in(?:to)?|transferred in|joined|added|started|opened|made|came in|arriv\w+|received|agreed|took on|taken on)\b/;
const LEAVES =
  /\b(?:ceased?|ended|moved? (?:out|away)|transferred out|left|closed|withdrawn|came to an end|lapsed|discontinued|stopped|completed|decided|cleared|passed|lost)\b/;
/** How many lines around may tell of what joins and leaves. */
const LINES = 6;

type Flow = { readonly sentence: Sentence; readonly value: number };

/** What a line adds or takes: one count and one word for its direction. */
function flowOf(sentence: Sentence): Flow | null {
  const counts = sentence.quantities.filter((quantity) => isWholeCount(quantity) && !quantity.isAbout);
  const [count, more] = counts;
  const [isIn, isOut] = [JOINS.test(sentence.low), LEAVES.test(sentence.low)];
  if (count === undefined || more !== undefined || isIn === isOut) return null;
  return { sentence, value: isIn ? count.value : -count.value };
}

/** Flows that one sentence names: "238 were issued and 19 moved in; 131 ceased". */
function flowsIn(sentence: Sentence): readonly Flow[] | null {
  const counts = sentence.quantities.filter(isWholeCount);
  const flows = counts.map((count, at) => {
    const end = counts[at + 1]?.start ?? sentence.low.length;
    const words = sentence.low.slice(count.end, end);
    const [isIn, isOut] = [JOINS.test(words), LEAVES.test(words)];
    return isIn === isOut || count.isAbout ? null : { sentence, value: isIn ? count.value : -count.value };
  });
  const known = flows.flatMap((flow) => flow ?? []);
  return known.length === flows.length ? known : null;
}

function endsOf(sentence: Sentence): readonly [Quantity, Quantity] | null {
  const counts = sentence.quantities.filter(isWholeCount);
  const [first, last] = counts;
  if (first === undefined || last === undefined || counts.length !== 2 || first.isAbout || last.isAbout)
    return null;
  const isTo = /\bto $/.test(sentence.low.slice(Math.max(0, last.start - 4), last.start));
  const ahead = sentence.low.slice(Math.max(0, first.start - 40), first.start);
  return isTo && FROM_TO.test(ahead) && STOCK.test(sentence.low) ? [first, last] : null;
}

const BEGINS = /\b(?:started|began|opened|entered|went into)\b[^.;]{0,50}\bwith (?:a total of )?$/;
const LEAVES_AT =
  /\b(?:leaves|leaving|makes|giving|gives|so (?:there are|we (?:now )?have)|brings us to|ended? (?:the \w+ )?with)\b[^.;\d]{0,24}$/;

/** "We started the year with 1,742 plans. We issued 163, took on nine, ceased 88 and passed on 17, which leaves 1,819." */
function wrongStory(sentences: readonly Sentence[], at: number): Found[] {
  const [sentence, next] = [sentences[at], sentences[at + 1]];
  if (
    sentence === undefined ||
    next === undefined ||
    next.block !== sentence.block ||
    !STOCK.test(sentence.low)
  )
    return [];
  const opening = sentence.quantities.find(
    (quantity) => isCount(quantity) && BEGINS.test(sentence.low.slice(0, quantity.start)),
  );
  const counts = next.quantities.filter(isWholeCount);
  const closing = counts.find((quantity) => LEAVES_AT.test(next.low.slice(0, quantity.start)));
  if (opening === undefined || closing === undefined || opening.value < 30) return [];
  const flows = counts.slice(0, counts.indexOf(closing)).map((count, k) => {
    const words = next.low.slice(counts[k - 1]?.end ?? 0, count.start);
    const [isIn, isOut] = [JOINS.test(words), LEAVES.test(words)];
    return isIn === isOut ? null : isIn ? count.value : -count.value;
  });
  const known = flows.flatMap((flow) => flow ?? []);
  if (known.length < 2 || known.length !== flows.length) return [];
  const sum = known.reduce((all, value) => all + value, opening.value);
  if (sum === closing.value || Math.abs(sum - closing.value) > Math.max(40, closing.value * 0.1)) return [];
  return [
    {
      spots: [sentenceSpot(next), sentenceSpot(sentence)],
      arithmetic: `${num(opening.value)} ${known.map((value) => `${value < 0 ? '−' : '+'} ${num(Math.abs(value))}`).join(' ')} = ${num(sum)}, not ${num(closing.value)}`,
    },
  ];
}

function wrongRoll(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const ends = sentence === undefined || sentence.block.kind === 'heading' ? null : endsOf(sentence);
  if (sentence === undefined || ends === null || ends[0].value < 30) return [];
  const near = sentences
    .slice(Math.max(0, at - LINES), at + LINES + 1)
    .filter(
      (one) =>
        one !== sentence && one.block.section === sentence.block.section && one.block.kind !== 'heading',
    )
    .filter(
      ({ block }) =>
        block === sentence.block ||
        (block.kind === 'item' && sentence.block.kind === 'item' && block.list === sentence.block.list),
    );
  const flows: Flow[] = [];
  for (const one of near) {
    const single = flowOf(one);
    if (single !== null) flows.push(single);
    else if (one.quantities.filter(isCount).length > 1) flows.push(...(flowsIn(one) ?? []));
  }
  if (flows.length < 2 || !flows.some(({ value }) => value > 0) || !flows.some(({ value }) => value < 0))
    return [];
  const [from, to] = ends;
  const sum = flows.reduce((all, { value }) => all + value, from.value);
  if (sum === to.value || Math.abs(sum - to.value) > Math.max(40, to.value * 0.1)) return [];
  const words = flows.map(({ value }) => `${value < 0 ? '−' : '+'} ${num(Math.abs(value))}`).join(' ');
  return [
    {
      spots: [sentenceSpot(sentence), ...[...new Set(flows.map((flow) => flow.sentence))].map(sentenceSpot)],
      arithmetic: `${num(from.value)} ${words} = ${num(sum)}, not ${num(to.value)}`,
    },
  ];
}

/** Roll-forwards over lines. */
export const WIDE_ROLL_RULES: readonly Rule[] = [
  {
    code: 'wide.roll',
    kind: 'roll-forward',
    severity: 'warning',
    isWide: true,
    title: 'What joined and left does not lead from the one number to the other',
    meaning:
      'A number of plans or the like that went from one to another, and in the lines of its list or paragraph how many joined and left.',
    advice: 'Count each flow again, and mend the one that is wrong.',
    fires:
      '- We issued 238 plans.\n- 19 more moved in from other areas.\n- 131 plans ceased and 22 moved away.\n- So the number of plans went from 1,742 to 1,864.',
    silent:
      '- We issued 238 plans.\n- 19 more moved in from other areas.\n- 131 plans ceased and 22 moved away.\n- So the number of plans went from 1,742 to 1,846.',
    find: ({ sentences }) =>
      sentences.flatMap((_, at) => [...wrongRoll(sentences, at), ...wrongStory(sentences, at)]),
  },
];
