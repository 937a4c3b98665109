/** One upload from the choice of files to what became of each, as the state that a page shows. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ColumnMap } from '../../contract/column-match.ts';
import type { ProblemReply } from '../../contract/problem-reply.ts';
import type { FileResult } from '../../contract/upload.ts';
import { NO_ANSWER, RefusedError } from '../api.ts';
import { askAnew } from '../ask-anew.ts';
import type { Chosen } from '../collect-files.ts';
import { type Progress, sendFiles } from '../send-files.ts';

export type Upload =
  | { readonly state: 'none' }
  | {
      readonly state: 'going';
      readonly progress: Progress;
      readonly files: number;
      readonly isTrial: boolean;
    }
  | {
      readonly state: 'done';
      readonly results: readonly FileResult[];
      /** The files that were sent, to be sent again. */
      readonly files: Chosen['files'];
      readonly passedOver: number;
      readonly isTrial: boolean;
    }
  | { readonly state: 'refused'; readonly problem: ProblemReply };

type Limits = { readonly largestUpload: number };

/** Give the state of the upload, and what starts and stops one. After one is done, everything shown is asked for anew. */
export function useUpload(to: string, { largestUpload }: Limits) {
  const queries = useQueryClient();
  const [upload, setUpload] = useState<Upload>({ state: 'none' });
  const stopper = useRef<AbortController>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  const start = async ({ files, passedOver }: Chosen, isTrial: boolean, columnMap?: ColumnMap) => {
    const refusal = refusalOf(files, largestUpload);
    if (refusal !== null) return setUpload({ state: 'refused', problem: refusal });
    stopper.current = new AbortController();
    const { signal } = stopper.current;
    const onProgress = (progress: Progress) =>
      setUpload({ state: 'going', progress, files: files.length, isTrial });
    onProgress({ phase: 'sending', share: 0 });
    try {
      const results = await sendFiles({ to, files, columnMap, isTrial, onProgress, signal });
      if (!isTrial) await askAnew(queries);
      setUpload({ state: 'done', results, files, passedOver, isTrial });
    } catch (error) {
      setUpload({ state: 'refused', problem: error instanceof RefusedError ? error.reply : NO_ANSWER });
      if (!isTrial) await askAnew(queries); // part of the files may have been read in
    }
  };
  return { upload, start, stop: () => stopper.current?.abort() };
}

function refusalOf(files: Chosen['files'], largestUpload: number): ProblemReply | null {
  if (files.length === 0)
    return {
      code: 'request.no-files',
      message: 'There was no file in what was chosen',
      advice: 'Choose files that hold tables: CSV, XLSX, ODS, XML, or a ZIP of them.',
    };
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes <= largestUpload) return null;
  return {
    code: 'request.upload-too-large',
    message: `The files hold more than ${Math.floor(largestUpload / 1024 / 1024)} MB together`,
    advice: 'Send fewer at a time, or read them in with the command line, which has no such limit.',
  };
}
