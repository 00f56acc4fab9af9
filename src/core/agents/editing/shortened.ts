/** The gaps between sentences, and between parts of a sentence. */
const sentences = /(?<=[.!?…])\s+/u;
const clauses = /(?<=[.!?…,;:])\s+/u;
/** The shortest scenario, in characters. */
const least = 20;

/**
 * The shortened text, if it only leaves out sentences of the original; null if it says anything else. Of an overstated
 * claim, parts of sentences can be left out, too.
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

/** Sentences are compared without their final punctuation. */
function bare(part: string): string {
  return part.replace(/[.!?…,;:\s]+$/u, '').trim();
}
