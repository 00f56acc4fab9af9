/** The families of rules that correspond to codes of the check list, by the letters of the code. */
const families: Readonly<Record<string, readonly string[]>> = {
  API: ['api', 'contract', 'performance'],
  ASY: ['jobs', 'events'],
  AUT: ['security'],
  BND: ['boundaries'],
  CAC: ['caching'],
  DAT: ['data'],
  DEP: ['operations'],
  DOC: ['documents'],
  EVT: ['events', 'contract'],
  GTW: ['gateway'],
  OBS: ['observability'],
  PRF: ['performance', 'api', 'data'],
  RES: ['resilience'],
  SEC: ['security'],
  TST: ['testing'],
  VER: ['contract', 'versioning'],
};

/** Whether two checks, each a rule id or a code, belong to a common family. */
export function sameFamily(one: string, other: string): boolean {
  const others = familiesOf(other);
  return one === other || familiesOf(one).some((family) => others.includes(family));
}

/** Whether a check matches a written one: the same id or code, or `family/*`. */
export function isCheck(check: string, written: string): boolean {
  return written.endsWith('/*') ? check.startsWith(written.slice(0, -1)) : check === written;
}

function familiesOf(check: string): readonly string[] {
  const slash = check.indexOf('/');
  if (slash >= 0) return [check.slice(0, slash)];
  const letters = check.split('-')[0] ?? check;
  return families[letters] ?? [letters.toLowerCase()];
}
