import { formatNames } from '../../model/contract.ts';
import type { ContractRelease, ContractResult } from '../../model/contract-result.ts';
import type { ChangeSeverity, Finding } from '../../model/finding.ts';

/** Changes that are read together. */
export interface Section {
  readonly severity: ChangeSeverity;
  readonly title: string;
  readonly changes: readonly Finding[];
}

const titles = {
  breaking: 'Breaking',
  dangerous: 'Dangerous',
  safe: 'Safe',
} as const;

/** The changes of a contract by what they do to clients, the gravest first; none is left out. */
export function sections(findings: readonly Finding[]): readonly Section[] {
  return (['breaking', 'dangerous', 'safe'] as const).flatMap((severity) => {
    const changes = findings.filter(({ change }) => change?.severity === severity);
    return changes.length === 0 ? [] : [{ severity, title: `${titles[severity]} (${changes.length})`, changes }];
  });
}

/** Removals that are safe because they were announced, or because nobody was promised that it stays. */
const announced: ReadonlySet<string> = new Set([
  'versioning/removed-after-deprecation',
  'versioning/unstable-operation-removed',
]);

/** Who stops working although it is safe: clients of what was announced to end. */
function sayExcept({ changes }: ContractResult): string {
  const gone = changes.filter(({ rule, severity }) => severity === 'safe' && announced.has(rule)).length;
  if (gone === 0) return '';
  return `, but for those that use what was deprecated or a draft and is gone (${gone === 1 ? '1 part' : `${gone} parts`})`;
}

/** What a verdict means, in a sentence. */
export function sayVerdict(result: ContractResult): string {
  return {
    breaking: 'Breaking: clients that work today stop working.',
    unread: 'Not all of it was compared: some could not be read.',
    dangerous: 'Dangerous: nothing breaks by the contract, and clients can still be hurt.',
    compatible: `Compatible: clients that work today keep working${sayExcept(result)}.`,
  }[result.verdict];
}

/** Which version the change requires, in a sentence of ours. */
export function sayRequired(result: ContractResult): string {
  const { bump } = result;
  if (bump === null) return 'What version this requires is not known: some of it could not be read.';
  return {
    major: 'Requires a major version: clients that work today stop working.',
    minor: `Requires a minor version: what clients may use changed, and those that work today keep working${sayExcept(result)}.`,
    patch: 'Requires a patch version: nothing that clients send or receive changed.',
    none: 'Requires no new version: nothing changed.',
  }[bump];
}

/** What one contract requires, with the version it declares; its names are code. */
export function sayRelease({ path, format, bump, before, after, next }: ContractRelease): string {
  const name = `\`${path}\` (${formatNames[format]})`;
  const requires = `${name} requires ${bump === 'none' ? 'no new' : `a ${bump}`} version.`;
  if (before === undefined || after === undefined) return requires;
  const step = before === after ? `stays at \`${after}\`` : `goes from \`${before}\` to \`${after}\``;
  return `${requires} It ${step}${next === undefined ? '' : `, and the least that says enough is \`${next}\``}.`;
}
