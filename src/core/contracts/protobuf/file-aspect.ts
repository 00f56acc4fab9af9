import type { AspectValue } from '../comparison/element.ts';
import { type Node, pathOf } from '../document-store.ts';
import type { Reading } from './reading.ts';

/**
 * Which file it is in, where that file is still there: who imports the file no longer finds it. What is declared in a
 * message is where the message is.
 */
export function fileAspect({ spot }: Node, { file, files }: Reading): AspectValue {
  const isNested = pathOf(spot).length > 2;
  return {
    aspect: 'file',
    value: { file, files },
    shown: file,
    law: (was, now) => {
      const [a, b] = [was, now] as { file: string; files: ReadonlySet<string> }[];
      return a && b && !isNested && a.file !== b.file && b.files.has(a.file) ? 'replaced' : null;
    },
    audience: 'file',
    stated: true,
    at: spot,
  };
}
