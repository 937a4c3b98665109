/** What can be wrong with a return document that is to be checked. */
import { error } from './problem-text.ts';

/** By code. */
export const DOCUMENT_TEXTS = {
  'document.entities': error(
    'The document defines or fetches entities, which no return needs, so nothing of it was read',
    'Save it again as a plain Word document or web page.',
  ),
  'document.macros': error(
    'The document holds macros or active controls, so nothing of it was read',
    'Save it as a DOCX without macros.',
  ),
  'document.no-text': error(
    'The document holds no text: it may be a picture of a page',
    'Make it again from the program it was written in, or have its text recognised first.',
  ),
  'document.old-word': error(
    'The document is in the old DOC form or has a password',
    'Save it as DOCX without a password.',
  ),
  'document.too-deep': error(
    'The document is nested deeper than any return is',
    'Check that it is a return; save it again from the program it was written in.',
  ),
  'document.too-large': error(
    'The document holds more than any return does',
    'Check that it is a return, or split it.',
  ),
  'document.unknown-form': error(
    'The file is none of the documents that are checked',
    'Give a DOCX, PDF, HTML, JSON, Markdown or text file.',
  ),
  'document.unreadable': error(
    'The document is damaged or is not what its form says',
    'Open it in the program that made it and save it again.',
  ),
} as const;
