import type { Material } from '../../model/material.ts';
import { code } from '../words/escape.ts';
import { lineInWords } from '../words/line-in-words.ts';
import type { Answer } from './answer.ts';
import { changesOf, operationsOf } from './changes-of.ts';
import { type Edge, flowchart, type Node, sequence } from './mermaid.ts';
import { type ChangedUse, sayUse, serviceMap } from './views/service-map.ts';

const mostEdges = 40;

/** A picture from what was read: services and who uses whom, or the calls that clients make of what changes. */
export const diagram: Answer = {
  richer: 'what stands behind the edges that no import or call in the read files shows',
  sections: ['What the picture leaves out'],
  problem: (_, [kind = 'services']) =>
    ['services', 'sequence', 'before-after'].includes(kind)
      ? null
      : 'There is `diagram services`, `diagram sequence` and `diagram before-after`.',
  say: (material, [kind = 'services']) => {
    if (kind === 'sequence') return calls(material);
    if (kind === 'before-after') return `${services(material, 'before')}\n\n${services(material, 'after')}`;
    return services(material, null);
  },
};

/** The map of services; of one side alone, or with null of both, with what comes and goes. */
function services(material: Material, only: 'before' | 'after' | null): string {
  const { facts } = material;
  const uses = serviceMap(material).slice(0, mostEdges);
  const edges = uses.flatMap((use): readonly (Edge & Pick<ChangedUse, 'path' | 'line'>)[] => {
    if (only === 'before' && use.state === 'added') return [];
    if (only === 'after' && use.state === 'removed') return [];
    return [{ ...use, state: only === null ? use.state : 'there' }];
  });
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = new Map<string, Node>(facts.services.map(({ name }) => [name, { label: name, state: 'there' }]));
  for (const end of ends) if (!nodes.has(end)) nodes.set(end, { label: end, state: 'there' });
  const title = only === null ? 'Services, and what this change does to who uses whom' : `Services ${only} the change`;
  if (nodes.size === 0)
    return `### ${title}\n\nNo service was read: a folder is one where it has a manifest or a Dockerfile.`;
  const shown = edges.map((edge) => `- ${sayUse(edge)}`);
  const why = facts.services.map(({ name, because }) => `- ${code(name)} ${code(because)}`);
  return [
    `### ${title}`,
    flowchart(nodes, edges),
    ...(only === null ? [legendOf(edges)] : []),
    ['Shown by:', '', ...why, ...shown].join('\n'),
  ].join('\n\n');
}

function legendOf(edges: readonly Edge[]): string {
  const changes = edges.some(({ state }) => state !== 'there');
  return changes ? 'A thick arrow is new, a dotted one is gone.' : 'The change adds no arrow and takes none away.';
}

const mostMessages = 20;

function calls({ verified }: Material): string {
  const changes = changesOf(verified);
  const operations = operationsOf(changes).slice(0, mostMessages);
  if (operations.length === 0) return '### Calls\n\nNo operation of a contract changes.';
  const contracts = [...new Set(changes.map(({ path }) => path))];
  const messages = operations.map((operation) => {
    const met = changes.filter(({ change }) => change.usedBy.includes(operation));
    const to = contracts.indexOf(met[0]?.path ?? '') + 1;
    return {
      // What an application sends, its clients receive.
      ...(operation.startsWith('send ') ? { from: to, to: 0 } : { from: 0, to }),
      label: operation,
      note: met.map(({ change, message }) => `${change.severity}: ${message}`)[0] ?? '',
    };
  });
  const drawn = changes.filter(({ change }) => operations.some((operation) => change.usedBy.includes(operation)));
  const shown = drawn.map((change) => `- ${code(change.id)} ${lineInWords(change)}`);
  return [
    '### Calls that this change touches',
    sequence(['Clients', ...contracts], messages),
    ['Shown by:', '', ...shown].join('\n'),
  ].join('\n\n');
}
