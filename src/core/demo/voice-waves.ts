/** Survey results of the hub, counted from the county's own made-up survey file, so that the two never differ. */
import { surveyFile } from './survey-file.ts';
import { link, type StoryRecord } from './voice-story.ts';

const AUDIENCES = [
  { audience: 'parent carer', sector: 'parent-carers', id: 'families' },
  { audience: 'school', sector: 'mainstream', id: 'schools' },
];
const ITEM = { column: 'listened_to', wording: 'I am listened to when decisions are made.' };

/** One result for each wave of each audience: answers from 4 agree. */
export function waveResults(seed: number): readonly StoryRecord[] {
  const [header = '', ...lines] = [...surveyFile(seed).chunks].join('').trimEnd().split('\n');
  const columns = header.split(',');
  const [date, audience, item] = ['date', 'audience', ITEM.column].map((name) => columns.indexOf(name));
  const rows = lines.map((line) => line.split(','));
  const waves = [...new Set(rows.map((row) => row[date ?? 0] ?? ''))].sort();
  return AUDIENCES.flatMap(({ audience: name, sector, id }) =>
    waves.map((on): StoryRecord => {
      const own = rows.filter((row) => row[date ?? 0] === on && row[audience ?? 1] === name);
      return {
        kind: 'survey-result',
        id: `listened-${id}-${on.slice(0, 7)}`,
        title: `Listened to: ${name}, ${on.slice(0, 7)}`,
        owner: 'Engagement lead',
        fields: {
          item: ITEM.wording,
          on,
          audience: sector,
          answered: own.length,
          agreed: own.filter((row) => Number(row[item ?? 0]) >= 4).length,
          instrument: 'Panel survey of four statements',
        },
        links: [link('tells-of', 'risk', 'R2')],
      };
    }),
  );
}
