/** One thing that was examined: its state, and what to do about it. */
export interface Diagnosis {
  /** `note`: it works, and may be worth knowing. */
  readonly state: 'good' | 'note' | 'bad';
  /** The finding, as a sentence. */
  readonly found: string;
  /** What to do; null if nothing is to be done. */
  readonly fix: string | null;
}

/** It is in order. */
export function good(found: string): Diagnosis {
  return { state: 'good', found, fix: null };
}

/** It has to be fixed. */
export function bad(found: string, fix: string): Diagnosis {
  return { state: 'bad', found, fix };
}

/** It works, and may not be what was intended. */
export function note(found: string, fix: string | null = null): Diagnosis {
  return { state: 'note', found, fix };
}
