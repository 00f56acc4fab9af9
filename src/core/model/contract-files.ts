/** What the names and the texts of files tell of contracts, for those who bring files and read none. */
export interface ContractFiles {
  /** Whether a file is called as contracts, or parts of them, are. */
  isNamed(path: string): boolean;
  /** Whether a file is called as nothing but a contract is. */
  tells(path: string): boolean;
  /** Whether a text is a contract by itself. */
  isRoot(path: string, text: string): boolean;
  /** The files that a text may need, as paths of its tree. */
  needs(path: string, text: string): readonly string[];
}
