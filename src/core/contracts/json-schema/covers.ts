import { equalJson } from '../comparison/laws.ts';
import { written } from '../comparison/written.ts';
import { type DocumentStore, isMap, type Node } from '../document-store.ts';
import { fieldsOf, requiredNames } from './fields.ts';
import { isUnknown } from './format.ts';
import { bareForm } from './normal-form.ts';
import { isRemark } from './notation.ts';
import { below } from '../../texts/document.ts';
import { literalsOf as settledLiterals } from './literals.ts';
import { groupOf } from './literal-value.ts';
import { areWithin, isAbout, isIdle, typesMeantBy, typesOfView } from './type.ts';
import { type Dialect, isNumber, type Layer } from './layer.ts';
import { type Choice, isFilled, type View, viewOf } from './view.ts';

/** A value of one side of a comparison. */
export interface Described {
  readonly view: View;
  readonly documents: DocumentStore;
  readonly dialect: Dialect;
}

/** How many pairs of schemas are looked at for one proof; beyond that nothing is proven. */
const patience = 2000;

/** How many choices of one value are tried at once; one that holds itself could be tried for ever. */
const opened = 4;
/** How far down a proof goes. */
const deepest = 60;

/** Keywords that allow and forbid nothing, or that are read by a proof of their own. */
const silent = new Set(
  `$ref $id $schema $anchor $comment $defs definitions title description summary default example examples deprecated
  readOnly writeOnly xml externalDocs discriminator nullable type enum const required properties additionalProperties
  unevaluatedProperties items allOf oneOf anyOf if then else`.split(/\s+/),
);
const least = new Set(['minimum', 'minLength', 'minItems', 'minProperties', 'exclusiveMinimum']);
const most = new Set(['maximum', 'maxLength', 'maxItems', 'maxProperties', 'exclusiveMaximum']);
const conditional = ['if', 'then', 'else'];
/** What a condition may say of a field, so that the literals tell whether it holds. */
const listing = new Set(['const', 'enum', 'type']);
/** Formats that say no more than their type does. */
const loose = new Set(['int64', 'double', 'float', 'password']);

/**
 * Whether it can be proven that every value of the one schema is one of the other, of values that hold what their schema
 * describes and no more. False where it is not so, and where it cannot be told. `open`: a value may have fields that its
 * schema does not name, unless it refuses them.
 */
export function covers(narrow: Described, wide: Described, open = false): boolean {
  return proves(narrow, wide, open) === true;
}

/** The same; undefined where it was given up, because there is too much to look at. */
export function proves(narrow: Described, wide: Described, open = false): boolean | undefined {
  return new Proof(narrow, wide, open).holds();
}

class Proof {
  readonly #narrow: Described;
  readonly #wide: Described;
  readonly #open: boolean;
  readonly #assumed: Set<string> = new Set();
  #steps = 0;
  #depth = 0;

  constructor(narrow: Described, wide: Described, open: boolean) {
    this.#narrow = narrow;
    this.#wide = wide;
    this.#open = open;
  }

  holds(): boolean | undefined {
    return this.#within(this.#narrow.view, this.#wide.view) || (this.#steps > patience ? undefined : false);
  }

