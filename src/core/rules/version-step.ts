import type { DeclaredVersion } from '../model/contract.ts';
import type { Hit } from '../model/rule.ts';
import { code } from './render-message.ts';

/** The version that a contract declares, before a change and after it. */
export interface VersionStep {
  readonly before: DeclaredVersion;
  readonly after: DeclaredVersion;
}

/** What becomes of the version, in words that follow it: it stays where it is, or goes from one to another. */
export function sayStep({ before, after }: VersionStep): string {
  return before.text === after.text
    ? `stays at ${code(after.text)}`
    : `goes from ${code(before.text)} to ${code(after.text)}`;
}

/** The hit of a rule about the version that a contract declares, on the line that declares it now. */
export function hitOnVersion(
  { before, after }: VersionStep,
  about: 'version' | 'asked' | 'additions',
  values: Readonly<Record<string, string>>,
): Hit {
  return {
    subject: `${before.at.file}#${about}`,
    path: after.at.file,
    line: after.at.line,
    side: 'after',
    values,
    change: { severity: 'dangerous', audience: 'wire', before: before.at, after: after.at, usedBy: [] },
  };
}
