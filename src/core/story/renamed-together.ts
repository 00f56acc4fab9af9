import type { Difference } from '../model/contract.ts';
import { listed } from '../rules/listed.ts';
import { code, printed, valuesOf } from '../rules/render-message.ts';
import { together } from './together.ts';
import { breakingFirst, type Judged, joined, saying, type Unit } from './unit.ts';
import { listSubject } from './value-lists.ts';

/** Fields of one object that are called otherwise are one thing to say, whatever else changed of some of them. */
export function renamedTogether(units: readonly Unit[]): readonly Unit[] {
  return joined(units, objectOf, (group) => {
    const [first = group[0], ...rest] = group.toSorted(byAspect);
    const [lead, ...others] = breakingFirst([first, ...rest]);
    if (others.length === 0) return [lead];
    const names = others.flatMap(namesOf);
    const kind = valuesOf(lead.parts[0].difference)['kind'] ?? '';
    const more = `${names.length === 1 ? `Another ${kind} of it is` : `${names.length} more ${kind}s of it are`} called otherwise too`;
    const message = `${lead.finding.message} ${more}: ${listed(names)}.`;
    return together([lead, ...others]).map((unit) => ({ ...saying(unit, message), elsewhere: [] }));
  });
}

/** Types of one model of Smithy that are called otherwise are one thing to say. */
export function renamedTypes(units: readonly Unit[]): readonly Unit[] {
  return joined(
    units,
    ({ finding, parts: [first] }) => (finding.rule === 'contract/type-renamed' ? first.contract.path : null),
    (group) => {
      const [lead, ...others] = breakingFirst(group);
      const names = new Set(others.map(({ parts: [{ difference }] }) => becoming(difference)));
      names.delete(becoming(lead.parts[0].difference));
      if (names.size === 0) return group;
      const more = names.size === 1 ? 'Another type is' : `${names.size} more types are`;
      const message = `${lead.finding.message} ${more} called otherwise too: ${listed([...names])}.`;
      return [{ ...saying(lead, message, others), elsewhere: [] }];
    },
  );
}

function becoming({ was, now }: Difference): string {
  return `${printed(was)} is ${printed(now)}`;
}

/** What changed of more than the name comes first. */
function byAspect(a: Unit, b: Unit): number {
  return Number(a.parts[0].difference.aspect === 'name') - Number(b.parts[0].difference.aspect === 'name');
}

/** The object whose fields are called otherwise, where a unit says so. */
function objectOf({ parts }: Unit): string | null {
  const renamed = parts.find(isRenamed);
  return renamed ? listSubject(renamed) : null;
}

function isRenamed({ difference, several }: Judged): boolean {
  return difference.aspect === 'name' && several !== undefined;
}

/** What the fields of a unit are called now, and what else changed of them. */
function namesOf({ parts }: Unit): readonly string[] {
  const { aspect } = parts[0].difference;
  const too = aspect === 'name' ? '' : ` (its ${aspect} changed too)`;
  return [...new Set(parts.filter(isRenamed).map(({ difference }) => `${code(difference.name)}${too}`))];
}
