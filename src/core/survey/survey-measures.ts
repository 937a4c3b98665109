/** Measures of culture and trust from closed waves: who agrees with each statement, the change, and what it tells of. */
import { dayInWords } from '../base/time.ts';
import { numberField, type ProgrammeRecord, textField } from '../programme/records/programme-record.ts';
import type { VoiceMeasure } from '../programme/voice-measure.ts';
import { type Share, unpairedChange, wilsonInterval } from '../voice/proportion-change.ts';
import { endsOf, ofKind } from '../voice/voice-records.ts';
import { AUDIENCE_WORDS } from './survey-definition.ts';
import { type ClosedWave, type WatchedRow, watchSurvey } from './watch-survey.ts';

/**
 * Give one measure a statement, of the newest closed wave of each survey. A share that is kept back is no measure.
 * @param waves  closed ones, in the order of their days.
 * @param records  of the hub: those of the kind "survey-statement" say what a statement tells of, and the least that is accepted.
 */
export function surveyMeasures(
  waves: readonly ClosedWave[],
  records: readonly ProgrammeRecord[],
): readonly VoiceMeasure[] {
  return wavesBySurvey(waves).flatMap((own) => {
    const newest = own.at(-1);
    if (newest === undefined) return [];
    return watchSurvey(own).rows.flatMap((row) => {
      const now = row.groups.length === 0 ? (row.waves.at(-1) ?? null) : null;
      return now === null || now.of === 0 ? [] : [measureOf(newest, row, now, records)];
    });
  });
}

function measureOf(
  { survey, waveId, endedOn }: ClosedWave,
  { question, statement, change }: WatchedRow,
  now: Share,
  records: readonly ProgrammeRecord[],
): VoiceMeasure {
  const before = change?.before ?? null;
  return {
    name: `survey.${survey.id}.${question}`,
    wording: statement,
    where: `Survey of ${AUDIENCE_WORDS[survey.audience].toLowerCase()}, ${dayInWords(endedOn)}`,
    on: endedOn,
    now,
    ...wilsonInterval(now),
    // A change that began some waves ago is told on the page of surveys; here the newest wave stands against what was before.
    change: before === null ? null : { ...unpairedChange(before, now), before, kind: 'unpaired' },
    ...toldBy(records, survey.id, question),
    record: `survey-wave/${waveId}, version 1`,
  };
}

/** What a record of the hub says of a statement: what it tells of, and the least that is accepted. */
function toldBy(records: readonly ProgrammeRecord[], survey: string, question: string) {
  const told = ofKind(records, 'survey-statement').find(
    (one) => textField(one, 'survey') === survey && textField(one, 'question') === question,
  );
  const lowest = told === undefined ? null : numberField(told, 'trustAtLeast');
  return {
    atLeast: lowest === null ? null : lowest / 100,
    tellsOf: told === undefined ? [] : endsOf(told, 'tells-of'),
  };
}

/** Put waves together by survey, in the order in which each was asked first. */
export function wavesBySurvey(waves: readonly ClosedWave[]): readonly (readonly ClosedWave[])[] {
  const found = new Map<string, ClosedWave[]>();
  for (const wave of waves) found.set(wave.survey.id, [...(found.get(wave.survey.id) ?? []), wave]);
  return [...found.values()];
}
