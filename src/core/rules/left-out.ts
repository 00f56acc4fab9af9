import type { Difference } from '../model/contract.ts';
import { code } from './render-message.ts';

/** The sentence about the file that declares what is gone, and is no part of the contract any more; empty where none does. */
export function leftOut({ given: { leftTo } }: Difference): string {
  return leftTo === undefined ? '' : ` ${code(String(leftTo))} declares that now, and is no part of the contract.`;
}
