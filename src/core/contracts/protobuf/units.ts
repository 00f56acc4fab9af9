import { posix } from 'node:path';
import type { Document } from '../../texts/document.ts';
import type { Unit } from '../format.ts';
import { fileOf } from './names.ts';

/** The files of one package are one contract; without a package, those of one folder. */
export function unitsOf(documents: readonly Document[]): readonly Unit[] {
  const byPackage = Map.groupBy(documents, (document) => {
    const name = fileOf(document).package;
    return name === '' ? `${posix.dirname(document.file)}/*.proto` : `package ${name}`;
  });
  return [...byPackage].flatMap(([name, list]): Unit[] => {
    const [first, ...others] = list.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    return first === undefined ? [] : [{ name, title: '', documents: [first, ...others] }];
  });
}
