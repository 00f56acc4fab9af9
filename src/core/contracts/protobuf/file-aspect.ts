import type { AspectValue } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import { type Node, pathOf } from '../document-store.ts';
import type { Message } from './data.ts';
import { featureAt } from './features.ts';
import type { Reading } from './reading.ts';

/** Whether other files may name it: who did no longer compiles. */
export function visibility(
  node: Node,
  { visibility: written }: Pick<Message, 'visibility'>,
  { features, chosenAt, within }: Pick<Reading, 'features' | 'chosenAt' | 'within'>,
): AspectValue {
  const usual = features.default_symbol_visibility;
  const isExported = usual === 'EXPORT_ALL' || (usual === 'EXPORT_TOP_LEVEL' && within === '');
  return {
    aspect: 'visibility',
    value: written ?? (isExported ? 'export' : 'local'),
    law: (was, now) => (was === 'export' && now === 'local' ? 'replaced' : note(was, now)),
    audience: 'source',
    stated: true,
    ...(written === undefined ? featureAt(node, chosenAt.default_symbol_visibility) : { at: node.spot }),
  };
}

/** The file of a declaration, the files of its side, and those that declare its name. */
interface Declared {
  readonly file: string;
  readonly files: ReadonlySet<string>;
  readonly declaring: ReadonlySet<string> | undefined;
}

/**
 * Which file it is in, where that file is still there: who imports the file no longer finds it. What is declared in a
 * message is where the message is.
 */
export function fileAspect({ spot }: Node, { file, files, declaring }: Reading): AspectValue {
  const isNested = pathOf(spot).length > 2;
  return {
    aspect: 'file',
    value: { file, files, declaring: declaring.get(String(spot.key)) } satisfies Declared,
    shown: file,
    law: (was, now) => {
      const [a, b] = [was, now] as [Declared | undefined, Declared | undefined];
      if (!a || !b || isNested || a.file === b.file || b.declaring?.has(a.file)) return null;
      return b.files.has(a.file) ? 'replaced' : null;
    },
    audience: 'file',
    stated: true,
    at: spot,
  };
}
