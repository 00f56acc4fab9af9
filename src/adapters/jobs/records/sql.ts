/** Runs a statement, or several without values, and returns the rows. */
export type Sql = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** A row as the database returns it: the reader checks what is in it. */
export type Row = Readonly<Record<string, unknown>>;
