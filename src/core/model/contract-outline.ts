/** What one side of a contract is about, without a look into any of it. */
export interface ContractOutline {
  /** What it calls itself. */
  readonly title: string;
  /** Where it is reached; none where it does not say. */
  readonly hosts: readonly string[];
  /** What stands before its paths on the wire: `/v1`, an empty text. */
  readonly bases: readonly string[];
  /** `GET /orders`, as its paths are written; `webhook POST paid`. */
  readonly operations: readonly string[];
  /** The names of the schemas it declares for itself. */
  readonly components: readonly string[];
  /** The levels of stability that its first document writes, whether anybody else knows them or not. */
  readonly levels?: readonly string[];
  /** What a generator that left its name made it from. */
  readonly generatedFrom?: 'protobuf';
}
