/** Where a pull request is shown. */
export interface PullAddress {
  /** With its port, where it is not the usual one. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

/** Reads what a browser shows above a pull request, whatever tab of it is open; null where it is nothing of the kind. */
export function readPullAddress(text: string): PullAddress | null {
  const match = /^https?:\/\/([\w.-]+(?::\d+)?)\/([\w.-]+)\/([\w.-]+)\/pull\/(\d{1,9})(?:[/?#].*)?$/i.exec(text);
  const [, host, owner, name, number] = match ?? [];
  if (host === undefined || owner === undefined || name === undefined) return null;
  return { host: host.toLowerCase().replace(/^www\.github\.com$/, 'github.com'), owner, name, number: Number(number) };
}
