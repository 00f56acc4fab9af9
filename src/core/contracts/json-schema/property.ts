import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { equalJson, note, restrictingFlag } from '../comparison/laws.ts';
import { isMap, type Node } from '../document-store.ts';
import { lifecycle, lifecycleAspects, lifecycleKeywords } from './lifecycle.ts';
import { fieldsOf, requiredNames } from './fields.ts';
import { hasName } from './names.ts';
import { besidePatterns } from './settled.ts';
import type { ReadSchema, SchemaContext } from './context.ts';
import { typesOfView } from './type.ts';
import { isFilled, type View, viewOf } from './view.ts';

/**
 * The named properties of an object that are not settled, from every layer that names them; one that is `false` is not
 * allowed to be there.
 */
export function properties(
  view: View,
  context: SchemaContext,
  read: ReadSchema,
  settled: ReadonlySet<string>,
): Element[] {
  // A list has items and no fields (JSON Schema Validation section 6.5).
  if (isList(view)) return [];
  const described = fieldsOf(view);
  const found = new Map<string, Node[]>();
  for (const [name, nodes] of described) {
    const taken = nodes.filter(({ raw }) => raw !== false);
    if (taken.length > 0 && !settled.has(`property ${name}`)) found.set(name, taken);
  }
  if (context.dialect.validates) withPatterns(found, view, settled);
  const demanded = requiredNames(view);
  // A field that is asked for and described nowhere may have any value. Among alternatives it is described in them.
  const asked = view.choices.length > 0 && described.size > 0 ? [] : [...demanded];
  for (const [name, spot] of asked) if (!described.has(name)) found.set(name, [{ raw: {}, spot }]);
  const list = view.layers.find(({ raw }) => Array.isArray(raw['required']));
  return [...found].flatMap(([name, nodes]) => {
    if (!isFilled(nodes)) return [];
    const at = demanded.get(name) ?? (list && below(list.node.spot, 'required'));
    const needed = { here: demanded.has(name), at, only: !described.has(name) };
    return [new Property(name, nodes, needed, context, read)];
  });
}

/** Whether a value is a list by its type and by what it says of its items. */
function isList(view: View): boolean {
  return equalJson(typesOfView(view), ['array']) && view.layers.some(({ raw }) => raw['items'] !== undefined);
}

/** Adds to each field what is said of its name by the patterns that are compared with the fields. */
function withPatterns(found: Map<string, Node[]>, view: View, settled: ReadonlySet<string>): void {
  const patterns = new Set(besidePatterns(view, settled));
  if (patterns.size === 0) return;
  for (const { raw, node } of view.layers) {
    for (const [pattern, schema] of Object.entries(isMap(raw['patternProperties']) ? raw['patternProperties'] : {})) {
      if (!patterns.has(pattern)) continue;
      const spot = below(node.spot, 'patternProperties', pattern);
      for (const [name, nodes] of found)
        if (hasName(pattern, name, view.spot) === true) nodes.push({ raw: schema, spot });
    }
  }
}

/** Whether a field is asked for, where that is said, and whether nothing else is said of it. */
interface Needed {
  readonly here: boolean;
  readonly at: Spot | undefined;
  readonly only: boolean;
}

/** A class, because an object of many fields makes as many of them and most are the same on both sides. */
class Property implements Element {
  readonly kind = 'property';
  readonly role: 'part' | 'constraint';
  readonly key: string;
  readonly name: string;
  readonly flow: Element['flow'];
  readonly at: Spot;
  readonly node: Node | undefined;
  readonly #nodes: readonly [Node, ...Node[]];
  readonly #needed: Needed;
  readonly #context: SchemaContext;
  readonly #read: ReadSchema;
  #known: View | undefined;

  constructor(
    name: string,
    nodes: readonly [Node, ...Node[]],
    needed: Needed,
    context: SchemaContext,
    read: ReadSchema,
  ) {
    const [first, ...others] = nodes;
    this.key = name;
    this.name = name;
    this.flow = context.flow;
    this.role = needed.only ? 'constraint' : 'part';
    this.at = first.spot;
    this.node = others.length > 0 ? undefined : { raw: [first.raw, needed.here], spot: first.spot };
    this.#nodes = nodes;
    this.#needed = needed;
    this.#context = context;
    this.#read = read;
  }

