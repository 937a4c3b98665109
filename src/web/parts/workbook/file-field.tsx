/** One file of a form, chosen by the browser's own field. */
import { useId } from 'react';

/** Show the field. */
export function FileField({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const id = useId();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        Workbook
      </label>
      <div className="govuk-hint" id={`${id}-hint`}>
        An Excel workbook (XLSX) without macros, as it was downloaded here, with your changes.
      </div>
      <input
        id={id}
        type="file"
        className="govuk-file-upload"
        accept=".xlsx"
        required
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
      />
    </div>
  );
}
