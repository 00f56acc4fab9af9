import type { Errand } from '../model/errand.ts';

/** What one kind of webhook asks of us; null where it asks nothing. The payload is of any shape, and never makes it throw. */
export type Event = (payload: unknown) => Errand | null;
