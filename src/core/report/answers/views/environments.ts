import type { Material } from '../../../model/material.ts';
import { code } from '../../words/escape.ts';
import { list } from '../../words/phrase.ts';

/** How environments are called, in the order in which a change goes through them. */
const ranks: readonly RegExp[] = [
  /^(?:dev|development)$/iu,
  /^(?:test|testing|qa|int|integration)$/iu,
  /^(?:stage|staging|uat|preprod|pre-prod|preview)$/iu,
  /^(?:prod|production|live)$/iu,
];

/** What holds a folder or a file for each environment. */
const holder = /^(?:overlays|environments?|envs?|stages?|clusters?|deploy|deployments?|values|inventor(?:y|ies))$/iu;
/** A file of settings that is for one. */
const settings = /^(?:values|config|settings|application|appsettings)[.-]([\w-]+)\.(?:ya?ml|json|properties|tfvars)$/iu;

/** The names that a path may have of an environment. */
function namesIn(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.flatMap((part, index) => {
    const [, file] = settings.exec(part) ?? [];
    if (file !== undefined && index === parts.length - 1) return [file];
    return holder.test(parts[index - 1] ?? '') ? [part.replace(/\.(?:ya?ml|tfvars)$/iu, '')] : [];
  });
}

/** The environments that the repository has settings for, in the order in which a change goes through them. */
export function environments({ trees: { after } }: Material): readonly string[] {
  const found = new Map<string, { readonly rank: number; readonly path: string }>();
  for (const path of after.paths()) {
    for (const name of namesIn(path).map((one) => one.toLowerCase())) {
      const rank = ranks.findIndex((names) => names.test(name));
      if (rank >= 0 && !found.has(name)) found.set(name, { rank, path });
    }
  }
  if (found.size < 2) return [];
  const sorted = [...found].toSorted(([, one], [, other]) => one.rank - other.rank);
  const named = sorted.map(([name, { path }]) => `${code(name)} (${code(path)})`);
  return [`**Environments.** Take each step through ${list(named)}, one after the other.`];
}