  /** What is being proven further up holds here too: a cycle adds nothing of its own. */
  #within(narrow: View, wide: View): boolean {
    const key = `${narrow.identity}<${wide.identity}`;
    if (this.#assumed.has(key) && narrow.identity !== '') return true;
    if (this.#isSpent() || this.#depth > deepest) return false;
    const before = this.#assumed.size;
    this.#assumed.add(key);
    this.#depth += 1;
    const proven = this.#decide(narrow, wide);
    this.#depth -= 1;
    if (proven) return true;
    // What was proven meanwhile may have relied on this.
    for (const later of [...this.#assumed].slice(before)) this.#assumed.delete(later);
    return false;
  }

  /** Counts a step; once there are no more, nothing else is tried. */
  #isSpent(): boolean {
    return ++this.#steps > patience;
  }

  #decide(given: View, wide: View): boolean {
    if (given.broken !== wide.broken) return false;
    const narrow = this.#withConsequences(given);
    const beside = this.#beside(narrow, wide);
    const isAsked = beside && wide.layers.every((layer) => this.#conditions(narrow, layer));
    if (isAsked && wide.choices.every((choice) => this.#chosen(narrow, choice))) return true;
    if (isOpened(narrow)) return false;
    if (beside && this.#eachWithin(casesOf(narrow, this.#narrow), wide)) return true;
    if (isAsked) return false;
    return narrow.choices.some((choice) =>
      choice.members.every((member) => this.#within(this.#with(narrow, choice, member), wide)),
    );
  }

  /** The value with what follows from those of its own conditions that surely hold, or surely do not. */
  #withConsequences(view: View): View {
    const asking = view.layers.filter(({ raw }) => raw['if'] !== undefined);
    if (asking.length === 0 || asking.length > tried) return view;
    const asked = asking.flatMap(({ raw, node }) => {
      const holds = this.#holds(view, raw['if']);
      const keyword = holds === true ? 'then' : 'else';
      const follows = raw[keyword];
      return holds === undefined || !isMap(follows) ? [] : [{ raw: follows, spot: below(node.spot, keyword) }];
    });
    if (!isFilled(asked)) return view;
    const { layers, choices } = this.#narrowView(asked);
    return { ...view, layers: [...view.layers, ...layers], choices: [...view.choices, ...choices] };
  }

  /** Whether the value meets what follows from a condition of the other: where it cannot be told which, whether it holds or not. */
  #conditions(narrow: View, { raw, node }: Layer): boolean {
    if (raw['if'] === undefined) return true;
    const isSaid = ({ raw: own }: Layer) =>
      conditional.every((one) => own[one] === raw[one] || implies(one, own[one], raw[one]));
    if (narrow.layers.some(isSaid)) return true;
    const meets = (keyword: 'then' | 'else'): boolean => {
      const follows = raw[keyword];
      if (!isMap(follows)) return follows !== false;
      return this.#within(narrow, this.#wideView([{ raw: follows, spot: below(node.spot, keyword) }]));
    };
    const holds = this.#holds(narrow, raw['if']);
    return (holds === false || meets('then')) && (holds === true || meets('else'));
  }

  /** Whether a condition on the literals of some fields holds for every value, or for none; undefined where that cannot be told. */
  #holds(narrow: View, condition: unknown): boolean | undefined {
    if (!isMap(condition)) return typeof condition === 'boolean' ? condition : undefined;
    const { properties = {}, required = [], ...others } = condition;
    const isIdle = (key: string) => isRemark(key) || (key === 'type' && others[key] === 'object');
    if (!isMap(properties) || !Array.isArray(required) || !Object.keys(others).every(isIdle)) return undefined;
    const demanded = requiredNames(narrow);
    const own = fieldsOf(narrow);
    if (typesOfView(narrow)?.every((type) => type === 'object') !== true) return undefined;
    let isSure = required.every((name) => demanded.has(name));
    for (const [name, schema] of Object.entries(properties)) {
      const nodes = demanded.has(name) ? own.get(name) : undefined;
      const allowed = isMap(schema) && Object.keys(schema).every((key) => listing.has(key)) ? literalsOf(schema) : null;
      const field = nodes && this.#narrowView(nodes);
      const values = field?.nullness === 'no' ? settledLiterals(field)?.values : undefined;
      if (allowed === null || values === undefined || values.length === 0) {
        isSure = false;
        continue;
      }
      const met = values.filter(({ value }) => allowed.some((one) => equalJson(one, value)));
      if (met.length === 0) return false;
      if (met.length < values.length) isSure = false;
    }
    return isSure ? true : undefined;
  }

  #eachWithin(cases: readonly View[], wide: View): boolean {
    return cases.length > 1 && cases.every((one) => this.#within(one, wide));
  }

  /** Whether one of the alternatives takes all of it; two of a `oneOf` would refuse it. */
  #chosen(narrow: View, choice: Choice): boolean {
    if (this.#isSpent()) return false;
    const taking = choice.members.filter((member) => this.#within(narrow, this.#wideView([member])));
    if (taking.length > 0) return choice.keyword === 'anyOf' || taking.length === 1;
    if (isOpened(narrow)) return false;
    return narrow.choices.some((own) =>
      own.members.every((member) => this.#chosen(this.#with(narrow, own, member), choice)),
    );
  }

  /** The value where one of its alternatives was picked. */
  #with(view: View, choice: Choice, member: Node): View {
    const picked = this.#narrowView([member]);
    return {
      ...view,
      layers: [...view.layers, ...picked.layers],
      choices: [...view.choices.filter((one) => one !== choice), ...picked.choices],
      identity: `${view.identity}+${picked.identity}`,
      broken: view.broken ?? picked.broken,
    };
  }

  /** All that is said beside the alternatives. */
  #beside(narrow: View, wide: View): boolean {
    const own = typesMeantBy(narrow);
    if (!areWithin(own, typesOfView(wide))) return false;
    if (mayBeNull(narrow) && wide.nullness === 'no') return false;
    return (
      wide.layers.every((layer) => this.#literals(narrow, layer) && this.#keywords(narrow, layer)) &&
      this.#fields(narrow, wide) &&
      this.#items(narrow, wide, own)
    );
  }

  #literals(narrow: View, { raw }: Layer): boolean {
    const allowed = literalsOf(raw);
    if (allowed === null) return true;
    return narrow.layers.some((layer) =>
      literalsOf(layer.raw)?.every((one) => allowed.some((it) => equalJson(one, it))),
    );
  }

  #keywords(narrow: View, { raw }: Layer): boolean {
    return Object.entries(raw).every(([keyword, limit]) => {
      if (silent.has(keyword) || isRemark(keyword)) return true;
      if (keyword === 'format' && (loose.has(String(limit)) || isUnknown(limit))) return true;
      if (keyword === 'multipleOf' && isIdle(limit, narrow)) return true;
      const group = groupOf(keyword);
      if (group !== undefined && !isAbout(typesOfView(narrow), group)) return true;
      return narrow.layers.some(({ raw: own }) => implies(keyword, own[keyword], limit));
    });
  }

  #fields(narrow: View, wide: View): boolean {
    if (!isAbout(typesOfView(narrow), 'object')) return true;
    const demanded = requiredNames(narrow);
    if ([...requiredNames(wide).keys()].some((name) => !demanded.has(name))) return false;
    const [own, others] = [fieldsOf(narrow), fieldsOf(wide)];
    // An object that names none of its fields may have any.
    const isOpen = own.size === 0 && !restsOf(narrow).some(({ raw }) => raw === false);
    if (isOpen && others.size > 0 && typesOfView(narrow)?.includes('object') !== false) return false;
    for (const [name, nodes] of own) {
      if (nodes.some(({ raw }) => raw === false)) continue;
      const field = this.#narrowView(nodes);
      const taking = others.get(name);
      if (taking !== undefined) {
        if (taking.some(({ raw }) => raw === false) || !this.#within(field, this.#wideView(taking))) return false;
        continue;
      }
      for (const rest of restsOf(wide)) {
        if (rest.raw === false || (isMap(rest.raw) && !this.#within(field, this.#wideView([rest])))) return false;
      }
    }
    return this.#rest(narrow, wide);
  }

  /** What is beyond the named fields: where these alone count, an open object is taken by a closed one. */
  #rest(narrow: View, wide: View): boolean {
    const own = restsOf(narrow);
    return restsOf(wide).every((rest) => {
      if (rest.raw === false)
        return own.some(({ raw }) => raw === false) || !(this.#open || own.some(({ raw }) => isMap(raw)));
      if (!isMap(rest.raw) || Object.keys(rest.raw).length === 0) return true;
      if (own.length === 0) return fieldsOf(narrow).size > 0;
      return own.some(
        ({ raw, spot }) => raw === false || this.#within(this.#narrowView([{ raw, spot }]), this.#wideView([rest])),
      );
    });
  }

  #items(narrow: View, wide: View, types: readonly string[] | undefined): boolean {
    if (types?.includes('array') === false) return true;
    const own = nodesUnder(narrow, 'items');
    return nodesUnder(wide, 'items').every((items) => {
      if (isMap(items.raw) && Object.keys(items.raw).length === 0) return true;
      return isFilled(own) && this.#within(this.#narrowView(own), this.#wideView([items]));
    });
  }

  #narrowView(nodes: readonly [Node, ...Node[]]): View {
    return viewOf(nodes, this.#narrow.documents, this.#narrow.dialect);
  }

  #wideView(nodes: readonly [Node, ...Node[]]): View {
    return viewOf(nodes, this.#wide.documents, this.#wide.dialect);
  }
}

/** How many literals of a field are tried one by one. */
const tried = 12;

/**
 * The value taken apart: by its types, or by the literals of the first required field that has several. Null is of no
 * type here; whether it is allowed is said of the value as a whole.
 */
function casesOf(view: View, { documents, dialect }: Described): readonly View[] {
  const layer = view.layers[0];
  if (layer === undefined) return [];
  const only = (name: string, raw: Layer['raw']): View => ({
    ...view,
    layers: [...view.layers, { raw, node: { raw, spot: layer.node.spot }, besideNull: true }],
    identity: `${view.identity}+${name}`,
  });
  const types = typesOfView(view) ?? [];
  if (types.length > 1) return types.map((type) => only(type, { type }));
  const required = requiredNames(view);
  for (const [name, nodes] of fieldsOf(view)) {
    if (!required.has(name)) continue;
    const field = viewOf(nodes, documents, dialect);
    const values = field.nullness === 'no' ? (settledLiterals(field)?.values ?? []) : [];
    if (values.length < 2 || values.length > tried) continue;
    return values.map(({ value, key }) => only(`${name}=${key}`, { properties: { [name]: { const: value } } }));
  }
  return [];
}

function isOpened({ identity }: View): boolean {
  return identity.split('+').length > opened;
}

function mayBeNull({ nullness }: View): boolean {
  return nullness === 'yes' || nullness === 'lapsed';
}

function implies(keyword: string, own: unknown, limit: unknown): boolean {
  if (own === undefined) return false;
  if (isNumber(own) && isNumber(limit)) {
    if (least.has(keyword)) return own >= limit;
    if (most.has(keyword)) return own <= limit;
  }
  // Behind a `$ref`, the same text need not mean the same on both sides.
  if (own === limit) return true;
  return equalJson(bareForm(own), bareForm(limit)) && !written(own).includes('"$ref"');
}

function literalsOf(raw: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  if (raw['const'] !== undefined) return [raw['const']];
  return Array.isArray(raw['enum']) ? raw['enum'].filter((value) => value !== null) : null;
}

function restsOf(view: View): Node[] {
  return ['additionalProperties', 'unevaluatedProperties'].flatMap((keyword) => nodesUnder(view, keyword));
}

function nodesUnder(view: View, keyword: string): readonly Node[] {
  return view.layers.flatMap(({ raw, node }) => {
    return raw[keyword] === undefined ? [] : [{ raw: raw[keyword], spot: below(node.spot, keyword) }];
  });
}
