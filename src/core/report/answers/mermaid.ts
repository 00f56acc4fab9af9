import { plain } from '../words/escape.ts';

/** A part of a flowchart. */
export interface Node {
  readonly label: string;
  readonly state: 'there' | 'added' | 'removed';
}

/** An arrow between two nodes, by their keys. */
export interface Edge extends Node {
  readonly from: string;
  readonly to: string;
}

/** A flowchart of Mermaid. Whatever a label says is text: nobody can draw, link or script with it. */
export function flowchart(nodes: ReadonlyMap<string, Node>, edges: readonly Edge[]): string {
  const ids = new Map([...nodes.keys()].map((key, index) => [key, `n${index}`]));
  const drawn = edges.flatMap(({ from, to, label, state }) => {
    const [one, other] = [ids.get(from), ids.get(to)];
    const arrow = { there: '-->', added: '==>', removed: '-.->' }[state];
    return one === undefined || other === undefined ? [] : [`  ${one} ${arrow}|"${quoted(label)}"| ${other}`];
  });
  const states = (['added', 'removed'] as const).flatMap((state) => {
    const those = [...nodes].flatMap(([key, node]) => (node.state === state ? [ids.get(key) ?? ''] : []));
    return those.length > 0 ? [`  class ${those.join(',')} ${state}`] : [];
  });
  return block([
    'flowchart LR',
    ...[...nodes].map(([key, { label }]) => `  ${ids.get(key)}["${quoted(label)}"]`),
    ...drawn,
    '  classDef added stroke:#2da44e,stroke-width:3px',
    '  classDef removed stroke:#cf222e,stroke-dasharray:4',
    ...states,
  ]);
}

/** A message from one participant to another, and what is to be said of it. */
export interface Message {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly note: string;
}

/** A sequence diagram of Mermaid. */
export function sequence(participants: readonly string[], messages: readonly Message[]): string {
  return block([
    'sequenceDiagram',
    ...participants.map((name, index) => `  participant p${index} as ${quoted(name)}`),
    ...messages.flatMap(({ from, to, label, note }) => [
      `  p${from}->>p${to}: ${quoted(label)}`,
      ...(note === '' ? [] : [`  Note over p${from},p${to}: ${quoted(note)}`]),
    ]),
  ]);
}

const longest = 120;

/** Letters, digits and what paths are made of stand as they are; everything else is written by its number. */
function quoted(label: string): string {
  const words = plain(label);
  const cut = words.length > longest ? `${words.slice(0, longest).toWellFormed()}…` : words;
  const text = cut.replaceAll(/[^\p{L}\p{N} /._-]/gu, (character) => `#${character.codePointAt(0)};`);
  // A label that is one word of the language would be read as such.
  return text === '' ? '#32;' : text.replace(/^(end|default|class|style|graph)$/iu, '$1 ');
}

function block(lines: readonly string[]): string {
  return ['```mermaid', ...lines, '```'].join('\n');
}
