/** Where the host redirects after sign-in. */
export const signedInPath = '/signed-in';
