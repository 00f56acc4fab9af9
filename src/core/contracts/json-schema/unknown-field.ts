import { below } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { isMap, type Node } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { covers } from './covers.ts';
import { isClosedMap, restLayer } from './keywords.ts';
import { isRemark } from './notation.ts';
import { literalPattern, matchesAll } from './pattern.ts';
import { viewOfField } from './property.ts';
import { isFilled, type View, viewOf } from './view.ts';

/**
 * What an object makes of a field of the other version that it does not name: it is `refused`, or `ignored`, which is to
 * say that it may be anything. Nothing where it is held to the same as in the version that names it, or nobody can tell.
 */
export function unknownField(part: Element, view: View, context: SchemaContext): Element['given'] {
  if (part.kind !== 'property') return {};
  const forbidden = view.layers.some(({ raw }) => isMap(raw['properties']) && raw['properties'][part.name] === false);
  if (forbidden) return { unknown: 'refused' };
  const closed = isClosedMap(view);
  if (!context.dialect.validates) return closed ? { unknown: 'refused' } : {};
  const field = viewOfField(part);
  const nodes = governing(part.name, view);
  if (!isFilled(nodes))
    return closed ? { unknown: 'refused' } : field && isAnything(field) ? {} : { unknown: 'ignored' };
  const { documents, dialect } = context;
  const described = { view: viewOf(nodes, documents, dialect), documents, dialect };
  const isHeld = field !== null && covers(described, { view: field, documents, dialect });
  return isHeld ? {} : { unknown: 'ignored' };
}

/** The schemas of a field that is not named: those whose pattern its name matches, or else that of all others. */
function governing(name: string, view: View): Node[] {
  const matching = view.layers.flatMap(({ raw, node }) =>
    Object.entries(isMap(raw['patternProperties']) ? raw['patternProperties'] : {}).flatMap(([pattern, schema]) =>
      matchesAll(pattern, literalPattern(name)) === true
        ? [{ raw: schema, spot: below(node.spot, 'patternProperties', pattern) }]
        : [],
    ),
  );
  if (matching.length > 0) return matching;
  const rest = restLayer(view, 'additionalProperties');
  if (rest === undefined) return [];
  return [{ raw: rest.raw['additionalProperties'], spot: below(rest.node.spot, 'additionalProperties') }];
}

function isAnything({ layers, choices }: View): boolean {
  return choices.length === 0 && layers.every(({ raw }) => Object.keys(raw).every((key) => isRemark(key)));
}
