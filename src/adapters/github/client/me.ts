/** The App's identity on the host. */
export interface Me {
  /** Our login as the author of texts: `architect[bot]`. */
  readonly login: string;
  /** The App's id. */
  readonly app: number;
}

/** The author of a text, as the host reports it. */
interface Written {
  readonly user?: { readonly login?: string } | null;
  readonly performed_via_github_app?: { readonly id?: number } | null;
}

/** Whether we wrote it. Anybody can copy our mark; nobody else can write under our name. */
export function isOurs({ user, performed_via_github_app: app }: Written, me: Me): boolean {
  return user?.login === me.login && (app === undefined || app === null || app.id === me.app);
}
