import type { ContractFacts } from '../model/contract.ts';
import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';
import { isAsBad } from './repeats.ts';
import { together } from './together.ts';
import { joined, type Unit, withCauses } from './unit.ts';

/**
 * Joins to the finding that files of protobuf are in another package what follows from it: the files are gone where they were,
 * their services have other names, and who names their types names them otherwise.
 */
export function withRepackaged(units: readonly Unit[]): readonly Unit[] {
  const renamed = joined(units, renamedOf, together);
  const leads = new Map<ContractFacts, Unit>();
  for (const says of [isOtherPackage, isRepackagedFile, isOtherService]) {
    for (const unit of renamed.filter(says)) {
      const { contract } = unit.parts[0];
      if (!leads.has(contract)) leads.set(contract, unit);
    }
  }
  if (leads.size === 0) return units;
  const all = [...leads.values()];
  const causes = new Map<Unit, Unit>();
  for (const unit of renamed) {
    const own = leads.get(unit.parts[0].contract);
    const lead = own && goesWith(unit, own) ? own : all.find((one) => isTypeOf(unit, one));
    if (lead && lead !== unit && isAsBad(lead, unit)) causes.set(unit, lead);
  }
  const services = Map.groupBy(
    [...causes.keys()].filter((unit) => isLostService(unit) || isOtherService(unit)),
    (unit) => causes.get(unit)?.finding.id,
  );
  return withCauses(renamed, causes).map((unit) => {
    const lost = isRepackagedFile(unit) ? services.get(unit.finding.id) : undefined;
    return lost === undefined ? unit : withCalls(unit, lost);
  });
}

/** Files of one package that is called otherwise now. */
function renamedOf(unit: Unit): string | null {
  const { contract, difference } = unit.parts[0];
  return isOtherPackage(unit) ? JSON.stringify([contract.path, difference.was, difference.now]) : null;
}

function isOtherPackage({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'file' && difference.aspect === 'package';
}

function isOtherService({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'service' && difference.aspect === 'package';
}

function isRepackagedFile({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'file' && difference.aspect === 'presence' && difference.given['repackaged'] === true;
}

function isLostService({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'service' && difference.aspect === 'presence' && difference.now === null;
}

/** What is gone with the package it was in, of the same contract. */
function goesWith(unit: Unit, lead: Unit): boolean {
  const { kind, aspect, now, given, name } = unit.parts[0].difference;
  if (isOtherService(unit)) return true;
  if (kind === 'file') return aspect === 'presence' && now === null && given['moved'] !== false;
  return isLostService(unit) && typesIn(lead).has(name);
}

/** The types of files that are in another package. */
function typesIn({ parts }: Unit): ReadonlySet<string> {
  return new Set(parts.flatMap(({ difference: { given } }) => String(given['leadsTo'] ?? '').split(' ')));
}

/** Whether a type is called otherwise because of the package it is in. */
function isTypeOf({ parts: [{ difference }] }: Unit, lead: Unit): boolean {
  const { aspect, was, now } = difference;
  if (aspect !== 'type' && aspect !== 'requestType' && aspect !== 'responseType') return false;
  const [former, present] = [was, now].map((type) => /[\w.]+(?=>?$)/.exec(String(type))?.[0] ?? '');
  const { subject, was: renamed } = lead.parts[0].difference;
  const scope = isRepackagedFile(lead) ? /^package ([\w.]+):/.exec(subject)?.[1] : String(renamed);
  if (scope === undefined || !former?.startsWith(`${scope}.`)) return false;
  const name = former.slice(scope.length + 1);
  const isDeclared = !isRepackagedFile(lead) || typesIn(lead).has(name.split('.')[0] ?? '');
  return isDeclared && present?.endsWith(`.${name}`) === true;
}

/** What is said of services in it: it is as grave as what it stands for. */
function withCalls(unit: Unit, services: readonly Unit[]): Unit {
  const { finding } = unit;
  const names = listed(services.map(({ parts: [{ difference }] }) => code(difference.name)));
  const change = finding.change && { ...finding.change, audience: 'wire' as const };
  const message = `${finding.message} Calls of ${names} go to a name that is no longer served.`;
  return { ...unit, finding: { ...finding, severity: 'critical', message, ...(change && { change }) } };
}
