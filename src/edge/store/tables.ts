/** The store's own tables as Kysely sees them; tables of imported rows are described by `row-layout.ts`. */

export type Tables = {
  store_facts: { name: string; value: string };
  imports: {
    authority_code: string;
    programme_id: string;
    import_id: string;
    kind: string;
    sha256: string;
    file_name: string;
    report: string;
    imported_at: string;
    imported_by: string;
    undone_at: string | null;
  };
  documents: {
    authority_code: string;
    programme_id: string;
    kind: string;
    id: string;
    version: number;
    body: string;
    sha256: string;
    created_at: string;
    created_by: string;
  };
  audit_entries: {
    sequence: number;
    authority_code: string;
    occurred_at: string;
    actor: string;
    action: string;
    subject_kind: string;
    subject_id: string;
    detail: string;
    correlation_id: string;
    previous_hash: string;
    hash: string;
  };
};
