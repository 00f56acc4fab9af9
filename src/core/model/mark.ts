/** The hidden mark by which the next review recognises a text of ours: the findings it is about, and notes. */
export interface Mark {
  readonly ids: readonly string[];
  /** Our own keys, with values of letters, digits and commas: `review=rules`, `gone=1f2e3d4c`. */
  readonly notes: Readonly<Record<string, string>>;
}

/** The most ids in a mark: beyond that, the next review reads the comments themselves. */
const most = 2000;

const isId = /^[0-9a-f]{8}$/u;
const shape = /<!-- architect:v1((?: (?:[0-9a-f]{8}|[a-z]+=[0-9a-z,]*))*) -->/gu;

/** The mark as hidden text. Only well-formed ids and notes are written. */
export function marker({ ids, notes }: Mark): string {
  const known = [...new Set(ids)].filter((id) => isId.test(id)).slice(0, most);
  const words = Object.entries(notes).filter(([key, value]) => /^[a-z]+=[0-9a-z,]*$/u.test(`${key}=${value}`));
  return `<!-- ${['architect:v1', ...known, ...words.map(([key, value]) => `${key}=${value}`)].join(' ')} -->`;
}

/** The last mark in a text; null if there is none. The caller has to know who wrote the text. */
export function markIn(text: string): Mark | null {
  const last = [...text.matchAll(shape)].at(-1);
  if (last === undefined) return null;
  const words = (last[1] ?? '').split(' ').filter((word) => word !== '');
  const notes = words
    .filter((word) => word.includes('='))
    .map((word): [string, string] => {
      const at = word.indexOf('=');
      return [word.slice(0, at), word.slice(at + 1)];
    });
  return { ids: words.filter((word) => !word.includes('=')), notes: Object.fromEntries(notes) };
}

/** The text with its last mark replaced, or with a mark appended. */
export function remarked(text: string, mark: Mark): string {
  const last = [...text.matchAll(shape)].at(-1);
  if (last === undefined) return `${text.trimEnd()}\n\n${marker(mark)}\n`;
  return `${text.slice(0, last.index)}${marker(mark)}${text.slice(last.index + last[0].length)}`;
}

/** The ids that a note lists. */
export function idsAt({ notes }: Mark, note: string): readonly string[] {
  const listed = Object.hasOwn(notes, note) ? (notes[note] ?? '') : '';
  return listed.split(',').filter((id) => isId.test(id));
}
