/** Where to go after signing in. */
const START = "/dashboard";

/** A path of ours, never another site's: what is neither is the dashboard. */
export function safeReturnPath(said: string | undefined): string {
  // Browsers read a backslash as a slash, and drop tabs and line ends.
  const ours = said?.startsWith("/") && !/^\/[/\\]/.test(said) && !/\p{Cc}/u.test(said);
  return said && ours ? said : START;
}
