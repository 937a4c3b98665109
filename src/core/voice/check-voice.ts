/** Looks through the hub for what must not stand: "we did" without a source, statements past their date, sectors that are missing. */

import {
  nodeKey,
  numberField,
  type ProgrammeRecord,
  textField,
} from '../programme/records/programme-record.ts';
import { kindWord } from '../programme/records/record-kinds.ts';
import { SECTORS, sectorWords } from '../programme/records/voice-kinds.ts';
import type { VoiceMeasure } from '../programme/voice-measure.ts';
import { baldChanges } from './change-words.ts';
import { maskIdentifying } from './mask-identifying.ts';
import { belongingTo, endsOf, isBefore, ofKind, panelCover, sourcesOf, stateOf } from './voice-records.ts';

/** One thing that was found. `blocks` is true where nothing is published before it is mended. */
export type VoiceFault = {
  readonly rule: string;
  /** Key of the record. */
  readonly node: string;
  /** One sentence without a person's words. */
  readonly message: string;
  readonly blocks: boolean;
};

type Rule = {
  readonly kind: string;
  readonly rule: string;
  readonly blocks?: boolean;
  /** What is wrong with a record, or null. */
  readonly find: (record: ProgrammeRecord, at: At) => string | null;
};
type At = { readonly records: readonly ProgrammeRecord[]; readonly today: string };

const say = (isWrong: boolean, message: string) => (isWrong ? message : null);
const lacks = (record: ProgrammeRecord, field: string) => textField(record, field) === null;
const isPublic = (record: ProgrammeRecord) => textField(record, 'isPublic') !== 'no';

/** What a consultation must have said when it opens. */
const STATED = [
  ['proposal', 'what is proposed'],
  ['reasons', 'the reasons'],
  ['alternatives', 'the alternatives'],
  ['equality', 'the effect on equality'],
  ['howDecided', 'how it is decided'],
] as const;
/** Fewest days that a consultation is open without a remark [days]. */
export const SHORT_CONSULTATION = 28;

