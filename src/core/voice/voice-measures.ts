/** Measures of culture and trust from votes, consultations and survey results, each with its wording, count and interval. */
import { dayInWords, isIsoDate } from '../base/time.ts';
import {
  nodeKey,
  numberField,
  type ProgrammeRecord,
  textField,
} from '../programme/records/programme-record.ts';
import { sectorWords } from '../programme/records/voice-kinds.ts';
import type { VoiceMeasure } from '../programme/voice-measure.ts';
import { type Share, unpairedChange, wilsonInterval } from './proportion-change.ts';
import { belongingTo, endsOf, isOpenVote, ofKind } from './voice-records.ts';
import type { Vote } from './vote.ts';
import { voteResult } from './vote-result.ts';

/** Gather every measure, in the order of their names. Where nobody answered there is no measure. */
export function voiceMeasures(
  records: readonly ProgrammeRecord[],
  votes: readonly Vote[],
): readonly VoiceMeasure[] {
  return [
    ...ofKind(records, 'agenda-item').flatMap((item) => ofVotes(records, item, votes)),
    ...ofKind(records, 'consultation').flatMap((one) => ofReplies(records, one)),
    ...ofSurveys(ofKind(records, 'survey-result')),
    ...ofKind(records, 'family-work').flatMap(ofFamilies),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function measure(
  record: ProgrammeRecord,
  now: Share,
  told: Pick<VoiceMeasure, 'name' | 'wording' | 'where' | 'on' | 'change'>,
): VoiceMeasure {
  const lowest = numberField(record, 'trustAtLeast');
  const { low, high } = wilsonInterval(now);
  return {
    ...told,
    now: { yes: now.yes, of: now.of },
    low,
    high,
    atLeast: lowest === null ? null : lowest / 100,
    tellsOf: endsOf(record, 'tells-of'),
    record: `${nodeKey(record)}, version ${record.version}`,
  };
}

function ofVotes(
  records: readonly ProgrammeRecord[],
  item: ProgrammeRecord,
  votes: readonly Vote[],
): VoiceMeasure[] {
  if (isOpenVote(item)) return [];
  const { all } = voteResult(item.id, votes);
  const { change } = all;
  const now = change?.after ?? all.after ?? all.before;
  if (now === null) return [];
  const meeting = records.find((one) => endsOf(item, 'belongs-to').includes(nodeKey(one)));
  const on = (meeting === undefined ? null : textField(meeting, 'on')) ?? '';
  return [
    measure(item, now, {
      name: `item.${item.id}`,
      wording: textField(item, 'question') ?? item.title,
      where: `${meeting?.title ?? 'Panel'}${inWords(on)}`,
      on,
      change:
        change === null
          ? null
          : {
              change: change.change,
              low: change.low,
              high: change.high,
              before: change.before,
              kind: change.kind,
            },
    }),
  ];
}

/** Of replies with a view, those that agree; "neither" counts among all. */
function ofReplies(records: readonly ProgrammeRecord[], consultation: ProgrammeRecord): VoiceMeasure[] {
  const views = ofKind(belongingTo(records, nodeKey(consultation)), 'reply').flatMap(
    (reply) => textField(reply, 'view') ?? [],
  );
  if (views.length === 0) return [];
  const on = textField(consultation, 'closes') ?? '';
  const now = { yes: views.filter((view) => view === 'agree').length, of: views.length };
  return [
    measure(consultation, now, {
      name: `consultation.${consultation.id}`,
      wording: textField(consultation, 'question') ?? consultation.title,
      where: `Consultation that closed${inWords(on)}`,
      on,
      change: null,
    }),
  ];
}

/** The newest wave of each statement and audience, against the one before it where the wording is the same to the letter. */
function ofSurveys(results: readonly ProgrammeRecord[]): VoiceMeasure[] {
  const waves = new Map<string, ProgrammeRecord[]>();
  for (const result of results) {
    const key = `${textField(result, 'item') ?? ''}|${textField(result, 'audience') ?? ''}`;
    waves.set(key, [...(waves.get(key) ?? []), result]);
  }
  return [...waves.values()].flatMap((all) => {
    const sorted = [...all].sort((a, b) =>
      (textField(a, 'on') ?? '') < (textField(b, 'on') ?? '') ? -1 : 1,
    );
    const [last, before] = [sorted.at(-1), sorted.at(-2)];
    const now = last === undefined ? null : answersOf(last);
    if (last === undefined || now === null) return [];
    const was = before === undefined ? null : answersOf(before);
    const audience = textField(last, 'audience');
    const on = textField(last, 'on') ?? '';
    return [
      measure(last, now, {
        name: `survey.${last.id}`,
        wording: textField(last, 'item') ?? last.title,
        where: `${audience === null ? 'Survey' : `Survey of ${sectorWords(audience).toLowerCase()}`}${inWords(on)}`,
        on,
        change: was === null ? null : { ...unpairedChange(was, now), before: was, kind: 'unpaired' },
      }),
    ];
  });
}

function answersOf(result: ProgrammeRecord): Share | null {
  const [of, yes] = [numberField(result, 'answered'), numberField(result, 'agreed')];
  return of === null || yes === null || of === 0 || yes > of ? null : { yes, of };
}

/** Requests within twelve months among families worked with; the difference is from those they are compared with. */
function ofFamilies(cohort: ProgrammeRecord): VoiceMeasure[] {
  const number = (id: string) => numberField(cohort, id);
  const [ended, requested] = [number('ended'), number('requested')];
  if (ended === null || requested === null || ended === 0 || requested > ended) return [];
  const [of, yes] = [number('comparison'), number('comparisonRequested')];
  const compared = of === null || yes === null || of === 0 || yes > of ? null : { yes, of };
  const now = { yes: requested, of: ended };
  const on = textField(cohort, 'on') ?? '';
  return [
    measure(cohort, now, {
      name: `families.${cohort.id}`,
      wording: 'Families with a request for assessment within twelve months of intensive work',
      where: `${cohort.title}, against ${textField(cohort, 'compared') ?? 'families compared with'}${inWords(on)}`,
      on,
      change:
        compared === null ? null : { ...unpairedChange(compared, now), before: compared, kind: 'compared' },
    }),
  ];
}

function inWords(day: string): string {
  return isIsoDate(day) ? `, ${dayInWords(day)}` : '';
}
