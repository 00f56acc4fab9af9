import type { AspectValue } from '../comparison/element.ts';
import type { Node } from '../document-store.ts';
import type { Reading } from './reading.ts';

/** Which file it is in, where that file is still there: who imports the file no longer finds it. */
export function fileAspect({ spot }: Node, { file, files }: Reading): AspectValue {
  return {
    aspect: 'file',
    value: { file, files },
    shown: file,
    law: (was, now) => {
      const [a, b] = [was, now] as { file: string; files: ReadonlySet<string> }[];
      return a && b && a.file !== b.file && b.files.has(a.file) ? 'replaced' : null;
    },
    audience: 'file',
    stated: true,
    at: spot,
  };
}
