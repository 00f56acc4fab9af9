/** Who we are on this host. */
export interface Me {
  /** As the host names us in what we write: `architect[bot]`. */
  readonly login: string;
  /** The number of the App. */
  readonly app: number;
}

/** Whose a text is, as far as the host tells. */
interface Written {
  readonly user?: { readonly login?: string } | null;
  readonly performed_via_github_app?: { readonly id?: number } | null;
}

/** Whether we wrote it. Anybody can write our mark; nobody else can write under our name. */
export function isOurs({ user, performed_via_github_app: app }: Written, me: Me): boolean {
  return user?.login === me.login && (app === undefined || app === null || app.id === me.app);
}
