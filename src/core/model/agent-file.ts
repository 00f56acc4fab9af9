/** A Markdown file that describes an agent, unparsed. */
export interface AgentFile {
  readonly path: string;
  readonly text: string;
}
