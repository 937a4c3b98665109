/** The identifiers that the entry template leaves out: its rows name the person and the request, and no more. */
import type { Sen2TableName } from '../../../core/domain/sen2.ts';

/** A row's own identifier and its parent's; `isUnclear` where more than one row could be the parent. */
export type TemplateId = { readonly own: string; readonly parent: string; readonly isUnclear: boolean };

/** Tables whose rows hang on the last row of another table for the same request. */
const PARENT_ROWS: Readonly<Partial<Record<Sen2TableName, Sen2TableName>>> = {
  namedplan: 'assessment',
  plandetail: 'namedplan',
  placementdetail: 'activeplans',
  senneed: 'activeplans',
};

type Made = { readonly ids: string[]; issuing: string | null; issuingCount: number };

/**
 * Makes identifiers from the numbers of person and request, so that the same template filled in again gives the same
 * ones. A row whose request is not there gets a parent that is not there either.
 */
export class TemplateIds {
  /** The key of a request by its number alone; null where two persons have a request of that number. */
  readonly #requests = new Map<string, string | null>();
  readonly #made = new Map<string, Made>();

  /**
   * Give the identifiers of a row.
   * @param isIssuing  for an assessment: its outcome is that a plan is issued, now or in an earlier year.
   */
  of(table: Sen2TableName, person: string, request: string, isIssuing: boolean): TemplateId {
    if (table === 'sen2') return { own: '1', parent: '', isUnclear: false };
    if (table === 'person') return { own: person, parent: '', isUnclear: false };
    if (request === '')
      return {
        own: table === 'requests' ? '' : this.#own(table, 'none', false),
        parent: '',
        isUnclear: false,
      };
    if (table === 'requests') return this.#request(person, request);
    const key = person === '' ? (this.#requests.get(request) ?? `?/${request}`) : `${person}/${request}`;
    const above = PARENT_ROWS[table];
    const [parent, isUnclear] = above === undefined ? [key, false] : this.#parent(above, key);
    return { own: this.#own(table, key, isIssuing), parent, isUnclear };
  }

  #request(person: string, request: string): TemplateId {
    const key = `${person}/${request}`;
    const other = this.#requests.get(request);
    this.#requests.set(request, other === undefined || other === key ? key : null);
    return { own: key, parent: person, isUnclear: false };
  }

  #own(table: Sen2TableName, key: string, isIssuing: boolean): string {
    const place = `${table} ${key}`;
    const made = this.#made.get(place) ?? { ids: [], issuing: null, issuingCount: 0 };
    const own = `${key}/${made.ids.length + 1}`;
    made.ids.push(own);
    if (isIssuing) [made.issuing, made.issuingCount] = [own, made.issuingCount + 1];
    this.#made.set(place, made);
    return own;
  }

  /** A plan hangs on the assessment that was to issue one; anything else on the one row there is, or the last of several. */
  #parent(table: Sen2TableName, key: string): readonly [id: string, isUnclear: boolean] {
    const made = this.#made.get(`${table} ${key}`);
    if (made === undefined) return [`${key}/0`, false];
    if (made.issuing !== null) return [made.issuing, made.issuingCount > 1];
    return [made.ids.at(-1) ?? `${key}/0`, made.ids.length > 1];
  }
}
