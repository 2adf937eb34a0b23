import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RestReply, RestRequest } from './rest.js';
import type { ServerSocket } from './serverSocket.js';
import { wsSocket } from './wsSocket.js';

/** Decides whether a client gets a socket. */
export type UpgradeHandler = (request: UpgradeRequest) => UpgradeVerdict;

/** What becomes of a client that asks for a socket. */
export type UpgradeVerdict =
  | { readonly kind: 'accept'; readonly accept: (socket: ServerSocket) => void }
  | { readonly kind: 'refuse'; readonly status: number }
  | { readonly kind: 'close'; readonly closeCode: number };

/** Answers REST requests. */
export interface RequestHandler {
  /** A request comes in, its body still on its way; what is returned is called when it is over. */
  readonly onArrival: (path: string) => () => void;
  /** Answers a request by calling `reply`, now or later. */
  readonly onRequest: (request: RestRequest, reply: (reply: RestReply) => void) => void;
}

/** A client's request for a socket. */
export interface UpgradeRequest {
  readonly path: string;
  readonly appId?: string;
  readonly token?: string;
  readonly origin?: string;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Closes everything, and resolves when nothing is left open. */
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';
const mostBodyBytes = 1_048_576;

/** Serves sockets and REST on one port of this machine. Node is asked for here, and only when called. */
export async function listen(port: number, onUpgrade: UpgradeHandler, requests: RequestHandler): Promise<Listening> {
  const [{ createServer }, { WebSocketServer }] = await Promise.all([import('node:http'), import('ws')]);
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    void serveRequest(request, response, requests);
  });
  server.on('upgrade', (request, stream, head) => {
    const verdict = onUpgrade(upgradeRequestOf(request));
    if (verdict.kind === 'refuse') {
      refuse(stream, verdict.status);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A broken frame of a client ends its socket; its `close` says all there is to say.
      socket.on('error', () => undefined);
      if (verdict.kind === 'accept') verdict.accept(wsSocket(socket));
      else socket.close(verdict.closeCode);
    });
  });
  await opened(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = [untilClosed(sockets), untilClosed(server)];
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await Promise.all(closed);
    },
  };
}

const opened = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

const untilClosed = (server: { close: (then: () => void) => void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(resolve);
  });

function urlOf({ url = '/' }: IncomingMessage): URL {
  const base = `http://${host}`;
  return URL.canParse(url, base) ? new URL(url, base) : new URL(base);
}

function upgradeRequestOf(request: IncomingMessage): UpgradeRequest {
  const { pathname, searchParams } = urlOf(request);
  const appId = searchParams.get('appId');
  const token = searchParams.get('token');
  const { origin } = request.headers;
  return {
    path: pathname,
    ...(appId !== null && { appId }),
    ...(token !== null && { token }),
    ...(origin !== undefined && { origin }),
  };
}

function refuse(stream: Duplex, status: number): void {
  // The client may be gone already.
  stream.on('error', () => undefined);
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => {
    stream.destroy();
  });
}

// Pages of any origin may call, as they call AGG's REST from their own.
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, x-app-id',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-expose-headers': 'retry-after',
};

async function serveRequest(
  request: IncomingMessage,
  response: ServerResponse,
  requests: RequestHandler,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, crossOrigin).end();
    return;
  }
  response.once('close', requests.onArrival(urlOf(request).pathname));
  const body = await bodyOf(request);
  requests.onRequest(restRequestOf(request, body), ({ status, body: answer, retryAfterSeconds }) => {
    const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    response.writeHead(status, { ...crossOrigin, ...retryAfter, 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
}

function restRequestOf(request: IncomingMessage, body: unknown): RestRequest {
  const { pathname, searchParams } = urlOf(request);
  const appId = request.headers['x-app-id'];
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return {
    method: request.method ?? 'GET',
    path: decoded(pathname),
    query: searchParams,
    ...(typeof appId === 'string' && { appId }),
    ...(bearer !== undefined && { bearer }),
    body,
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The body's JSON; `undefined` where it can't be read, or the client left in the middle of it. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  try {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > mostBodyBytes) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch {
    return undefined;
  }
}
