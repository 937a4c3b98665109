/** Everything for bringing files in: the place to drop them, how far it has come, what became of each. */
import { useId, useState } from 'react';
import { importsPath, type ProgrammeAddress, SHELF_PATH } from '../api.ts';
import { FileDrop } from './file-drop.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { UploadResults } from './upload-results.tsx';
import { useUpload } from './use-upload.ts';

type Panel = {
  /** The programme that the files are of; null for the shelf of published tables. */
  readonly params: ProgrammeAddress | null;
  readonly heading: string;
  readonly lead: string;
  /** What one upload may hold together [bytes]. */
  readonly largestUpload: number;
};

/** Show the panel. */
export function UploadPanel({ params, heading, lead, largestUpload }: Panel) {
  const { upload, start, stop } = useUpload(params === null ? SHELF_PATH : importsPath(params), {
    largestUpload,
  });
  const [isTrial, setIsTrial] = useState(false);
  const id = useId();
  const isBusy = upload.state === 'going';
  return (
    <>
      <FileDrop
        heading={heading}
        lead={lead}
        isBusy={isBusy}
        onFiles={(chosen) => void start(chosen, isTrial)}
      >
        <p className="keel-tick">
          <input
            id={id}
            type="checkbox"
            checked={isTrial}
            disabled={isBusy}
            onChange={(event) => setIsTrial(event.target.checked)}
          />
          <label htmlFor={id}>Only check: tell me the problems and keep nothing</label>
        </p>
      </FileDrop>
      {upload.state === 'going' && (
        <UploadProgress
          progress={upload.progress}
          files={upload.files}
          isTrial={upload.isTrial}
          onStop={stop}
        />
      )}
      {upload.state === 'refused' && (
        <div className="keel-problem" role="alert">
          <h2 className="keel-h3">{upload.problem.message}</h2>
          {upload.problem.advice !== undefined && <p>{upload.problem.advice}</p>}
        </div>
      )}
      {upload.state === 'done' && (
        <UploadResults
          done={upload}
          params={params}
          onMatch={(file, columnMap) =>
            void start({ files: [file], passedOver: 0 }, upload.isTrial, columnMap)
          }
        />
      )}
    </>
  );
}
