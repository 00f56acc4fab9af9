/** What one file may cost at most. Beyond any of these it is answered `unread`. `words` are those of a language, `items` those of one list or map. */
export const limits = {
  characters: 32_000_000,
  depth: 500,
  nodes: 4_000_000,
  items: 250_000,
  words: 1_000_000,
  aliases: 10_000,
} as const;

/** Keys wanted below a node, for one pass over a text. The pass fills in `line`; 0 means not found. */
export interface Wanted {
  readonly below: Map<string | number, Wanted>;
  line: number;
}

/** Why a text could not be parsed, and what to do. `line` is 1-based where it is known. */
export class SyntaxProblem extends Error {
  readonly line: number | undefined;
  readonly fix: string;

  constructor(because: string, fix: string, line?: number) {
    super(because);
    this.name = 'SyntaxProblem';
    this.line = line;
    this.fix = fix;
  }
}

/** That a text has more words than may be read of one file. */
export function tooManyWords(): SyntaxProblem {
  return new SyntaxProblem(`it has more than ${limits.words / 1_000_000} million words`, 'split it into smaller files');
}

/** That a list or a map of a text is longer than any that people wrote: each of its items would be compared. */
export function tooManyItems(): SyntaxProblem {
  const because = `it has a list or a map of more than ${limits.items / 1000},000 items`;
  return new SyntaxProblem(because, 'split it, or exclude the file in .github/architect.yml');
}
