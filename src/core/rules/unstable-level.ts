import type { ContractFacts, Difference } from '../model/contract.ts';

/** A version that is still tried out, as paths, packages and namespaces have it: `v1alpha1`, `v2beta`, `v1p1beta1`. */
const tried = /(?:^|[^a-z0-9])v\d+(?:p\d+)?(alpha|beta)\d*(?![a-z0-9])/i;

/**
 * How stable a contract says it is where it stands, in the name it has, and in what clients ask for: of two that both
 * say so the less stable. Null where it is as stable as any.
 */
export function unstableLevel(
  { path, asked }: Pick<ContractFacts, 'path' | 'asked'>,
  { subject }: Pick<Difference, 'subject'>,
): 'alpha' | 'beta' | null {
  const name = subject.slice(0, Math.max(0, subject.indexOf(': ')));
  // Of several versions that clients can ask for, each has to be unstable.
  const all = asked.before.map(levelOf);
  const levels = [levelOf(path), levelOf(name), ...(all.every((level) => level !== null) ? all : [])];
  return levels.find((level) => level === 'alpha') ?? levels.find((level) => level === 'beta') ?? null;
}

function levelOf(text: string): 'alpha' | 'beta' | null {
  const [, level] = tried.exec(text) ?? [];
  return level === undefined ? null : level.toLowerCase() === 'alpha' ? 'alpha' : 'beta';
}
