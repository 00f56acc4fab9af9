/** How contracts are recognised by names and texts, for code that loads files and reads no contract. */
export interface ContractFiles {
  /** Whether the name may be that of a contract, or of a part of one. */
  isNamed(path: string): boolean;
  /** Whether the name can only be that of a contract. */
  tells(path: string): boolean;
  /** Whether a text is a contract by itself. */
  isRoot(path: string, text: string): boolean;
  /** Whether a contract has nothing but parts that others refer to, or is one only where no other refers to it. */
  isPart(path: string, text: string): boolean;
  /** The files a text may refer to, as paths of its tree. */
  needs(path: string, text: string): readonly string[];
}
