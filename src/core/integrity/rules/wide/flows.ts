/** What there was, what came and went, and what there is: a roll-forward told in the sentences of one paragraph. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { spotsOf, TIME_NOUN, type Told } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OPENS =
  /\b(?:at (?:the )?(?:start|beginning|end|close|\d)|on 1|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|began|start(?:ed)?|opened|opening|stood at|was|were|had|had been|had in)\b/;
const COMES =
  /\b(?:new(?:ly)?|issued|joined|joining|recruit\w*|appoint\w*|added|gained|moved in|took over|taken over|started|referred|received|came in|arrived|opened|were made|logged|hired)\b/;
const GOES =
  /\b(?:ceased|ended|ending|lost|left|closed|moved (?:out|away|on)|retire\w*|resign\w*|completed|assessed|withdrawn|settled|leavers?|cleared|discharged|departures?|gone|decided|resolved)\b/;
const STANDS =
  /\b(?:leaving|leaves|which (?:leaves|left|makes|brings|brought)|now (?:stands?|at|have|has|in post|\w+ at)|so (?:it|there|we) (?:now )?(?:stands?|are|is|have|has)|that makes|makes|stands? (?:now )?at|at the end|end(?:ed|s|ing)? (?:the \w+ )?(?:with|at|on)|closing|closed (?:the \w+ )?(?:with|at|on)|are now|is now|at (?:31|30|28)|by the end|remain(?:s|ed|ing)?|total(?:s|led)?|to (?:date )?stand at)\b/;
/** Words that make a paragraph one of other things than a count that rolls on. */
const NOT_ROLLED =
  /\b(?:forecast|target|trajectory|expected|would|if|average|per (?!cent)|of which|of whom|of these|of them|compared|national\w*|england|last year|budget(?:ed)?|a (?:month|week|year)\b(?! (?:ago|earlier)))\b/;
/** So many movements at most stand between the two ends. */
const MOST_MOVES = 5;

type Way = 'opens' | 'comes' | 'goes' | 'stands' | null;

function isRolled({ unit, noun, per, isAbout, bound, value }: Quantity): boolean {
  return unit === 'count' && per === null && !isAbout && bound === null && value > 0 && !TIME_NOUN.test(noun);
}

/** The words of a figure's own clause, on either side of it. */
function clauseOf({ sentence: { low, quantities }, quantity }: Told): {
  readonly before: string;
  readonly behind: string;
} {
  const at = quantities.indexOf(quantity);
  const from = quantities[at - 1]?.end ?? 0;
  const to = quantities[at + 1]?.start ?? low.length;
  return {
    before:
      low
        .slice(from, quantity.start)
        .split(/[;:.]|, (?!which)/)
        .at(-1) ?? '',
    behind: low.slice(quantity.end, to).split(/[,;:.]| and | but /)[0] ?? '',
  };
}

function wayOf(told: Told, isFirst: boolean, isLast: boolean): Way {
  const { before, behind } = clauseOf(told);
  if (isLast && (STANDS.test(before) || STANDS.test(behind))) return 'stands';
  if (isFirst) return opens(told, before, behind) ? 'opens' : null;
  return moveOf(behind) ?? moveOf(`${behind} | ${before}`);
}

function opens({ sentence, quantity }: Told, before: string, behind: string): boolean {
  if (moveOf(behind) !== null) return false;
  return [before, behind, sentence.low.slice(0, quantity.start)].some((words) => OPENS.test(words));
}

/** Whether words tell that things came or went; null where they tell neither or both. */
function moveOf(words: string): 'comes' | 'goes' | null {
  const [isIn, isOut] = [COMES.test(words), GOES.test(words)];
  return isIn === isOut ? null : isIn ? 'comes' : 'goes';
}

/** One paragraph's figures as a roll-forward; nothing where any of them has another part in it. */
function wrongRoll(told: readonly Told[]): Found[] {
  const [first, ...rest] = told;
  const last = rest.at(-1);
  const moves = rest.slice(0, -1);
  if (first === undefined || last === undefined || moves.length === 0 || moves.length > MOST_MOVES) return [];
  if (wayOf(first, true, false) !== 'opens' || wayOf(last, false, true) !== 'stands') return [];
  const ways = moves.map((one) => ({ way: wayOf(one, false, false), value: one.quantity.value }));
  if (ways.some(({ way }) => way !== 'comes' && way !== 'goes')) return [];
  const real = ways.reduce(
    (sum, { way, value }) => sum + (way === 'comes' ? value : -value),
    first.quantity.value,
  );
  const printed = last.quantity.value;
  const step = Math.max(...told.map(({ quantity }) => (quantity.step === 1 ? 0 : quantity.step)));
  const moved = ways.reduce((sum, { value }) => sum + value, 0);
  if (
    Math.abs(real - printed) <= step + 1e-9 ||
    Math.abs(real - printed) > Math.max(moved, first.quantity.value * 0.1)
  )
    return [];
  const steps = ways.map(({ way, value }) => `${way === 'comes' ? '+' : '−'} ${num(value)}`).join(' ');
  return [
    {
      spots: spotsOf(
        last.sentence,
        told.map(({ sentence }) => sentence),
      ).map(sentenceSpot),
      arithmetic: `${num(first.quantity.value)} ${steps} = ${num(real)}, not ${num(printed)}`,
    },
  ];
}

function rollsIn({ sentences }: Understanding): Found[] {
  const blocks = Map.groupBy(sentences, ({ block }) => block);
  return [...blocks.values()].flatMap((own): Found[] => {
    const [first] = own;
    if (first === undefined || first.block.kind === 'heading' || first.isChart || own.length > 5) return [];
    const runs = own.flatMap((_, at) =>
      [1, 2, 3].map((count) => own.slice(at, at + count)).filter(({ length }, k) => length === k + 1),
    );
    const found = runs.flatMap((run): Found[] => {
      if (run.some(({ low }) => NOT_ROLLED.test(low))) return [];
      const all = run.flatMap((sentence) => sentence.quantities.map((quantity) => ({ sentence, quantity })));
      if (all.some(({ quantity }) => quantity.unit !== 'count')) return [];
      return wrongRoll(all.filter(({ quantity }) => isRolled(quantity)));
    });
    return found.slice(0, 1);
  });
}

/** Roll-forwards in words. */
export const FLOW_RULES: readonly Rule[] = [
  {
    code: 'wide.flow',
    kind: 'roll-forward',
    severity: 'error',
    isWide: true,
    title: 'What there was, what came and what went do not make what there is',
    meaning:
      'In one paragraph a number at the start, so many that came or went, and a number at the end; every figure of it has one of these parts.',
    advice: 'Count again; say what else came or went.',
    fires:
      'At 1 September there were 3,604 plans. During the term 241 new plans were issued and 93 ceased. At 31 December there were 3,725 plans, which makes the end of term.',
    silent:
      'At 1 September there were 3,604 plans. During the term 241 new plans were issued and 93 ceased. At 31 December there were 3,752 plans, which makes the end of term.',
    find: rollsIn,
  },
];
