import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';

/**
 * The line on which each key of a YAML text stands, by its path joined with line breaks: `rules\ncontract/x`. Items of
 * a list are named by their index.
 */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const stack: { path: string[]; mapping: boolean; key: string | null; items: number }[] = [];
  let offset = 0;
  let line = 1;
  const lineAt = (target: number): number => {
    for (; offset < target; offset++) if (text[offset] === '\n') line++;
    return line;
  };
  const enter = (event: Event, start: number): string[] => {
    const top = stack.at(-1);
    if (top === undefined) return [];
    if (!top.mapping) {
      const path = [...top.path, String(top.items++)];
      lines.set(path.join('\n'), lineAt(start));
      return path;
    }
    if (top.key === null) {
      top.key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '';
      lines.set([...top.path, top.key].join('\n'), lineAt(start));
      return top.path;
    }
    const path = [...top.path, top.key];
    top.key = null;
    return path;
  };
  for (const event of parseEvents(text, { maxDepth: 20 })) {
    if (event.type === EVENT_ID.SCALAR) enter(event, event.valueStart);
    else if (event.type === EVENT_ID.ALIAS) enter(event, event.anchorStart);
    else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const mapping = event.type === EVENT_ID.MAPPING;
      stack.push({ path: enter(event, event.start), mapping, key: null, items: 0 });
    } else if (event.type === EVENT_ID.POP) stack.pop();
  }
  return lines;
}
