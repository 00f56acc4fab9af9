/**
 * The limits of one file, beyond which it is `unread`. `words` are tokens of a text, `nodes` are those of a YAML text with its
 * aliases expanded, `items` are those of one list or map.
 */
export const limits = {
  characters: 32_000_000,
  depth: 500,
  nodes: 4_000_000,
  items: 250_000,
  words: 1_000_000,
  aliases: 10_000,
} as const;

/** The keys whose lines are wanted below a node, for one pass over a text, which sets `line`; 0 means not found. */
export interface Wanted {
  readonly below: Map<string | number, Wanted>;
  line: number;
}

/** Why a text cannot be parsed (the message), and what to do (`fix`). `line` is 1-based; undefined if unknown. */
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

/** The problem of a text with too many tokens. */
export function tooManyWords(): SyntaxProblem {
  return new SyntaxProblem(`it has more than ${limits.words / 1_000_000} million words`, 'split it into smaller files');
}

/** The problem of a list or map that is too long to compare item by item. */
export function tooManyItems(): SyntaxProblem {
  const because = `it has a list or a map of more than ${limits.items / 1000},000 items`;
  return new SyntaxProblem(because, 'split it, or exclude the file in .github/architect.yml');
}
