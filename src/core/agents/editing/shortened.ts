/** Between two sentences, and between two parts of one. */
const sentences = /(?<=[.!?…])\s+/u;
const clauses = /(?<=[.!?…,;:])\s+/u;
/** What is shorter than this tells no scenario. */
const least = 20;

/**
 * A text with some of its sentences left out, as somebody shortened it; null where it says anything that the text does
 * not. Parts of a sentence can be left out too where it was called overstated.
 */
export function shortened(text: string, kept: string, isOverstated: boolean): string | null {
  const parts = partsOf(text, isOverstated ? clauses : sentences);
  const wanted = partsOf(kept, isOverstated ? clauses : sentences);
  const left: string[] = [];
  let from = 0;
  for (const one of wanted) {
    const at = parts.findIndex((part, index) => index >= from && bare(part) === bare(one));
    if (at < 0) return null;
    from = at + 1;
    left.push(parts[at] ?? '');
  }
  const said = left.join(' ').replace(/[,;:]$/u, '.');
  return said.length >= least && left.length < parts.length ? said : null;
}

function partsOf(text: string, between: RegExp): readonly string[] {
  return text.split(between).filter((part) => part.trim() !== '');
}

/** How a sentence ends makes no other one of it. */
function bare(part: string): string {
  return part.replace(/[.!?…,;:\s]+$/u, '').trim();
}
