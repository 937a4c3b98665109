/** Loads a programme folder into the store: its data files first, then its records in one transaction, so it appears whole. */
import type { Actor } from '../core/access/access.ts';
import {
  type ProgrammeFolder,
  type ProgrammeText,
  readProgrammeFolder,
  readProgrammeTexts,
} from '../edge/intake/programme/programme-folder.ts';
import { RECORD_KINDS } from '../edge/intake/programme/programme-records.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { importFiles } from './imports/import-files.ts';
import { requireSameVintage } from './monitor/stored-vintages.ts';
import { seedRecords } from './records/seed-records.ts';
import { requirePermission } from './require-permission.ts';
import { seedSurveys } from './survey/seed-surveys.ts';
import { seedVoice } from './voice/seed-voice.ts';
import { noteFigures } from './writing/note-figures.ts';

/**
 * Load a folder. Loading the same folder again adds nothing: files are known by their hash, records by their body.
 * A load that was cut short is completed by loading again.
 * @throws ProblemError `access.refused`, `programme.*`, `file.*`.
 */
export async function loadProgrammeFolder(
  dependencies: AppDependencies,
  actor: Actor,
  folder: string,
): Promise<Scope> {
  const read = await readProgrammeFolder(folder);
  const scope: Scope = { authorityCode: read.authorityCode, programmeId: read.programmeId };
  requirePermission(actor, 'programme.load', scope.authorityCode, 'to load a programme for this authority');
  if (read.dataFiles.length > 0) await importFiles(dependencies, actor, { paths: read.dataFiles, scope });
  await storeRecords(dependencies, actor, scope, read);
  return scope;
}

/**
 * Load the records of a folder that was sent; its data files are brought in by themselves. Sent again, it adds nothing.
 * @throws ProblemError `access.refused`, `programme.*`.
 */
export async function loadProgrammeTexts(
  dependencies: AppDependencies,
  actor: Actor,
  sent: readonly ProgrammeText[],
): Promise<Scope> {
  const read = readProgrammeTexts(sent);
  const scope: Scope = { authorityCode: read.authorityCode, programmeId: read.programmeId };
  requirePermission(actor, 'programme.load', scope.authorityCode, 'to load a programme for this authority');
  await storeRecords(dependencies, actor, scope, read);
  return scope;
}

async function storeRecords(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  folder: ProgrammeFolder,
): Promise<void> {
  await store.transaction(async (repositories) => {
    const correlationId = newId();
    const changed: FolderRecord[] = [];
    for (const record of folder.records)
      if (await storeRecord(repositories, actor, scope, { record, correlationId })) changed.push(record);
    for (const { id } of changed.filter(isOpenUpdate)) await noteFigures(repositories, actor, scope, id);
  });
}

type FolderRecord = ProgrammeFolder['records'][number];

/** Store one record with its audit entry. @returns whether it is another than before. */
async function storeRecord(
  { documents, records, voice, surveys, prepared, audit }: Repositories,
  actor: Actor,
  scope: Scope,
  { record, correlationId }: { readonly record: FolderRecord; readonly correlationId: string },
): Promise<boolean> {
  const before = await documents.newest(scope, record.kind, record.id);
  if (record.kind === 'records') {
    await seedRecords({ records, audit }, actor, scope, { body: record.body, correlationId });
    return false;
  }
  if (record.kind === 'voice') {
    await seedVoice({ records, voice, audit }, actor, scope, { body: record.body, correlationId });
    return false;
  }
  if (record.kind === 'surveys') {
    await seedSurveys({ surveys, prepared, audit }, actor, scope, { body: record.body, correlationId });
    return false;
  }
  if (record.kind === 'vintage') requireSameVintage(before, record);
  const after = await documents.put(scope, record, actor.id);
  if (before !== null && before.version === after.version) return false;
  await audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action: before === null ? 'programme.loaded' : 'programme.changed',
    subjectKind: record.kind,
    subjectId: record.id,
    detail: {
      programme: scope.programmeId,
      file: record.file,
      fileSha256: record.sha256,
      version: after.version,
    },
    correlationId,
  });
  return true;
}

/** An update that is still written in. */
function isOpenUpdate({ kind, body }: FolderRecord): boolean {
  return kind === 'update' && RECORD_KINDS.update.parse(body).update.status === 'open';
}
