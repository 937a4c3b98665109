/** Reads received files in as one call of the import, tells the rows as they are read, and names each file as the person did. */
import { sep } from 'node:path';
import type { App } from '../../app/app.ts';
import { fileKindWords } from '../../app/views/file-kind-words.ts';
import {
  type FileResult,
  LARGEST_UPLOAD,
  UPLOAD_MEDIA_TYPE,
  type UploadEvent,
  type UploadParams,
} from '../../contract/upload.ts';
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Sent, ToldWork } from '../route.ts';
import type { scopeOf } from '../scope-of.ts';
import { columnsToMatch } from './columns-to-match.ts';
import { type Received, type ReceivedFile, receiveUpload } from './receive-upload.ts';

type Report = Awaited<ReturnType<App['importFiles']>>[number];
type ImportRecord = Awaited<ReturnType<App['listImports']>>[number];

/** The problem that tells that a file's bytes are in force already. */
const IN_FORCE_ALREADY = 'import.already-there';

/** What an upload is for: a programme, or the shelf that all share. */
type Call = {
  readonly app: App;
  readonly actor: Actor;
  readonly scope: ReturnType<typeof scopeOf>;
  readonly params: Pick<UploadParams, 'kind' | 'trial'>;
  /** Whether an authority's own files are refused. */
  readonly publishedOnly?: boolean;
};

/** Take the files of a request, and give the work that reads them in; they lie on disk only until then. */
export async function receiveAndImport(sent: Sent, call: Call): Promise<ToldWork> {
  if (sent.body === null || sent.mediaType !== UPLOAD_MEDIA_TYPE)
    return raise({
      code: 'request.upload-unreadable',
      message: 'The upload is not in the form that the page sends',
      advice: 'Load the page again and choose the files once more.',
    });
  const received = await receiveUpload(sent.body, { home: sent.uploadsFolder, limit: LARGEST_UPLOAD });
  return async (tell) => {
    try {
      await importReceived(call, received, tell);
    } finally {
      await received.remove();
    }
  };
}

/** Read the files in and tell what became of each. The last event is "done". */
async function importReceived(
  { app, actor, scope, params, publishedOnly = false }: Call,
  { files, columnMap }: Pick<Received, 'files' | 'columnMap'>,
  tell: (event: UploadEvent) => void,
): Promise<void> {
  const isTrial = params.trial === 'yes';
  const nameOf = namesFor(files);
  tell({ event: 'received', files: files.length });
  const reports = await app.importFiles(actor, {
    paths: files.map(({ path }) => path),
    scope,
    dryRun: isTrial,
    publishedOnly,
    ...(columnMap === null ? {} : { columnMaps: [columnMap] }),
    ...(params.kind === undefined ? {} : { kind: params.kind }),
    onProgress: (file, rows) => tell({ event: 'rows', file: nameOf(file), rows }),
  });
  const records = isTrial ? [] : await app.listImports(actor, scope);
  const results: FileResult[] = [];
  for (const report of reports) {
    const columnMatch = await columnsToMatch({ app, actor, scope }, report);
    results.push(resultOf(report, { records, isTrial, file: nameOf(report.file), columnMatch }));
  }
  tell({ event: 'done', files: results });
}

/** Give a function from a path of ours to the name that the person chose; what stands in an archive keeps its own name behind it. */
function namesFor(files: readonly ReceivedFile[]): (path: string) => string {
  return (path) => {
    const file = files.find((one) => path === one.path || path.startsWith(one.folder + sep));
    if (file === undefined) return path.slice(path.lastIndexOf(sep) + 1);
    return file.name + path.slice(file.path.length);
  };
}

function resultOf(
  report: Report,
  {
    records,
    isTrial,
    file,
    columnMatch,
  }: {
    readonly records: readonly ImportRecord[];
    readonly isTrial: boolean;
    readonly file: string;
    readonly columnMatch: FileResult['columnMatch'];
  },
): FileResult {
  const isInForceAlready = report.problems.some(({ code }) => code === IN_FORCE_ALREADY);
  const record = records.findLast(
    (one) => one.undoneAt === null && one.kind === report.kind && one.report.sha256 === report.sha256,
  );
  const { rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped } = report;
  return {
    file,
    kind: fileKindWords(report.kind),
    sha256: report.sha256,
    rows: { rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped },
    problems: report.problems.map((problem) => ({ ...problem })),
    importId: record?.importId ?? null,
    columnMatch,
    outcome: outcomeOf({ isTrial, isInForceAlready, isStored: record !== undefined }),
  };
}

function outcomeOf(one: {
  readonly isTrial: boolean;
  readonly isInForceAlready: boolean;
  readonly isStored: boolean;
}): FileResult['outcome'] {
  if (one.isTrial) return 'trial';
  if (one.isInForceAlready) return 'in-force-already';
  return one.isStored ? 'kept' : 'not-kept';
}
