/** The address that a library connects to: AGG takes the app and the user's token from it. */
export const urlOf = ({ url, appId }, token) => `${url}?appId=${appId}&token=${token}`;

/** For libraries that ask for an address before each attempt: the token in hand at first, a refreshed one after. */
export function freshUrls(given) {
  let isFirst = true;
  return async () => {
    const token = isFirst ? given.accessToken : await given.refresh();
    isFirst = false;
    return urlOf(given, token);
  };
}
