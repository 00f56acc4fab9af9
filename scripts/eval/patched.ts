import { applyPatch, parsePatch } from 'diff';
import { UserProblem } from '../../src/core/model/problem.ts';
import type { Files } from './case.ts';

/**
 * The files after a patch, as `git diff` writes it.
 * @throws UserProblem where it does not fit: a patch is applied as it is or not at all.
 */
export function patched(before: Files, name: string, patch: string): Files {
  const after: Record<string, string> = { ...before };
  for (const file of parsePatch(patch)) {
    const [was, now] = [nameOf(file.oldFileName), nameOf(file.newFileName)];
    const from = file.isCreate ? null : was;
    const to = file.isDelete ? null : now;
    if (file.isBinary) throw misfit(name, `${was ?? now} is binary`);
    if (from !== null && before[from] === undefined) throw misfit(name, `${from} is not in the base`);
    const text = file.hunks.length === 0 ? (before[from ?? ''] ?? '') : applyPatch(before[from ?? ''] ?? '', file);
    if (text === false) throw misfit(name, `${from ?? to} is not as the patch expects it`);
    if (from !== null && from !== to && file.isCopy !== true) delete after[from];
    if (to !== null) after[to] = text;
  }
  return after;
}

function nameOf(name: string | undefined): string | null {
  return name === undefined || name === '/dev/null' ? null : name.replace(/^[ab]\//, '');
}

function misfit(name: string, because: string): UserProblem {
  return new UserProblem('patch', `${name} cannot be applied: ${because}.`, 'Make it with `git diff BASE HEAD`.');
}
