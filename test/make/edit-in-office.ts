/** Edits a document in LibreOffice as a person would: opened, words replaced, paragraphs and cells changed, saved again. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One edit: words put in place of others, everything after a text taken out, or a paragraph added after one that has a text. */
export type OfficeEdit =
  | { readonly kind: 'replace'; readonly text: string; readonly by: string }
  | { readonly kind: 'add-after'; readonly text: string; readonly paragraph: string };

/** Say whether the machine has LibreOffice. */
export function hasOffice(): boolean {
  return spawnSync('which', ['soffice']).status === 0;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function basicLine(edit: OfficeEdit): string {
  if (edit.kind === 'replace')
    return `d = doc.createReplaceDescriptor() : d.SearchCaseSensitive = True : d.SearchString = ${quoted(edit.text)} : d.ReplaceString = ${quoted(edit.by)} : n = n & doc.replaceAll(d) & ","`;
  return `s = doc.createSearchDescriptor() : s.SearchCaseSensitive = True : s.SearchString = ${quoted(edit.text)} : f = doc.findFirst(s) : c = f.Text.createTextCursorByRange(f) : c.gotoEndOfParagraph(False) : f.Text.insertControlCharacter(c, 0, False) : f.Text.insertString(c, ${quoted(edit.paragraph)}, False) : n = n & "1,"`;
}

/**
 * Open `from`, make the edits, save as DOCX to `to`.
 * @param folder  for the program's own settings, private to the caller.
 * @throws Error where LibreOffice fails or does not save.
 */
export function editInOffice(folder: string, from: string, to: string, edits: readonly OfficeEdit[]): void {
  const profile = join(folder, 'office');
  const basic = join(profile, 'user', 'basic', 'Standard');
  // The first start fills a new profile, and would put an empty library in place of ours.
  if (!existsSync(basic)) runOffice(profile, ['--terminate_after_init']);
  mkdirSync(basic, { recursive: true });
  const lines = [
    'Sub Edit',
    'Dim doc, d, s, f, c, n, p(0) As New com.sun.star.beans.PropertyValue, q(0) As New com.sun.star.beans.PropertyValue',
    'p(0).Name = "Hidden" : p(0).Value = True',
    `doc = StarDesktop.loadComponentFromURL(ConvertToURL(${quoted(from)}), "_blank", 0, p())`,
    ...edits.map(basicLine),
    'q(0).Name = "FilterName" : q(0).Value = "MS Word 2007 XML"',
    `doc.storeToURL(ConvertToURL(${quoted(to)}), q())`,
    'doc.close(True)',
    'End Sub',
  ];
  const escaped = lines.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const head = (type: string, id: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${type} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${id}">\n`;
  writeFileSync(
    join(basic, 'Module1.xba'),
    `${head('script:module', 'module.dtd')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  );
  writeFileSync(
    join(basic, 'script.xlb'),
    `${head('library:library', 'library.dtd')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
  );
  runOffice(profile, ['macro:///Standard.Module1.Edit']);
}

function runOffice(profile: string, words: readonly string[]): void {
  const done = spawnSync(
    'soffice',
    [`-env:UserInstallation=file://${profile}`, '--headless', '--norestore', ...words],
    { encoding: 'utf8', timeout: 180_000 },
  );
  if (done.status !== 0) throw new Error(`LibreOffice failed: ${done.stderr}`);
}
