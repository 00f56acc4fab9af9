/** Where the host sends people back to who sign in. */
export const signedInPath = '/signed-in';
