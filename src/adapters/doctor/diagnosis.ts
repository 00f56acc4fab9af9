/** What was looked at, how it is, and what to do about it. */
export interface Diagnosis {
  /** `note`: it works, and somebody may want to know. */
  readonly state: 'good' | 'note' | 'bad';
  /** What was found, as a sentence. */
  readonly found: string;
  /** What to do; null where there is nothing to do. */
  readonly fix: string | null;
}

/** It is as it should be. */
export function good(found: string): Diagnosis {
  return { state: 'good', found, fix: null };
}

/** It is not as it should be. */
export function bad(found: string, fix: string): Diagnosis {
  return { state: 'bad', found, fix };
}

/** It is as somebody may have wanted it. */
export function note(found: string, fix: string | null = null): Diagnosis {
  return { state: 'note', found, fix };
}
