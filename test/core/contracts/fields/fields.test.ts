import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { type Change, changesOf, withValue } from './changes.ts';
import { elsewhere, neverAdded, onlyLeft, prose, proseObjects } from './lists.ts';
import { versions } from './meta-schemas.ts';
import { kindsOf, objectsOf } from './objects.ts';
import { isLeft, saidOf } from './said.ts';
import { seedOf } from './seeds.ts';

/** Where a change stands: in what clients send, in what they receive, or where neither is told from its place. */
type Site = 'sent' | 'received' | 'elsewhere';

const siteOf = ({ pointer }: Change): Site =>
  pointer[0] !== 'paths' ? 'elsewhere' : pointer.includes('responses') ? 'received' : 'sent';

/** The changes of each field by how and where; what no operation meets at its place is left out where others do. */
function changesByField(changes: readonly Change[]): Map<string, Map<string, Change[]>> {
  const fields = new Map<string, Map<string, Change[]>>();
  for (const change of changes) {
    const name = `${change.title}.${change.field}`;
    const ways = fields.get(name) ?? new Map<string, Change[]>();
    fields.set(name, ways);
    const way = `${change.how} ${siteOf(change)}`;
    ways.set(way, [...(ways.get(way) ?? []), change]);
  }
  for (const ways of fields.values()) {
    const isMet = [...ways.keys()].some((way) => !way.endsWith('elsewhere'));
    for (const way of ways.keys()) if (isMet && way.endsWith('elsewhere')) ways.delete(way);
  }
  return fields;
}

/** What stands in a link is said with it. */
const isInLink = ({ pointer }: Change) => pointer.includes('links') && pointer.includes('server');

const isQuiet = (name: string) => prose.has(name) || name.endsWith('.x-');

describe.each(versions)('OpenAPI %s', (version) => {
  const seed = seedOf(version);
  const objects = objectsOf(seed, version);
  const fields = changesByField(changesOf(seed, version));

  test('the seed is valid', async () => {
    expect(await new Validator().validate({ ...(seed as Record<string, unknown>) })).toMatchObject({ valid: true });
  });

  test('every kind of object stands in the seed, and every field of it is tried', () => {
    const titles = new Set(objects.map(({ title }) => title));
    const tried = (title: string, field: string) => fields.has(`${title}.${field}`) || untried.has(`${title}.${field}`);
    const missing = [...kindsOf(version)].flatMap(([title, { fields: names }]) =>
      titles.has(title) ? [...names].filter((name) => !tried(title, name)).map((name) => `${title}.${name}`) : [title],
    );
    expect(missing).toEqual([]);
  });

  test('prose and extensions say nothing', () => {
    const said = [...fields].flatMap(([name, ways]) => {
      if (!isQuiet(name)) return [];
      const one = [...ways.values()].flatMap((list) => list.find((change) => !isInLink(change)) ?? []);
      return one.some((change) => saidOf(change).length > 0) ? [name] : [];
    });
    expect(said).toEqual([]);
  });

  test('every other field is said, by a reader or by the net', () => {
    const silent: string[] = [];
    const left: string[] = [];
    for (const [name, ways] of fields) {
      if (isQuiet(name) || Object.hasOwn(elsewhere, name)) continue;
      const said = new Map([...ways].map(([way, list]) => [way, firstSaid(list, onlyLeft.has(name))]));
      for (const [way, list] of said) {
        const meansNothing = (way.startsWith('added') || name.endsWith('x-')) && neverAdded.has(name);
        if (list.length === 0 && !meansNothing) silent.push(`${name} ${way}`);
      }
      if ([...said.values()].every((list) => list.every(isLeft))) left.push(name);
    }
    expect(silent).toEqual([]);
    // Whoever reads one of these takes it off the list.
    expect(left).toEqual([...fields.keys()].filter((name) => onlyLeft.has(name)));
  });

  test('a field that nobody knows is said once, in every kind of object', () => {
    const wrong: string[] = [];
    for (const title of new Set(objects.map((object) => object.title))) {
      const found = objects.filter((object) => object.title === title && !('$ref' in object.value));
      const object = found.find(({ pointer }) => pointer[0] === 'paths') ?? found[0];
      if (object === undefined || object.shape.fields.size === 0 || title === 'Responses') continue;
      const said = saidOf({ before: () => seed, after: () => withValue(seed, object.pointer, 'zzz', 1) });
      const expected = proseObjects.has(title) ? 0 : 1;
      if (said.length !== expected) wrong.push(`${title} at ${object.pointer.join('/')}: said ${said.length} times`);
    }
    expect(wrong).toEqual([]);
  });
});

test('no entry of a list is stale', () => {
  const known = new Set(versions.flatMap((version) => [...changesByField(changesOf(seedOf(version), version)).keys()]));
  const listed = [...prose, ...Object.keys(elsewhere), ...onlyLeft, ...neverAdded];
  expect(listed.filter((name) => !known.has(name))).toEqual([]);
});

/** Another version is another format, and methods are told by a pattern in the meta-schema of OpenAPI 3.0. */
const untried = new Set(['Root.openapi', 'Root.swagger']);

/** What is said at the first place where anything is, or where a reader says it. */
function firstSaid(changes: readonly Change[], byAnybody: boolean): ReturnType<typeof saidOf> {
  let some: ReturnType<typeof saidOf> = [];
  for (const change of changes) {
    const said = saidOf(change);
    if (said.length > 0 && (byAnybody || !said.every(isLeft))) return said;
    if (said.length > 0) some = said;
  }
  return some;
}
