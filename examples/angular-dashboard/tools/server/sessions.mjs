import { randomUUID } from 'node:crypto';

export const users = [
  { id: 'usr_ada', name: 'Ada' },
  { id: 'usr_grace', name: 'Grace' },
];

const cookieName = 'session';

/**
 * Signs people in. The page is given access tokens, which are short-lived and which it keeps in memory; what gets new
 * ones is a cookie that no script can read.
 */
export function createSessions(simulator) {
  const sessions = new Map();

  const sessionOf = (request) => sessions.get(cookieOf(request.headers.cookie));
  const grant = (session) => {
    session.accessToken = simulator.issueToken(session.user.id);
    return { user: session.user, accessToken: session.accessToken };
  };

  function signIn({ user: id }) {
    const user = users.find((each) => each.id === id);
    if (user === undefined) return { status: 400, json: { error: 'unknown user' } };
    const key = randomUUID();
    const session = { user };
    sessions.set(key, session);
    return { status: 200, json: grant(session), headers: { 'set-cookie': cookie(key) } };
  }

  function signOut(request) {
    const session = sessionOf(request);
    if (session !== undefined) simulator.revoke(session.accessToken);
    sessions.delete(cookieOf(request.headers.cookie));
    return { status: 200, json: {}, headers: { 'set-cookie': `${cookie('')}; Max-Age=0` } };
  }

  return {
    userOf: (request) => sessionOf(request),

    answer(method, pathname, request, body) {
      const session = sessionOf(request);
      switch (`${method} ${pathname}`) {
        case 'GET /session':
          return { status: 200, json: session === undefined ? { user: null } : grant(session) };
        case 'POST /session':
          return signIn(body);
        case 'DELETE /session':
          return signOut(request);
        case 'POST /session/refresh':
          return session === undefined
            ? { status: 401, json: { error: 'signed out' } }
            : { status: 200, json: grant(session) };
        default:
          return undefined;
      }
    },
  };
}

const cookie = (value) => `${cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;

const cookieOf = (header = '') =>
  header
    .split('; ')
    .find((each) => each.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
