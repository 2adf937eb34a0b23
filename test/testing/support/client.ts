import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { either as E } from 'fp-ts';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { decode } from 'agg-rx/protocol';
import type { ServerMessage } from 'agg-rx/protocol';
import { startSimulatedGateway } from 'agg-rx/testing';
import type { SimulatedGateway, SimulatedGatewayOptions } from 'agg-rx/testing';

/** A gateway that is closed with the test. */
export async function start(options: SimulatedGatewayOptions = {}): Promise<SimulatedGateway> {
  const gateway = await startSimulatedGateway(options);
  onTestFinished(() => gateway.close());
  return gateway;
}

/** How a socket ended. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A bare socket, read one frame at a time. */
export interface Client {
  /** The text of the next frame. */
  readonly nextText: () => Promise<string>;
  /** The next message. */
  readonly next: () => Promise<ServerMessage>;
  /** The next so many messages. */
  readonly take: (count: number) => Promise<readonly ServerMessage[]>;
  /** Resolves with the next WebSocket ping. */
  readonly pinged: () => Promise<unknown>;
  readonly send: (message: unknown) => void;
  readonly sendText: (text: string | Uint8Array) => void;
  readonly closed: Promise<Closed>;
  readonly close: () => Promise<Closed>;
}

interface Target {
  readonly appId?: string;
  readonly token?: string;
  readonly origin?: string;
  readonly path?: string;
}

export const appId = 'app_demo123';

function open(gateway: SimulatedGateway, target: Target): WebSocket {
  const { origin, path = '', appId: app = appId, token } = target;
  const query = new URLSearchParams({ ...(app !== '' && { appId: app }), ...(token !== undefined && { token }) });
  return new WebSocket(`${gateway.url}${path}?${query.toString()}`, origin === undefined ? {} : { origin });
}

/** Connects, and waits for the open socket but for no message. */
export async function connect(gateway: SimulatedGateway, target: Target = {}): Promise<Client> {
  const socket = open(gateway, target);
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const resolve = waiting.shift();
    if (resolve === undefined) frames.push(data.toString());
    else resolve(data.toString());
  });
  const closed = new Promise<Closed>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
    });
  });
  await once(socket, 'open');

  const nextText = (): Promise<string> => {
    const frame = frames.shift();
    return frame === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(frame);
  };
  const next = async (): Promise<ServerMessage> => read(await nextText());
  return {
    nextText,
    next,
    async take(count) {
      const messages: ServerMessage[] = [];
      while (messages.length < count) messages.push(await next());
      return messages;
    },
    pinged: () => once(socket, 'ping'),
    send: (message) => {
      socket.send(JSON.stringify(message));
    },
    sendText: (text) => {
      socket.send(text);
    },
    closed,
    close: () => {
      socket.close();
      return closed;
    },
  };
}

/** Connects with a token, and reads `connected`. */
export async function connectAs(gateway: SimulatedGateway, userId: string): Promise<Client> {
  const client = await connect(gateway, { token: gateway.issueToken(userId) });
  await client.next();
  return client;
}

/** The HTTP status with which a client is turned away. */
export async function refusedWith(gateway: SimulatedGateway, target: Target): Promise<number | undefined> {
  const socket = open(gateway, target);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  socket.on('error', () => undefined);
  socket.terminate();
  return response.statusCode;
}

/** The message of a frame; a frame that does not decode fails the test. */
export const read = (frame: string): ServerMessage =>
  E.getOrElse<unknown, ServerMessage>((error) => {
    throw new Error(`not decodable: ${JSON.stringify(error)}`);
  })(decode(frame));
