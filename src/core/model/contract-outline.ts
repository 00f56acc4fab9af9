/** What one side of a contract is about, without its details. */
export interface ContractOutline {
  /** What it calls itself. */
  readonly title: string;
  /** The hosts it is served from; empty if it does not say. */
  readonly hosts: readonly string[];
  /** The prefixes of its paths: `/v1`, or an empty string. */
  readonly bases: readonly string[];
  /** Its operations as written: `GET /orders`, `webhook POST paid`. */
  readonly operations: readonly string[];
  /** Set where it has no operation, and paths or a generator that makes one of each file: nobody can call it. */
  readonly isUncalled?: true;
  /** The names of the schemas it declares. */
  readonly components: readonly string[];
  /** The stability levels in its first document, known or not. */
  readonly levels?: readonly string[];
  /** The format it was generated from, if the generator left its name. */
  readonly generatedFrom?: 'protobuf' | 'smithy';
}
