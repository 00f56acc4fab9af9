import type { AspectLaw, AspectValue, Element, Through } from '../comparison/element.ts';
import { through } from '../json-schema/schema.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { withoutFile } from './bytes.ts';
import { headers, isNoXml, mediaType, mediaTypes, textual } from './media-type.ts';
import { entriesOf, type Flow, itemsOf, keywordSpot, type Reading, requiredAspect } from './reading.ts';
import { written } from '../comparison/written.ts';

/** An answer that is no error: beside one of these the default tells of errors. 304 says that there is another answer. */
const accomplished = /^(101|2|30[12378]|3XX)/;

/** An answer that sends clients elsewhere: where no success is described, that is what the call was for. 304 sends nobody anywhere. */
const redirecting = /^3(0[12378]|XX)/;

/** Whether an answer tells that a call failed: the default does where a success is described. */
function isFailure(status: string, succeeds: boolean): boolean {
  return /^[45]/.test(status) || (status === 'DEFAULT' && succeeds);
}

const responseFields = fields('headers content schema', 'links');

/** The responses of an operation, by status. */
export function responses(operation: Node, reading: Reading, flow: Flow): Element[] {
  const all = entriesOf(own(operation, 'responses'), reading.documents);
  const statuses = all.map(([status]) => status.toUpperCase());
  return all.map(([status, node]) => response(status, statuses, node, operation, reading, flow));
}

function response(
  status: string,
  statuses: readonly string[],
  node: Node,
  operation: Node,
  reading: Reading,
  flow: Flow,
): Element {
  const key = status.toUpperCase();
  const isDone = key.startsWith('2');
  const isElsewhere = redirecting.test(key);
  const success = isDone || (isElsewhere && !statuses.some((one) => one.startsWith('2') || one === 'DEFAULT'));
  // What is said before the answer has no body, and no default tells of it.
  const early = key.startsWith('1');
  const succeeds = statuses.some((one) => accomplished.test(one));
  const failure = isFailure(key, succeeds);
  const asked = flow.response === 'input';
  const element: Element = {
    kind: 'response',
    key,
    name: status,
    flow: flow.response,
    // Nobody asks of a client that it fail in a particular way.
    notSent: asked && !isDone && (key !== 'DEFAULT' || succeeds),
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'choice',
    failure,
    given: { success },
    coveredBy: (sibling) => isClassOf(sibling.key, key) || (isElsewhere && redirecting.test(sibling.key)),
    renamedFrom: (other) =>
      standsFor(key, succeeds, other.key) ||
      (!isDone && !early && other.key === 'DEFAULT') ||
      other.standsFor?.(element) === true,
    // Without a default of its own, what it describes is what the default of the other version said of it.
    ...(key === 'DEFAULT' || isDone || early || statuses.includes('DEFAULT') ? {} : { fallbackKey: 'DEFAULT' }),
    ...(key === 'DEFAULT' && !succeeds ? { standsFor: (sibling: Element) => sibling.key.startsWith('2') } : {}),
    node: { ...node, raw: [key, node.raw, produced(operation, reading)?.raw] },
    remains: [{ node, fields: responseFields }],
    aspects: () => [
      {
        aspect: 'status',
        value: key,
        shown: /^\d+$/.test(status) ? Number(status) : status,
        law: statusLaw,
        stated: true,
        at: node.via ?? node.spot,
      },
      ...(asked ? [answered(node, isMap(node.raw) ? node.raw['content'] : undefined)] : []),
    ],
    parts: () => [...headers(node, reading, flow.response), ...contents(node, operation, reading, flow, failure)],
  };
  return element;
}

/**
 * What an operation answers with a status that one version describes by itself: what is said of the status, else of its
 * range, else of errors by default. Null where that is no body, as it is often left out.
 */
