/** The media type of each format that a report is kept in. */
import type { FORMATS } from '../contract/programme-params.ts';

export const MEDIA_TYPES: Readonly<Record<(typeof FORMATS)[number], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
