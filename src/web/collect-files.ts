/** Gathers the files that a person chose or dropped, folders followed, with the name that each had for them. */

/** A file to send and its name with the folders it lay in. */
export type ChosenFile = { readonly name: string; readonly file: File };
/** What was gathered; files that machines leave lying about are counted and passed over. */
export type Chosen = { readonly files: readonly ChosenFile[]; readonly passedOver: number };

/** Files that no person means: hidden ones, lock files of office programs, and what folders keep about themselves. */
const NOT_MEANT = /(?:^|\/)(?:\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini|__macosx\/.*)$/i;

function chosenOf(all: readonly ChosenFile[]): Chosen {
  const files = all
    .filter(({ name }) => !NOT_MEANT.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { files, passedOver: all.length - files.length };
}

/** Gather the files of a field. */
export function filesOfField(list: FileList): Chosen {
  return chosenOf([...list].map((file) => ({ name: file.webkitRelativePath || file.name, file })));
}

/** Gather what was dropped. The entries must be taken before anything is waited for: the browser forgets them after. */
export async function filesOfDrop(transfer: DataTransfer): Promise<Chosen> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return filesOfField(transfer.files);
  return chosenOf((await Promise.all(entries.map(filesOfEntry))).flat());
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((found, failed) => entry.file(found, failed));
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isFolder(entry)) return [];
  const within = await entriesOf(entry);
  return (await Promise.all(within.map(filesOfEntry))).flat();
}

/** A folder is read in portions until one is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