const RULES: readonly Rule[] = [
  {
    kind: 'statement',
    rule: 'did-without-source',
    blocks: true,
    find: (record, { today }) =>
      say(stateOf(record, today) === 'did' && sourcesOf(record).length === 0, '“We did” has no source'),
  },
  {
    kind: 'statement',
    rule: 'cannot-without-reason',
    blocks: true,
    find: (record) =>
      say(
        textField(record, 'decision') === 'cannot' && lacks(record, 'answer'),
        '“We cannot” does not say why',
      ),
  },
  {
    kind: 'statement',
    rule: 'will-without-date',
    blocks: true,
    find: (record) =>
      say(textField(record, 'decision') === 'will' && lacks(record, 'by'), '“We will” has no date'),
  },
  {
    kind: 'statement',
    rule: 'change-without-count',
    blocks: true,
    find: (record) =>
      say(
        baldChanges(`${textField(record, 'answer') ?? ''} ${textField(record, 'source') ?? ''}`).length > 0,
        'A change is told without its count and range',
      ),
  },
  {
    kind: 'statement',
    rule: 'unanswered-past-date',
    find: (record, { today }) =>
      say(stateOf(record, today) === 'overdue', 'Not answered, and its date has passed'),
  },
  {
    kind: 'statement',
    rule: 'will-past-date',
    find: (record, { today }) =>
      say(
        stateOf(record, today) === 'will' && isBefore(record, 'by', today),
        '“We will” is past its date: say what was done',
      ),
  },
  {
    kind: 'statement',
    rule: 'said-nowhere',
    find: (record) => say(endsOf(record, 'belongs-to').length === 0, 'It is not said where this was heard'),
  },
  {
    kind: 'statement',
    rule: 'changed-nothing',
    find: (record, { today }) =>
      say(
        stateOf(record, today) === 'did' && endsOf(record, 'changed').length === 0,
        'Done, but no line of the plan is linked that it changed',
      ),
  },
  ...['statement', 'reply', 'involvement'].map(
    (kind): Rule => ({
      kind,
      rule: 'names-somebody',
      find: (record) => {
        const { kinds } = maskIdentifying(
          `${textField(record, 'said') ?? ''} ${textField(record, 'heard') ?? ''}`,
        );
        return say(
          kinds.length > 0,
          `It holds ${kinds.join(', ')}, which is taken out where it is published`,
        );
      },
    }),
  ),
  {
    kind: 'agenda-item',
    rule: 'proposed-by-nobody',
    find: (record) => say(lacks(record, 'proposedBy'), 'It is not said which sector proposed it'),
  },
  {
    kind: 'agenda-item',
    rule: 'change-without-count',
    find: (record) =>
      say(
        baldChanges(textField(record, 'outcome') ?? '').length > 0,
        'A change is told without its count and range',
      ),
  },
  {
    kind: 'agenda-item',
    rule: 'forum-disagrees',
    find: (record, { records }) => {
      const [inFavour, against] = [numberField(record, 'inFavour'), numberField(record, 'against')];
      const about = records.filter((one) => endsOf(record, 'about').includes(nodeKey(one)));
      const isApproved = about.some((one) => textField(one, 'state') === 'approved');
      return say(
        isApproved && inFavour !== null && against !== null && inFavour <= against,
        'The decision is recorded as approved, the show of hands was not in favour',
      );
    },
  },
  {
    kind: 'involvement',
    rule: 'heard-after-decision',
    find: (record, { records }) =>
      say(
        records.some(
          (one) =>
            endsOf(record, 'fed-into').includes(nodeKey(one)) &&
            isBefore(one, 'on', textField(record, 'on') ?? ''),
        ),
        'Heard after the day of the decision that it is said to have fed into',
      ),
  },
  {
    kind: 'involvement',
    rule: 'influence-without-both',
    find: (record) =>
      say(
        endsOf(record, 'changed').length > 0 && (lacks(record, 'before') || lacks(record, 'after')),
        'A change is claimed, but not what was proposed before and after',
      ),
  },
  {
    kind: 'event',
    rule: 'questions-open',
    find: (record) => {
      const open = (numberField(record, 'asked') ?? 0) - (numberField(record, 'answered') ?? 0);
      return say(open > 0, `${open} ${open === 1 ? 'question is' : 'questions are'} not answered`);
    },
  },
  {
    kind: 'event',
    rule: 'not-told-back',
    find: (record) =>
      say(
        textField(record, 'sector') === 'young-people' && lacks(record, 'fedBack'),
        'Children and young people were not told what came of it',
      ),
  },
  {
    kind: 'consultation',
    rule: 'not-stated',
    find: (record, { today }) => {
      const missing = STATED.filter(([field]) => lacks(record, field)).map(([, words]) => words);
      return say(
        missing.length > 0 && isBefore(record, 'opens', `${today}~`),
        `Open without saying ${missing.join(', ')}`,
      );
    },
  },
  {
    kind: 'consultation',
    rule: 'open-briefly',
    find: (record) => {
      const [opens, closes] = [textField(record, 'opens') ?? '', textField(record, 'closes') ?? ''];
      const days = (Date.parse(closes) - Date.parse(opens)) / 86_400_000 + 1;
      return say(days < SHORT_CONSULTATION, `Open for ${days} days: say why not four weeks`);
    },
  },
  {
    kind: 'consultation',
    rule: 'outcome-overdue',
    find: (record, { today }) =>
      say(
        isBefore(record, 'outcomeDue', today) && lacks(record, 'outcomeOn'),
        'The outcome is not published, and its date has passed',
      ),
  },
  {
    kind: 'reply',
    rule: 'reply-outside-dates',
    find: (record, { records }) => {
      const on = textField(record, 'on') ?? '';
      const [to] = records.filter((one) => endsOf(record, 'belongs-to').includes(nodeKey(one)));
      if (to === undefined) return 'It belongs to no consultation';
      return say(
        isBefore(record, 'on', textField(to, 'opens') ?? '') || on > (textField(to, 'closes') ?? '~'),
        'Received outside the days of its consultation',
      );
    },
  },
  {
    kind: 'reply',
    rule: 'reply-twice',
    find: (record, { records }) => {
      const words = plainWords(record);
      const [first] = ofKind(records, 'reply').filter(
        (one) =>
          plainWords(one) === words && endsOf(one, 'belongs-to')[0] === endsOf(record, 'belongs-to')[0],
      );
      return say(
        words !== '' && first !== undefined && first.id !== record.id,
        'The same words as an earlier reply',
      );
    },
  },
  {
    kind: 'benefit',
    rule: 'benefit-not-measured',
    find: (record, { today }) =>
      say(
        lacks(record, 'measuredOn') || isBefore(record, 'measuredOn', aYearBefore(today)),
        'Not measured within the last year',
      ),
  },
  {
    kind: 'peer-review',
    rule: 'finding-without-action',
    find: (record, { records }) =>
      say(
        !lacks(record, 'found') && ofKind(belongingTo(records, nodeKey(record)), 'action').length === 0,
        'It found something, and no action with a date belongs to it',
      ),
  },
  {
    kind: 'message',
    rule: 'not-understood',
    find: (record, { records }) => {
      const [asked, understood] = [numberField(record, 'asked') ?? 0, numberField(record, 'understood') ?? 0];
      return say(
        asked > 0 && understood / asked < 0.8 && belongingTo(records, nodeKey(record)).length === 0,
        'Fewer than eight in ten understood it, and no action belongs to it',
      );
    },
  },
];