  get notSent(): boolean {
    return said(this.view, this.flow === 'input' ? 'readOnly' : 'writeOnly') === true;
  }

  get given(): Element['given'] {
    const { given } = this.#traits;
    return this.#needed.only ? { ...given, undescribed: true } : given;
  }

  sameButForParts(before: Element): boolean {
    if (!(before instanceof Property) || before.#needed.here !== this.#needed.here) return false;
    return traits.every((keyword) => equalJson(said(before.view, keyword), said(this.view, keyword)));
  }

  aspects(): readonly AspectValue[] {
    const { here, at } = this.#needed;
    return [
      { aspect: 'required', value: here, law: restrictingFlag, stated: here, at: at ?? this.at },
      ...this.#traits.aspects(this.at),
    ];
  }

  parts(): readonly Element[] {
    const { form, ...context } = this.#context;
    const list = form && !form.joined.includes(this.name) ? { list: { repeats: true, joined: false } } : {};
    const part = form?.parts && !form.typed.includes(this.name) ? { part: true as const } : {};
    return [this.#read(this.#nodes, { ...context, ...list, ...part, omitted: !this.#needed.here })];
  }

  /** What is said of its value. */
  get view(): View {
    return (this.#known ??= viewOf(this.#nodes, this.#context.documents, this.#context.dialect));
  }

  get #traits(): ReturnType<typeof traitsOf> {
    return traitsOf(this.view, this.#needed.here, this.#context);
  }
}

/** What a field says of its value; null where the element is no field. */
export function viewOfField(element: Element): View | null {
  return element instanceof Property ? element.view : null;
}

/** Keywords that say something of a property as a part of its object. */
const traits = ['readOnly', 'writeOnly', ...lifecycleKeywords];

/** What the first schema that has a keyword says under it. */
function said({ layers }: View, keyword: string): unknown {
  return layers.find(({ raw }) => raw[keyword] !== undefined)?.raw[keyword];
}

/** What the schemas of a property say about it as a part of its object. */
function traitsOf(view: View, required: boolean, context: SchemaContext) {
  const layer = (keyword: string) => view.layers.find(({ raw }) => raw[keyword] !== undefined);
  const flag = (keyword: string) => said(view, keyword) === true;
  const mark = (aspect: 'readOnly' | 'writeOnly', law: AspectLaw, otherwise: Spot): AspectValue => {
    const at = layer(aspect);
    const stated = at !== undefined;
    return { aspect, value: flag(aspect), law, stated, at: stated ? below(at.node.spot, aspect) : otherwise };
  };
  return {
    given: {
      site: context.site,
      required,
      readOnly: flag('readOnly'),
      writeOnly: flag('writeOnly'),
      hasDefault: layer('default') !== undefined,
      ...lifecycle(
        view.layers.map(({ raw }) => raw),
        context.asOf,
      ),
    },
    aspects: (otherwise: Spot): AspectValue[] => [
      mark('readOnly', context.flow === 'input' ? sentAgain(required) : note, otherwise),
      mark('writeOnly', context.flow === 'output' ? shownAgain : note, otherwise),
      ...lifecycleAspects(
        view.layers.map(({ raw, node }) => ({ raw, spot: node.spot })),
        otherwise,
      ),
    ],
  };
}

/** A request field that is no longer readOnly is a new field of the request, and the other way round one that is gone. */
function sentAgain(required: boolean): AspectLaw {
  return (was, now) => {
    if (was === now) return null;
    if (now === true) return 'narrowed';
    return required ? 'narrowed' : 'widened';
  };
}

/** A response field that is no longer writeOnly is a new field of the response, and the other way round. */
const shownAgain: AspectLaw = (was, now) => {
  if (was === now) return null;
  return now === true ? 'widened' : 'narrowed';
};
