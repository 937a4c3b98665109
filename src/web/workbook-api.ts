/** What the page of a plan's workbook asks the server for; apart, so that no other page loads it. */
import type {
  AcceptWorkbookBody,
  AcceptWorkbookReply,
  WorkbookChangesReply,
} from '../contract/plan-workbook.ts';
import { UPLOAD_MEDIA_TYPE, type UploadManifest } from '../contract/upload.ts';
import { getJson, type ProgrammeAddress, planWorkbookPath, postJson, RefusedError } from './api.ts';

/** Send a workbook and read what it would change; nothing is kept. @throws RefusedError where the server refuses. */
export function workbookChanges(at: ProgrammeAddress, file: File | null): Promise<WorkbookChangesReply> {
  if (file === null) return Promise.reject(new RefusedError(0, NO_FILE));
  const manifest: UploadManifest = { files: [{ name: file.name, size: file.size }] };
  return getJson<WorkbookChangesReply>(`${planWorkbookPath(at)}/changes`, {
    method: 'POST',
    headers: { 'content-type': UPLOAD_MEDIA_TYPE },
    body: new Blob([`${JSON.stringify(manifest)}\n`, file]),
  });
}

/** Take changes over. @throws RefusedError where the server refuses. */
export function acceptWorkbook(at: ProgrammeAddress, body: AcceptWorkbookBody): Promise<AcceptWorkbookReply> {
  return postJson<AcceptWorkbookReply>(`${planWorkbookPath(at)}/accept`, body);
}

const NO_FILE = {
  code: 'request.no-file',
  message: 'No workbook is chosen',
  advice: 'Choose the workbook that you changed.',
};
