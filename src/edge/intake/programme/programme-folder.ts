/** A programme folder: the definitions and records of one programme as JSON files, checked before anything is stored. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { raise } from '../../../core/base/problem.ts';
import { parseProgrammeRecord, RECORD_KINDS, type RecordKind } from './programme-records.ts';

/** One record as it will be stored: its kind, its id within the kind, and its checked body. */
export type FolderRecord = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly body: unknown;
  readonly file: string;
  readonly sha256: string;
};

export type ProgrammeFolder = {
  readonly authorityCode: string;
  readonly programmeId: string;
  readonly records: readonly FolderRecord[];
  /** Data files to import, in order: what others are checked against comes first. */
  readonly dataFiles: readonly string[];
};

/**
 * Read and check a programme folder. Everything is read before anything is refused.
 * @throws ProblemError `programme.*` with the file and the place in it.
 * @source File format note "programme folder".
 */
export async function readProgrammeFolder(folder: string): Promise<ProgrammeFolder> {
  const files = [...(await jsonFiles(folder, 'programme')), ...(await jsonFiles(folder, 'plan'))];
  if (files.length === 0)
    return raise({
      code: 'programme.not-a-folder',
      place: folder,
      message: 'The folder holds no programme: there is no programme/programme.json in it',
      advice: 'Give the folder that "evenkeel demo --out" wrote, or one laid out like it.',
    });
  const texts: ProgrammeText[] = [];
  for (const file of files) texts.push({ file, text: await readFile(join(folder, file), 'utf8') });
  return { ...programmeOf(texts, folder), dataFiles: await dataFiles(folder) };
}

/** One JSON file of a programme folder: where it lies within, and what it holds. */
export type ProgrammeText = { readonly file: string; readonly text: string };

/** The two rooms of a folder whose JSON files are records, wherever the folder itself lies. */
const RECORD_FILE = /(?:^|\/)((?:programme|plan)\/.*\.json)$/i;

/**
 * Read and check the records of a programme folder that was sent, file by file; other files of it are passed over.
 * @throws ProblemError `programme.*` with the file and the place in it.
 */
export function readProgrammeTexts(sent: readonly ProgrammeText[]): ProgrammeFolder {
  const texts = sent
    .flatMap(({ file, text }) => {
      const within = RECORD_FILE.exec(file.replaceAll('\\', '/'))?.[1];
      return within === undefined ? [] : [{ file: within, text }];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  if (texts.length === 0)
    return raise({
      code: 'programme.not-a-folder',
      message: 'What was chosen holds no programme: there is no programme/programme.json in it',
      advice: 'Choose the whole folder, with the folders programme and plan in it.',
    });
  return { ...programmeOf(texts, 'the folder that was chosen'), dataFiles: [] };
}

function programmeOf(texts: readonly ProgrammeText[], place: string): Omit<ProgrammeFolder, 'dataFiles'> {
  const records = texts.map(({ file, text }) => ({
    ...parseProgrammeRecord(text, file),
    file,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  requireKinds(records, place);
  const { authorityCode, id } = scopeOf(records);
  return { authorityCode, programmeId: id, records };
}

async function jsonFiles(folder: string, room: string): Promise<string[]> {
  const entries = await readdir(join(folder, room), { recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.endsWith('.json'))
    .map((entry) => join(room, entry))
    .sort();
}

/** The folders of data files beside the records, in the order in which they are imported. */
const DATA_ROOMS = ['establishments', 'finance', 'population', 'published', 'registers', 'sen2'];

async function dataFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const room of DATA_ROOMS) {
    const entries = await readdir(join(folder, room)).catch(() => []);
    found.push(
      ...entries
        .sort()
        .filter((entry) => /\.(csv|xlsx|ods)$/i.test(entry))
        .map((entry) => join(folder, room, entry)),
    );
  }
  return found;
}

const REQUIRED: readonly RecordKind[] = [
  'programme',
  'agreement',
  'return-template',
  'rating-scale',
  'update',
  'plan',
];

function requireKinds(records: readonly FolderRecord[], folder: string): void {
  const missing = REQUIRED.filter((kind) => !records.some((record) => record.kind === kind));
  if (missing.length > 0)
    raise({
      code: 'programme.incomplete',
      place: folder,
      message: `The folder lacks: ${missing.join(', ')}`,
      advice: 'Add a JSON file for each; its "schema" key says which kind it is.',
    });
}

function scopeOf(records: readonly FolderRecord[]): { authorityCode: string; id: string } {
  const programme = records.find((record) => record.kind === 'programme');
  const { authorityCode, id } = RECORD_KINDS.programme.parse(programme?.body);
  return { authorityCode, id };
}
