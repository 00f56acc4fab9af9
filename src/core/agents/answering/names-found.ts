import { nameLookup } from '../claims/name-lookup.ts';
import type { Trees } from '../material/diff-text.ts';

/** Whether a name occurs as a whole word; case is ignored. */
export type NamesFound = (name: string) => boolean;

/** Looks names up in texts that the agent was shown. */
export function namesIn(texts: readonly string[]): NamesFound {
  return nameLookup(texts, standsIn);
}

function standsIn(whole: string, wanted: string): boolean {
  const isPart = (character: string) => /[\p{L}\p{N}_$]/u.test(character);
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const startsInside = isPart(wanted[0] ?? '') && isPart(whole[at - 1] ?? '');
    const endsInside = isPart(wanted.at(-1) ?? '') && isPart(whole[at + wanted.length] ?? '');
    if (!startsInside && !endsInside) return true;
  }
  return false;
}

const inCode = /`([^`]+)`/gu;
/** Patterns of code outside of backticks: files, routes, settings, calls, and names in the spellings of code. */
const spelled = [
  /(?<![\w/.@-])(?:[\w.@-]+\/)+[\w.@-]+\.\w{1,10}(?::\d+)?/gu,
  /(?<![\w.])\/[a-z][\w.{}:-]*(?:\/[\w.{}:*-]+)+/giu,
  /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/gu,
  /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/gu,
  /\b[a-z]+(?:[A-Z][a-z0-9]+)+\b/gu,
  /\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+\b/gu,
  /\b[\w$]+(?:\.[\w$]+)*(?=\(\))/gu,
];

/** Product names that are spelled like code. */
const product =
  /^(?:GitHub|GitLab|JavaScript|TypeScript|OpenTelemetry|WebSockets?|CloudFront|CloudWatch|BigQuery|PagerDuty|NestJs|FastApi|MySql|MongoDb)$/u;

/** All names of code in a sentence. */
export function codeIn(sentence: string): readonly string[] {
  const quoted = [...sentence.matchAll(inCode)].map(([, inner = '']) => inner);
  const plain = sentence.replaceAll(inCode, ' ').replaceAll('`', ' ');
  const named = spelled.flatMap((pattern) => plain.match(pattern) ?? []).filter((name) => !product.test(name));
  return [...new Set([...quoted, ...named])];
}

/**
 * Whether a name exists: as a file of one of the trees (with a line within it), in a text that was shown, or as an
 * expression of which every name was shown.
 */
export function isThere(name: string, trees: Trees, found: NamesFound): boolean {
  const [, path = '', line] = /^([^\s:]+?)(?::[ab]?(\d+)(?:-\d+)?)?$/u.exec(name) ?? [];
  if (path.includes('/') && /\.\w+$/u.test(path)) {
    const sides = [trees.after, trees.before].filter((tree) => tree.has(path));
    if (sides.length > 0)
      return (
        line === undefined || sides.some((tree) => Number(line) <= (tree.read(path)?.split('\n').length ?? Infinity))
      );
    // A path that is in no tree may still be an import in a text that was shown.
    return line === undefined && found(path);
  }
  if (found(name)) return true;
  const parts = name.match(/[\p{L}_$@/][\p{L}\p{N}_$.@/{}-]*[\p{L}\p{N}_$}]|[\p{L}_$]/gu) ?? [];
  return /[\s(){}[\],:;=<>|&+!?'"]/u.test(name) && parts.length > 0 && parts.every(found);
}
