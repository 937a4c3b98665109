/** One file of a form, chosen by the browser's own field. */
import { Labelled } from '../labelled.tsx';

const HINT = 'An Excel workbook (XLSX) without macros, as it was downloaded here, with your changes.';

/** Show the field. */
export function FileField({ onFile }: { readonly onFile: (file: File | null) => void }) {
  return (
    <Labelled label="Workbook" hint={HINT}>
      {(ties) => (
        <input
          {...ties}
          type="file"
          className="govuk-file-upload"
          accept=".xlsx"
          required
          onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
        />
      )}
    </Labelled>
  );
}