/** Look through the hub. Same records and day, same faults in the same order. */
export function checkVoice(
  records: readonly ProgrammeRecord[],
  measures: readonly VoiceMeasure[],
  today: string,
): readonly VoiceFault[] {
  const at: At = { records, today };
  return [
    ...RULES.flatMap(({ kind, rule, blocks, find }) =>
      ofKind(records, kind).flatMap((record) => {
        const message = find(record, at);
        if (message === null) return [];
        const node = nodeKey(record);
        return [
          {
            rule,
            node,
            message: `${kindWord(kind)} “${record.title}”: ${message}`,
            blocks: blocks === true && isPublic(record),
          },
        ];
      }),
    ),
    ...ofKind(records, 'panel').flatMap((panel) => panelFaults(panel, at)),
    ...actionFaults(at),
    ...measures.flatMap(supportFaults),
  ];
}

function panelFaults(panel: ProgrammeRecord, { records, today }: At): VoiceFault[] {
  const cover = panelCover(records, panel, { today, sectors: SECTORS.map(({ id }) => id) });
  return cover.sectors.flatMap(({ sector, seats, members, attended }) => {
    const fault = (rule: string, words: string): VoiceFault => ({
      rule,
      node: nodeKey(panel),
      message: `${panel.title}: ${words}`,
      blocks: false,
    });
    const name = sectorWords(sector).toLowerCase();
    const faults: VoiceFault[] = [];
    if (seats !== null && members < seats)
      faults.push(fault('seats-empty', `${members} of ${seats} seats for ${name} are filled`));
    const last = attended.at(-1);
    if (last !== undefined && last.of > 0 && last.came === 0)
      faults.push(fault('sector-absent', `nobody for ${name} came to the last meeting`));
    return faults;
  });
}

/** Support below what is accepted: for a risk that it tells of, a proposal to look at its likelihood. */
function supportFaults({ now, low, high, atLeast, wording, tellsOf, record }: VoiceMeasure): VoiceFault[] {
  const share = now.yes / now.of;
  if (atLeast === null || share >= atLeast) return [];
  const percent = (one: number) => Math.round(100 * one);
  const risks = tellsOf.filter((key) => key.startsWith('risk/'));
  const proposal = risks.length === 0 ? '' : `; look at the likelihood of ${risks.join(' and ')}`;
  const chance = high < atLeast ? '' : ', which may be chance';
  return [
    {
      rule: 'support-below',
      node: record.split(',')[0] ?? record,
      message: `“${wording}”: ${percent(share)} per cent agree (n = ${now.of}; likely between ${percent(low)} and ${percent(high)}), below the ${percent(atLeast)} that is accepted${chance}${proposal}`,
      blocks: false,
    },
  ];
}

/** Actions of meetings and reviews that are due and not done. */
function actionFaults({ records, today }: At): VoiceFault[] {
  return ofKind(records, 'action')
    .filter((action) => endsOf(action, 'belongs-to').length > 0)
    .filter((action) => isBefore(action, 'due', today) && lacks(action, 'done'))
    .map((action) => ({
      rule: 'action-overdue',
      node: nodeKey(action),
      message: `Action “${action.title}”: due, and not done`,
      blocks: false,
    }));
}

function plainWords(reply: ProgrammeRecord): string {
  return (textField(reply, 'said') ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

function aYearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}
