/** Runs a statement, or several without values, and brings the rows. */
export type Sql = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** A row as the database brought it: the reader says what is in it. */
export type Row = Readonly<Record<string, unknown>>;
