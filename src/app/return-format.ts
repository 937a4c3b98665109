/** The forms in which a return is written. */

export type ReturnFormat = 'docx' | 'pdf' | 'xlsx' | 'html' | 'json';
export const RETURN_FORMATS: readonly ReturnFormat[] = ['docx', 'pdf', 'xlsx', 'html', 'json'];
