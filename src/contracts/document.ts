/** Where a node stands in a document: the path of keys from its root, shared by its descendants. */
export interface Spot {
  readonly document: Document;
  readonly parent: Spot | null;
  readonly key: string | number;
}

/** A parsed JSON or YAML file. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
}
