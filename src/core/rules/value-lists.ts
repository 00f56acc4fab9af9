import { findingId } from './finding-id.ts';
import { listed } from './listed.ts';
import { code, renderMessage, valuesOf } from './render-message.ts';
import { type Judged, joined, type Unit } from './unit.ts';

/**
 * Values that came to or went from one list, and fields of one object that one edit asks for or frees, are one thing to
 * say, and what it is about is the list or the object: its id stays the same while they come and go.
 */
export function valueLists(units: readonly Unit[]): readonly Unit[] {
  return joined(units, listOf, ([first, ...others]) => {
    const list = listSubject(first.parts[0]);
    if (list === null) return [first, ...others];
    const parts = [first, ...others].flatMap((unit) => unit.parts);
    const { finding } = first;
    const message = parts.length === 1 ? finding.message : severalOf(parts);
    const id = findingId(finding.rule, list);
    return [
      {
        finding: { ...finding, id, subject: list, message },
        parts: [first.parts[0], ...parts.slice(1)],
        elsewhere: [],
      },
    ];
  });
}

function listOf({ finding, parts }: Unit): string | null {
  const list = listSubject(parts[0]);
  return list === null ? null : JSON.stringify([finding.rule, list]);
}

/** The subject of the list a value stands in; null where the rule speaks of each by itself. */
function listSubject({ difference, several }: Judged): string | null {
  const { subject, kind, name, aspect } = difference;
  // What goes both ways is read as it breaks somebody, and is one list all the same.
  const [end = ''] = (aspect === 'presence' ? /\(\w+\)$/ : /\(\w+\) \w+$/).exec(subject) ?? [];
  const item = [name, `${kind} ${name}`].map((one) => ` > ${one} ${end}`).find((one) => subject.endsWith(one));
  return several === undefined || item === undefined ? null : `${subject.slice(0, -item.length)} ${end}`;
}

function severalOf(parts: readonly Judged[]): string {
  const [first] = parts;
  if (first?.several === undefined) return '';
  return renderMessage(first.several, {
    ...valuesOf(first.difference),
    count: String(parts.length),
    names: listed(parts.map(({ difference }) => code(difference.name))),
  });
}
