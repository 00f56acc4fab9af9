import type { Facts } from '../../model/facts.ts';
import type { FactRule, Hit } from '../../model/rule.ts';
import { type Service, serviceOf } from '../../model/service.ts';
import type { Import, Source } from '../../model/source.ts';
import { authorities } from '../authorities.ts';
import { listed } from '../listed.ts';
import { code } from '../render-message.ts';

/** Folders by which a service offers something to be imported. */
const offered = /(^|\/)(clients?|api-client|contracts?|generated|__generated__|gen|sdk|protos?|shared|public)\//;

export default {
  area: 'Microservices',
  severity: 'high',
  certainty: 'proven',
  message: '{from} imports {file}, which is inside of another service, {to}{elsewhere}.',
  why: 'The two services can no longer be changed, tested and released alone: an edit inside one can break the other although no contract changed, and its build now carries foreign code with its configuration and its access to data.',
  fix: 'Ask the other service over its API or its events. If both need the same code, move it to a package of its own; if only its types are needed, generate them from its contract or use `import type`.',
  authority: [authorities.rel03bp03, authorities.rel04bp02],
  judge: (facts) => {
    const crossings = facts.sources.after.flatMap((source) => crossingsIn(facts, source));
    return [...Map.groupBy(crossings, ({ from, to }) => `${from.root} ${to.root}`).values()].flatMap(hitsOf);
  },
} satisfies FactRule;

interface Crossing {
  readonly from: Service;
  readonly to: Service;
  readonly path: string;
  readonly line: number;
  readonly target: string;
}

/** More files than this are counted, and not named. */
const mostNamed = 3;

/** One service that reaches into another is one finding, however many of its files do. */
function hitsOf(crossings: readonly Crossing[]): readonly Hit[] {
  const [first] = crossings;
  if (first === undefined) return [];
  const { from, to, path, line, target } = first;
  const others = [...new Set(crossings.map((one) => one.path))].filter((one) => one !== path);
  const elsewhere = others.length === 0 ? '' : `, here and in ${listed(others.map(code), mostNamed)}`;
  const values = { from: code(from.name), to: code(to.name), file: code(target), elsewhere };
  return [{ subject: `${from.root} ${to.root}`, path, line, side: 'after', values }];
}

/** Types vanish when the code is compiled, and sharing them is how tRPC is meant to be used: they are left alone. */
function crossingsIn(facts: Facts, source: Source): readonly Crossing[] {
  if (source.role !== 'service' && source.role !== 'browser') return [];
  const from = serviceOf(facts.services, source.path);
  return source.imports.flatMap((one) => {
    const to = one.target === null || one.typeOnly || !one.touched ? undefined : serviceOf(facts.services, one.target);
    if (from === undefined || to === undefined || one.target === null || !crosses(from, to, one, one.target)) return [];
    return wasThere(facts, source.path, one.target)
      ? []
      : [{ from, to, path: source.path, line: one.line, target: one.target }];
  });
}

/** Nested folders are parts of one service, however many manifests they have. */
function crosses(from: Service, to: Service, { specifier }: Import, target: string): boolean {
  if (to.library || from.root === to.root || isWithin(from.root, to.root) || isWithin(to.root, from.root)) return false;
  const named = specifier === to.name || specifier.startsWith(`${to.name}/`);
  return !(named && to.exports) && !offered.test(target.slice(to.root.length + 1));
}

/** The import was there before and the change only edits its line, or moves it to another file of the same change. */
function wasThere({ sources }: Facts, path: string, target: string): boolean {
  return sources.before.some(
    (before) =>
      (before.path === path || !sources.after.some((after) => after.path === before.path)) &&
      before.imports.some((one) => one.touched && !one.typeOnly && one.target === target),
  );
}

function isWithin(path: string, root: string): boolean {
  return root === '' || path.startsWith(`${root}/`);
}
