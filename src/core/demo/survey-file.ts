/** A small made-up survey: answers of families, schools and partners before and after a panel's work. */
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import { type DemoFile, fromLines } from './demo-file.ts';

const WAVES = [
  { date: '2024-05-15', lift: 0 },
  { date: '2024-10-15', lift: 0.5 },
];
const AUDIENCES = ['parent carer', 'school', 'health partner', 'young person'];
const ANSWERS_A_WAVE = 60;
const REMARKS = [
  '',
  '',
  'Information arrived in good time.',
  'We would like to be told sooner what happens next.',
  'The drop-in was useful.',
  'Forms ask the same thing twice.',
  'Good to be asked before decisions are made.',
];

/** Write `survey/panel-survey.csv`: one answer a row, four items from 1 (disagree) to 5 (agree), no personal detail. */
export function surveyFile(seed: number): DemoFile {
  const chunks = fromLines(function* () {
    yield 'date,audience,confident,informed,listened_to,joined_up,remark';
    const stream = createStream(seed, 'demo', 'survey');
    for (const { date, lift } of WAVES)
      for (let k = 0; k < ANSWERS_A_WAVE; k++) {
        const scores = Array.from({ length: 4 }, () => score(stream, lift));
        yield [date, AUDIENCES[k % 4], ...scores, REMARKS[uniformInt(stream, REMARKS.length)]].join(',');
      }
  });
  return { path: 'survey/panel-survey.csv', chunks };
}

function score(stream: Stream, lift: number): number {
  return Math.max(1, Math.min(5, Math.round(1.9 + lift + 2.6 * stream.next())));
}
