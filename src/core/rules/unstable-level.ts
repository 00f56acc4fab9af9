import { type ContractFacts, type Difference, mostUsers } from '../model/contract.ts';

/** A version that is still tried out, as paths, packages and namespaces have it: `v1alpha1`, `v2beta`, `v1p1beta1`. */
const tried = /(?:^|[^a-z0-9])v\d+(?:p\d+)?(alpha|beta)\d*(?![a-z0-9])/i;

/**
 * How stable something is by where its contract stands, by the name this has, by what clients ask for, and by the paths of
 * the operations that meet it: of two that both say so the less stable. Null where it is as stable as any.
 */
export function unstableLevel(
  { path, asked }: Pick<ContractFacts, 'path' | 'asked'>,
  { subject, kind, name, usedBy }: Pick<Difference, 'subject' | 'kind' | 'name' | 'usedBy'>,
): 'alpha' | 'beta' | null {
  const contract = subject.slice(0, Math.max(0, subject.indexOf(': ')));
  // No list of operations is longer: others may meet it too.
  const met = kind === 'operation' ? [name] : usedBy.length < mostUsers ? usedBy : [];
  // Of several versions that clients can ask for, and of several operations, each has to be unstable.
  const ways = [asked.before, met].map((list) => list.map(levelOf));
  const told = ways.flatMap((all) => (all.every((level) => level !== null) ? all : []));
  const levels = [levelOf(path), levelOf(contract), ...told];
  return levels.find((level) => level === 'alpha') ?? levels.find((level) => level === 'beta') ?? null;
}

function levelOf(text: string): 'alpha' | 'beta' | null {
  const [, level] = tried.exec(text) ?? [];
  return level === undefined ? null : level.toLowerCase() === 'alpha' ? 'alpha' : 'beta';
}
