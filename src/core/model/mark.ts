/** What the next review finds us by: which findings a text of ours is about, and what else it has to remember. */
export interface Mark {
  readonly ids: readonly string[];
  /** `review=rules`, `gone=1f2e3d4c`: a word of ours, and letters, digits and commas. */
  readonly notes: Readonly<Record<string, string>>;
}

/** More ids than this tell the next review nothing: it reads the comments themselves. */
const most = 2000;

const isId = /^[0-9a-f]{8}$/u;
const shape = /<!-- architect:v1((?: (?:[0-9a-f]{8}|[a-z]+=[0-9a-z,]*))*) -->/gu;

/** A mark as it is hidden in a text. Ids and notes are ours, and still only what looks like one gets in. */
export function marker({ ids, notes }: Mark): string {
  const known = [...new Set(ids)].filter((id) => isId.test(id)).slice(0, most);
  const words = Object.entries(notes).filter(([key, value]) => /^[a-z]+=[0-9a-z,]*$/u.test(`${key}=${value}`));
  return `<!-- ${['architect:v1', ...known, ...words.map(([key, value]) => `${key}=${value}`)].join(' ')} -->`;
}

/** The last mark in a text; null where there is none. Who wrote the text is for the caller to know. */
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

/** The text with another mark in the place of the last one, or at its end where it had none. */
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