export function heldResponse(part: Element, operation: Node, reading: Reading, flow: Flow): Element | null {
  if (part.kind !== 'response' || part.key === 'DEFAULT') return null;
  const all = responses(operation, reading, flow);
  const isDefault = ({ key, standsFor }: Element) => key === 'DEFAULT' && standsFor === undefined;
  const one =
    all.find(({ key }) => key === part.key) ??
    all.find((other) => part.coveredBy?.(other)) ??
    (/^[45]/.test(part.key) ? all.find(isDefault) : undefined);
  const bodies = () => one?.parts().filter(({ kind }) => kind === 'media-type') ?? [];
  if (one === undefined || bodies().length === 0) return null;
  const { at, given } = one;
  return {
    kind: 'schema',
    key: '',
    name: '',
    flow: one.flow,
    at,
    role: 'detail',
    given,
    aspects: () => [],
    parts: bodies,
  };
}

/** A range is any status of its class, and the default any that is not described. */
const statusLaw: AspectLaw = (was, now) => {
  const isWithin = (range: unknown, one: unknown) =>
    range !== one && (range === 'DEFAULT' || isClassOf(String(range), String(one)));
  if (isWithin(now, was)) return 'widened';
  return isWithin(was, now) ? 'narrowed' : null;
};

/** Whether a status is another one seen more or less closely; the default is a success where no other response is. */
function standsFor(key: string, succeeds: boolean, other: string): boolean {
  if (key === 'DEFAULT') return !other.startsWith('1') && (!succeeds || !other.startsWith('2'));
  return isClassOf(other, key) || isClassOf(key, other);
}

/** Whether a client that is called has to answer with a body. */
function answered(node: Node, content: unknown): AspectValue {
  const value = isMap(content) && Object.keys(content).length > 0;
  return { ...requiredAspect(node, value), at: keywordSpot(node, 'content'), lists: 'media-type' };
}

/** The media types of every answer, which OpenAPI 2.0 lists apart from the responses. */
function produced(operation: Node, { root, version }: Reading): Node | undefined {
  return version === '2' ? (own(operation, 'produces') ?? own(root, 'produces')) : undefined;
}

/** `2XX` stands for every status of its class. */
function isClassOf(range: string, status: string): boolean {
  return /^[1-5]XX$/.test(range) && range[0] === status[0];
}

/**
 * The responses that tell of a failure as one node and the others as another, where all that they refer to are schemas of
 * values written as JSON.
 */
export function throughResponses(operation: Node, reading: Reading, flow: Flow): Through[] {
  const node = own(operation, 'responses') ?? { raw: undefined, spot: operation.spot };
  const all = Object.entries(isMap(node.raw) ? node.raw : {});
  const plain = all.every(
    ([, response]) =>
      isMap(response) &&
      !('$ref' in response || 'headers' in response || 'links' in response) &&
      Object.entries(response['content'] ?? {}).every(
        ([type, media]) =>
          type !== '$ref' && !textual.test(type) && isNoXml(type) && !(isMap(media) && '$ref' in media),
      ),
  );
  if (!plain) return [{ node }];
  const succeeds = all.some(([status]) => accomplished.test(status.toUpperCase()));
  const told = Map.groupBy(all, ([status]) => isFailure(status.toUpperCase(), succeeds));
  const throughThose = (failure: boolean) => {
    const raw = Object.fromEntries(told.get(failure) ?? []);
    return through({ ...node, raw }, { ...reading, flow: flow.response, site: 'body', text: false, noXml: true });
  };
  return [throughThose(false), { ...throughThose(true), failure: true }];
}

function contents(node: Node, operation: Node, reading: Reading, flow: Flow, fails: boolean): Element[] {
  if (reading.version !== '2') return mediaTypes(node, reading, flow.response, 'body');
  const schema = own(node, 'schema');
  if (schema === undefined) return [];
  const schemas = [withoutFile(schema)];
  const types = itemsOf(produced(operation, reading), reading.documents);
  const assumed = types.length === 0;
  const names = assumed ? [{ raw: 'application/json', spot: node.spot }] : types;
  return names.map((name) =>
    mediaType({ name: written(name.raw), node: name, schemas, assumed, any: fails }, reading, flow.response, 'body'),
  );
}
