import type { Errand } from '../../../core/model/errand.ts';

/** What every job carries, dead letters too. */
export interface Payload {
  readonly errand: Errand;
}
