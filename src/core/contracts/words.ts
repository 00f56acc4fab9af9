import type { Words } from '../model/contract.ts';
import type { ContractFormat } from './format.ts';

/** What is advised where a format has no way to write it. */
const plain: Words = {
  deprecate: 'as deprecated in its description',
  sunset: 'the date of its end',
  open: 'in its description',
};

/** How a format writes what rules advise. */
export function wordsOf({ words }: Pick<ContractFormat, 'words'>): Words {
  const known = Object.entries(words).filter(([, word]) => word !== null);
  return { ...plain, ...Object.fromEntries(known) };
}
