/** Reads the published health-service comments, in two halves: one to learn known words from, one to measure on. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import papa from 'papaparse';

const FOLDER = '../shared/data/nhs-fft-free-text';
export const HAS_COMMENTS = existsSync(FOLDER);

/** One labelled comment; sentiment is 1 (very positive) to 5 (very negative). */
export type Labelled = {
  readonly text: string;
  readonly sentiment: number;
  readonly topics: readonly string[];
};

function readRows(file: string): Record<string, string>[] {
  return papa.parse<Record<string, string>>(readFileSync(`${FOLDER}/${file}`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

/** Read the comments of one half, each once; which half a comment is in hangs on its own words alone. */
export function readComments(half: 'words' | 'measure'): string[] {
  const all = [
    ...readRows('fft_phase1_text_data.csv').map((row) => row['feedback'] ?? ''),
    ...readRows('fft_v6framework_230831.csv').map((row) => row['FFT answer'] ?? ''),
  ];
  const isEven = (text: string) => (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0;
  return [...new Set(all)].filter((text) => text.trim() !== '' && isEven(text) === (half === 'words'));
}

/** Read the comments that have a sentiment, with the topics they are marked with. */
export function readLabelled(): Labelled[] {
  const seen = new Set<string>();
  const labelled: Labelled[] = [];
  for (const row of readRows('fft_v6framework_230831.csv')) {
    const text = (row['FFT answer'] ?? '').trim();
    const sentiment = Number(row['Comment sentiment']);
    if (text === '' || seen.has(text.toLowerCase()) || !(sentiment >= 1 && sentiment <= 5)) continue;
    seen.add(text.toLowerCase());
    const columns = Object.keys(row);
    const topics = columns
      .slice(columns.indexOf('Comment sentiment') + 1)
      .filter((column) => row[column] === '1');
    labelled.push({ text, sentiment, topics });
  }
  return labelled;
}
