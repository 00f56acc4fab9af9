import { type Acceptance, longestReason } from '../model/acceptance.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/tree.ts';

/** A comment that ignores a rule. */
interface Ignore {
  readonly rule: string;
  readonly reason: string;
  /** It is alone on its line, and applies to the next one. */
  readonly alone: boolean;
}

/**
 * The acceptances of a finding by comments: `architect:ignore rule-id -- reason` on its line, or alone on the line above. A
 * comment that the change itself adds is void, unless the configuration of the base allows it: the author of a change
 * writes everything in it.
 */
export function ignoresIn(
  { before, after }: Pick<ChangeSet, 'before' | 'after'>,
  { ignoreComments }: Pick<Config, 'ignoreComments'>,
): (finding: Finding) => readonly Acceptance[] {
  const read = { before: reading(before), after: reading(after) };
  return ({ id, rule, path, line, side }) => {
    const lines = read[side](path);
    const said = [lines.get(line), lines.get(line - 1)].find(
      (one, index) => one?.rule === rule && (index === 0 || one.alone),
    );
    if (said === undefined) return [];
    const earlier = read.before(path).values();
    const isMerged = earlier.some((one) => one.rule === rule && one.reason === said.reason);
    const counts = isMerged || ignoreComments === 'any';
    const why = 'the comment that ignores it is a part of this change, and counts once it is merged';
    const { reason } = said;
    const acceptance = {
      as: 'accepted',
      finding: id,
      change: null,
      by: null,
      reason,
      until: null,
      from: 'line',
    } as const;
    return [counts ? acceptance : { ...acceptance, void: why }];
  };
}

/** Reads the ignoring comments of a file, by line; each file is searched once, and only when it is asked for. */
function reading({ texts }: Snapshot): (path: string) => ReadonlyMap<number, Ignore> {
  const known = new Map<string, ReadonlyMap<number, Ignore>>();
  return (path) => {
    const found = known.get(path) ?? ignores(Object.hasOwn(texts, path) ? (texts[path] ?? '') : '');
    known.set(path, found);
    return found;
  };
}

function ignores(text: string): ReadonlyMap<number, Ignore> {
  if (!text.includes('architect:ignore')) return new Map();
  const lines = text.split('\n').map((line, index) => [index + 1, ignoreIn(line)] as const);
  return new Map(lines.flatMap(([line, ignore]) => (ignore === null ? [] : [[line, ignore]])));
}

/** The ignoring comment in a line; null if there is none, or it gives no reason. */
function ignoreIn(line: string): Ignore | null {
  const [, before = '', rule = '', words = ''] =
    /^(.*)architect:ignore[ \t]+([a-z][a-z0-9/-]{0,100})[ \t]+--[ \t]+(.+)/u.exec(line.slice(0, 10_000)) ?? [];
  const reason = words.replace(/\s*(?:\*\/|-->)?\s*$/u, '').slice(0, longestReason);
  if (reason === '') return null;
  return { rule, reason, alone: /^\s*(?:#|\/\/|\/\*|--|;|<!--|\*)\s*$/u.test(before) };
}
