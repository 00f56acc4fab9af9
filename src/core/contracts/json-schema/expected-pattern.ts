import { matcher } from './pattern.ts';

/** Values of formats as people send them: a pattern that matches all of these of a format says what the format says. */
const ordinary: Readonly<Record<string, readonly string[]>> = {
  uuid: ['6f1b2a5e-0c3d-11ee-be56-0242ac120002', 'c9a646d3-9c61-4cb7-bfcd-ee2522c8f633'],
  email: ['jane.doe+news@mail.shop.example', 'info@example.org'],
  date: ['1999-12-31', '2024-02-29'],
  'date-time': ['1999-12-31T23:59:59Z', '2024-02-29T00:00:00.123+05:30'],
  uri: ['http://example.org', 'https://shop.example/a/b?c=d&e=f#g'],
  ipv4: ['0.0.0.0', '203.0.113.255'],
  ipv6: ['::1', '2001:db8:0:1:1:1:1:1'],
};

/** A pattern that counts characters, whichever they are. */
const counting = /^\^?(?:\.|\[\\s\\S\]|\[\\S\\s\]|\[\^\])(?:[+*]|\{\d+(?:,\d*)?\})\$?$/;

/**
 * Whether a pattern that is written down for the first time says nothing new of what a value is made of: it counts
 * characters, or says what a format says that the value had already.
 */
export function isExpected(pattern: string, formats: readonly string[]): boolean {
  if (counting.test(pattern)) return true;
  const samples = formats.map((format) => (Object.hasOwn(ordinary, format) ? ordinary[format] : undefined));
  if (samples.every((one) => one === undefined)) return false;
  const matches = matcher(pattern);
  return matches !== null && samples.some((one) => one?.every(matches) === true);
}
