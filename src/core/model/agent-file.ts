/** A Markdown file that describes an agent, as it was found. */
export interface AgentFile {
  readonly path: string;
  readonly text: string;
}
