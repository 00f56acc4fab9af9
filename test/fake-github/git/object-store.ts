import { createHash } from 'node:crypto';

/** What a tree says about one name in it. */
export interface Entry {
  readonly mode: '100644' | '100755' | '120000' | '160000' | '040000';
  readonly sha: string;
}

/** A file as a test writes it down; a submodule is named by the commit it points to. */
export type Content =
  | string
  | Uint8Array
  | { readonly mode: '100755' | '120000'; readonly text: string }
  | { readonly submodule: string };

/** A commit with its real id. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
}

/** Blobs, trees and commits under the ids git would give them. A network of forks has one, as on the real host. */
export class ObjectStore {
  readonly blobs = new Map<string, Uint8Array>();
  readonly trees = new Map<string, ReadonlyMap<string, Entry>>();
  readonly commits = new Map<string, Commit>();
  readonly #flat = new Map<string, ReadonlyMap<string, Entry>>();

  blob(content: string | Uint8Array): string {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const sha = id('blob', bytes);
    this.blobs.set(sha, bytes);
    return sha;
  }

  /** Writes the tree of these files, and every tree below it. */
  tree(files: ReadonlyMap<string, Entry>): string {
    const folders = new Map<string, Map<string, Entry>>();
    const entries = new Map<string, Entry>();
    for (const [path, entry] of files) {
      const slash = path.indexOf('/');
      if (slash < 0) entries.set(path, entry);
      else {
        const folder = folders.get(path.slice(0, slash)) ?? new Map<string, Entry>();
        folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), entry));
      }
    }
    for (const [name, inside] of folders) entries.set(name, { mode: '040000', sha: this.tree(inside) });
    const sorted = new Map([...entries].toSorted(([a, one], [b, two]) => Buffer.compare(key(a, one), key(b, two))));
    const bytes = Buffer.concat(
      [...sorted].flatMap(([name, { mode, sha }]) => [
        Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
        Buffer.from(sha, 'hex'),
      ]),
    );
    const sha = id('tree', bytes);
    this.trees.set(sha, sorted);
    return sha;
  }

  commit(commit: Omit<Commit, 'sha'>): Commit {
    const { name, email, date } = commit.author;
    const who = `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
    const parents = commit.parents.map((parent) => `parent ${parent}\n`).join('');
    const text = `tree ${commit.tree}\n${parents}author ${who}\ncommitter ${who}\n\n${commit.message}\n`;
    const written = { ...commit, sha: id('commit', Buffer.from(text)) };
    this.commits.set(written.sha, written);
    return written;
  }

  /** Every file of a tree by its whole path, in the order of their bytes. */
  files(tree: string): ReadonlyMap<string, Entry> {
    const known = this.#flat.get(tree);
    if (known) return known;
    const files = new Map<string, Entry>();
    for (const [name, entry] of this.trees.get(tree) ?? []) {
      if (entry.mode !== '040000') files.set(name, entry);
      else for (const [path, below] of this.files(entry.sha)) files.set(`${name}/${path}`, below);
    }
    this.#flat.set(tree, files);
    return files;
  }

  /** The tree that results from writing some files over another and taking those away that are null. */
  changed(tree: string | null, changes: Readonly<Record<string, Content | null>>): string {
    const files = new Map(tree === null ? [] : this.files(tree));
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) files.delete(path);
      else files.set(path, this.#entry(content));
    }
    return this.tree(files);
  }

  #entry(content: Content): Entry {
    if (typeof content === 'string' || content instanceof Uint8Array)
      return { mode: '100644', sha: this.blob(content) };
    if ('submodule' in content) return { mode: '160000', sha: content.submodule };
    return { mode: content.mode, sha: this.blob(content.text) };
  }
}

function id(kind: 'blob' | 'tree' | 'commit', bytes: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Git sorts a folder as if its name ended in a slash. */
function key(name: string, entry: Entry): Buffer {
  return Buffer.from(entry.mode === '040000' ? `${name}/` : name);
}
