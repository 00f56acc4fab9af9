import { isDocument } from '../texts/document.ts';
import type { Format } from '../model/contract.ts';
import { foldersAround } from '../model/folders-around.ts';
import { detect } from './detect.ts';
import { contractFiles } from './files.ts';
import { readerOf } from './readers.ts';
import type { ContractSide } from './side.ts';
import type { Standing } from './standing.ts';

/** More contracts than this are not opened to see whether they promise what another no longer does. */
const most = 30;

/** What the contracts promise that the change does not touch, and the files to ask for that sound like one. */
export function unchangedBeside(
  side: ContractSide,
  { changed, format: forced }: { readonly changed: ReadonlySet<string> | null; readonly format: Format | null },
): { readonly standing: readonly Standing[]; readonly wanted: readonly string[] } {
  if (changed === null) return { standing: [], wanted: [] };
  const { tree } = side;
  const nearness = nearTo(changed);
  const known = detect(tree, forced).filter(({ path }) => !changed.has(path));
  const nearest = known.toSorted((a, b) => nearness(b.path) - nearness(a.path));
  const standing = nearest.slice(0, most).flatMap((candidate): readonly Standing[] => {
    const format = readerOf(candidate.format);
    if (format === undefined) return [];
    const documents = side.store(format);
    const document = documents.open(candidate.path);
    if (document === null || !isDocument(document)) return [];
    return format.units([document], documents).flatMap((unit) => {
      const outline = format.problem(unit) === null ? format.outline?.(unit, documents) : undefined;
      return outline ? [{ path: candidate.path, before: outline, after: outline }] : [];
    });
  });
  const named = tree.paths().filter((path) => !changed.has(path) && contractFiles.tells(path));
  const wanted = named
    .toSorted((a, b) => nearness(b) - nearness(a))
    .slice(0, most)
    .filter((path) => tree.read(path) === undefined && !tree.refusal(path));
  return { standing, wanted };
}

/** How near a file is to what changed: how many folders down they stand together. */
function nearTo(changed: ReadonlySet<string>): (path: string) => number {
  const folders = foldersAround(changed);
  return (path) => foldersAround([path]).intersection(folders).size;
}
