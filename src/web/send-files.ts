/** Sends files to be read in, and hands on how far the sending and the reading have come. */

import type { ColumnMap } from '../contract/column-match.ts';
import type { ProblemReply } from '../contract/problem-reply.ts';
import {
  type FileResult,
  UPLOAD_MEDIA_TYPE,
  type UploadEvent,
  type UploadManifest,
} from '../contract/upload.ts';
import { NO_ANSWER, RefusedError } from './api.ts';
import type { ChosenFile } from './collect-files.ts';

/** How far it has come: bytes sent as a share [0..1], then rows read of the file at hand [rows]. */
export type Progress =
  | { readonly phase: 'sending'; readonly share: number }
  | {
      readonly phase: 'reading';
      readonly file: string;
      readonly rows: number;
      /** How many files have been begun, this one included; those within an archive count too. */
      readonly begun: number;
    };

export type Sending = {
  /** Address to which they are sent. */
  readonly to: string;
  readonly files: readonly ChosenFile[];
  /** Which columns are which, where a person said so. */
  readonly columnMap?: ColumnMap | undefined;
  /** True to read and report and keep nothing. */
  readonly isTrial: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Stops the sending; once all has come, the server reads on to the end. */
  readonly signal: AbortSignal;
};

const STOPPED: ProblemReply = {
  code: 'request.stopped',
  message: 'The sending was stopped; nothing was read in',
};
const BROKEN_OFF: ProblemReply = {
  code: 'server.broken-off',
  message: 'The answer broke off before all was told',
  advice: 'Load the page again: the list of imports shows what was read in.',
};

// `fetch` cannot tell how much has been sent, so the older way of asking is used here.
/** Send files. @returns what became of each. @throws RefusedError where they are refused or the answer breaks off. */
export function sendFiles({
  to,
  files,
  columnMap,
  isTrial,
  onProgress,
  signal,
}: Sending): Promise<readonly FileResult[]> {
  const manifest: UploadManifest = {
    files: files.map(({ name, file }) => ({ name, size: file.size })),
    ...(columnMap === undefined ? {} : { columnMap }),
  };
  const body = new Blob([`${JSON.stringify(manifest)}\n`, ...files.map(({ file }) => file)]);
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const refuse = (problem: ProblemReply) => failed(new RefusedError(request.status, problem));
    const begun = new Set<string>();
    const take = (event: UploadEvent) => {
      if (event.event === 'rows') {
        const { file, rows } = event;
        begun.add(file);
        onProgress({ phase: 'reading', file, rows, begun: begun.size });
      }
      if (event.event === 'done') done(event.files);
      if (event.event === 'refused') refuse(event.problem);
    };
    const lines = readLines(request, take);
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ phase: 'sending', share: total === 0 ? 1 : loaded / total });
    request.onprogress = () => {
      if (request.status === 200) lines.read();
    };
    request.onload = () => {
      if (request.status !== 200) return refuse(problemOf(request.responseText));
      lines.read();
      refuse(BROKEN_OFF); // without effect where the last event has been read
    };
    request.onerror = () => refuse(lines.hasRead() ? BROKEN_OFF : NO_ANSWER);
    request.onabort = () => refuse(STOPPED);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', `${to}${isTrial ? '?trial=yes' : ''}`);
    request.setRequestHeader('Content-Type', UPLOAD_MEDIA_TYPE);
    request.send(body);
  });
}

/** Read each whole line of an answer that is still growing, once. */
function readLines(request: XMLHttpRequest, take: (event: UploadEvent) => void) {
  let told = 0;
  return {
    hasRead: () => told > 0,
    read: () => {
      const lines = request.responseText.slice(told).split('\n');
      told = request.responseText.length - (lines.pop()?.length ?? 0);
      // the server's own tests hold each event to its contract
      for (const line of lines) take(JSON.parse(line) as UploadEvent);
    },
  };
}

function problemOf(text: string): ProblemReply {
  try {
    return JSON.parse(text) as ProblemReply; // refusals have one shape
  } catch {
    return NO_ANSWER; // not our server's words: something between gave another answer
  }
}
