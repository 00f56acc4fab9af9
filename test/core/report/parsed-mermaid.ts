import purify from 'dompurify';
import mermaid from 'mermaid';

// Without a browser the sanitiser of Mermaid has no methods at all; nothing is drawn here, so nothing has to be sanitised.
Object.assign(purify, { addHook: () => {}, sanitize: (text: string) => text });

// What knows the kinds of diagrams is loaded by the first that is parsed.
await mermaid.parse('flowchart LR\n  n0');

/** What the parser of Mermaid makes of a diagram: how many nodes or participants there are, and how many arrows and notes. */
export interface ParsedDiagram {
  readonly type: string;
  readonly nodes: number;
  readonly arrows: number;
  /** Whether anything in it can be clicked. */
  readonly links: boolean;
}

/** The database that a diagram is parsed into, as far as it is asked. */
interface Parsed {
  getVertices?(): ReadonlyMap<string, { readonly link?: string; readonly haveCallback?: boolean }>;
  getEdges?(): readonly unknown[];
  getActors?(): ReadonlyMap<string, { readonly links?: object }>;
  getMessages?(): readonly unknown[];
}

/**
 * Parses a block of Mermaid, fences included, as a host does before it draws it.
 * @throws Error where the parser refuses it.
 */
export async function parsedMermaid(block: string): Promise<ParsedDiagram> {
  const text = block.replace(/^```mermaid\n|\n```$/gu, '');
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { getVertices, getEdges, getActors, getMessages } = db as Parsed;
  const vertices = [...(getVertices?.call(db).values() ?? [])];
  const actors = [...(getActors?.call(db).values() ?? [])];
  return {
    type,
    nodes: vertices.length + actors.length,
    arrows: (getEdges?.call(db).length ?? 0) + (getMessages?.call(db).length ?? 0),
    links:
      vertices.some(({ link, haveCallback }) => link !== undefined || haveCallback === true) ||
      actors.some(({ links }) => Object.keys(links ?? {}).length > 0),
  };
}
