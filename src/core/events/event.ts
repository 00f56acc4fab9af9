import type { Errand } from '../model/errand.ts';

/** Turns the payload of a webhook into an errand; null if there is nothing to do. Never throws, whatever the payload is. */
export type Event = (payload: unknown) => Errand | null;
