/** What `agg-rx simulate` serves, and for whom. */
export interface Serving {
  readonly url: string;
  readonly restUrl: string;
  readonly appId: string;
  /** The name with which the user signs in, and the id that this gives. */
  readonly user: string;
  readonly userId: string;
}

/** What there is to know before one begins, as text. */
export const servingText = ({ url, restUrl, appId, user, userId }: Serving, defaultUser: string): string =>
  `A simulated gateway on this machine, until Ctrl-C:
  gateway   ${url}
  REST      ${restUrl}
  app id    ${appId}
  user      ${user} (${userId})

In another terminal, without any token:
  agg-rx watch --simulated ${restUrl}${user === defaultUser ? '' : ` --user ${quoted(user)}`}

A client of your own gets its token from ${restUrl}/auth/verify:
agg-rx simulate --help shows how.

`;

/** As a shell takes it. */
const quoted = (word: string): string => (/^[\w.@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
