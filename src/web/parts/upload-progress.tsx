/** How far an upload has come: bytes sent, then rows read; each new step is told once to a screen reader. */
import { useEffect, useRef } from 'react';
import { showCount } from '../../core/base/show.ts';
import type { Progress } from '../send-files.ts';

/** Show it; it takes the focus, because the button that began it no longer can. */
export function UploadProgress({
  progress,
  files,
  isTrial,
  onStop,
}: {
  readonly progress: Progress;
  readonly files: number;
  readonly isTrial: boolean;
  readonly onStop: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isSending = progress.phase === 'sending' && progress.share < 1;
  const step = isSending
    ? `Sending ${files === 1 ? '1 file' : `${showCount(files)} files`}`
    : progress.phase === 'reading'
      ? `${isTrial ? 'Checking' : 'Reading'} ${progress.file}${placeOf(progress.begun, files)}`
      : 'All has come; the reading begins';
  const share = shareOf(progress, files);
  return (
    <section aria-labelledby="upload-progress" className="keel-upload">
      <h2 id="upload-progress" ref={heading} tabIndex={-1} className="keel-h3">
        {isTrial ? 'Checking your files' : 'Reading your files in'}
      </h2>
      <p role="status">{step}</p>
      <progress
        className="keel-progress"
        aria-label="How far it has come"
        max={1}
        {...(share === null ? {} : { value: share })}
      />
      <p className="keel-upload-count">
        {progress.phase === 'reading'
          ? `${showCount(progress.rows)} rows read`
          : `${Math.floor(progress.share * 100)}% sent`}
      </p>
      {isSending && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onStop}>
          Stop sending
        </button>
      )}
    </section>
  );
}

/** ", file 3 of 12"; nothing where there is one, or where an archive holds more than was counted. */
function placeOf(begun: number, files: number): string {
  return files > 1 && begun <= files ? `, file ${showCount(begun)} of ${showCount(files)}` : '';
}

/** The share that is done of the step at hand [0..1]; null where nobody knows how much there is. */
function shareOf(progress: Progress, files: number): number | null {
  if (progress.phase === 'sending') return progress.share < 1 ? progress.share : null;
  return files > 1 && progress.begun <= files ? (progress.begun - 1) / files : null;
}
