import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';
import { isAsBad } from './repeats.ts';
import { type Judged, saying, type Unit, withCauses } from './unit.ts';

/**
 * Joins to what an edit breaks what the same edit does besides: a scope that can no longer be asked for goes with the
 * first operation that asks for another one instead, another syntax of a file with what it decides for its fields, a
 * member of Smithy that is a label now, or no longer, with the address of its operation, and what identifies a resource with
 * the members that are called so.
 */
export function withCompanions(units: readonly Unit[]): readonly Unit[] {
  const gone = units.filter(
    ({ parts: [first] }) => isLostScope(first) || isSyntax(first) || isLabel(first) || isIdentifiers(first),
  );
  if (gone.length === 0) return units;
  const leads = new Map<string, Unit>();
  for (const unit of units) {
    for (const key of unit.parts.flatMap(leadsTo)) if (!leads.has(key)) leads.set(key, unit);
  }
  const causes = new Map<Unit, Unit>();
  for (const unit of gone) {
    const [first] = unit.parts;
    // Scopes that are gone together are one list.
    const keys = (isLostScope(first) ? unit.parts : [first]).flatMap(keysOf);
    const lead = leads.get(keys[0] ?? '');
    if (lead !== undefined && keys.every((key) => leads.has(key)) && isAsBad(lead, unit)) causes.set(unit, lead);
  }
  const said = Map.groupBy(causes.keys(), (unit) => causes.get(unit));
  const worded = new Map([...said].map(([lead, others]) => [lead, lead && withWords(lead, others)]));
  const told = new Map([...causes].map(([unit, lead]) => [unit, worded.get(lead) ?? lead]));
  return withCauses(
    units.map((unit) => worded.get(unit) ?? unit),
    told,
  );
}

function isLostScope({ difference: { kind, aspect, given, now } }: Judged): boolean {
  return kind === 'security' && aspect === 'presence' && given['part'] === 'scope' && now === null;
}

function isSyntax({ difference: { kind, aspect } }: Judged): boolean {
  return kind === 'file' && aspect === 'syntax';
}

function isLabel({ difference: { kind, aspect, was, now } }: Judged): boolean {
  return kind === 'property' && aspect === 'binding' && [was, now].flat().includes('@httpLabel');
}

function isIdentifiers({ difference: { kind, aspect } }: Judged): boolean {
  return kind === 'resource' && aspect === 'identifiers';
}

function keysOf(part: Judged): readonly string[] {
  const { contract, difference } = part;
  if (isLostScope(part)) return [`scope ${difference.name} of ${contract.path}`];
  if (isLabel(part)) return [`address of ${difference.usedBy[0]} of ${contract.path}`];
  if (isIdentifiers(part)) return namesGained(difference).map((name) => `label ${name} of ${contract.path}`);
  return [`line ${difference.after?.line} of ${difference.after?.file}`];
}

/** What is in a list now and was not before. */
function namesGained({ was, now }: Judged['difference']): readonly string[] {
  const known = new Set([was].flat());
  return [now].flat().flatMap((name) => (known.has(name) ? [] : [String(name)]));
}

/** What goes with it: the scopes that are no longer asked for, the labels of its address, and the syntax on its line. */
function leadsTo({
  contract,
  difference: { kind, aspect, format, name, was, now, after, given },
}: Judged): readonly string[] {
  if (kind === 'security' && aspect === 'scopes') {
    const kept = new Set([now].flat());
    return [was].flat().flatMap((scope) => (kept.has(scope) ? [] : [`scope ${String(scope)} of ${contract.path}`]));
  }
  if (given['label'] === true && (aspect === 'name' || aspect === 'presence') && now !== null)
    return [`label ${String(now)} of ${contract.path}`];
  if (kind === 'operation' && aspect === 'binding') return [`address of ${name} of ${contract.path}`];
  return format === 'protobuf' && kind !== 'file' && after ? [`line ${after.line} of ${after.file}`] : [];
}

function withWords(lead: Unit, others: readonly Unit[]): Unit {
  const scopes = others.flatMap(({ parts }) =>
    parts.filter(isLostScope).map(({ difference }) => code(difference.name)),
  );
  const before = others.flatMap(({ finding, parts: [first] }) => (isSyntax(first) ? [`${finding.message} `] : []));
  const resources = others.flatMap(({ parts }) => parts.filter(isIdentifiers).map(({ difference: { name } }) => name));
  const identifies = resources.length === 0 ? '' : ` It identifies ${listed(resources.map(code))}.`;
  const own = lead.finding.message;
  const message = scopes.length === 0 ? own : `${own.slice(0, -1)}, and ${listed(scopes)} can no longer be asked for.`;
  return saying(lead, `${before.join('')}${message}${identifies}`);
}
