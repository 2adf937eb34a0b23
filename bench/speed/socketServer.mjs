// A WebSocket server that costs next to nothing: the frames of a file are put on the wire as bytes made beforehand, to
// each client as soon as it has come, as fast as it reads.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { userId } from './corpus.mjs';

const chunkBytes = 65_536;
const text = 0x81;

function framed(payload) {
  const head =
    payload.length < 126
      ? Buffer.from([text, payload.length])
      : Buffer.from([text, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

const [file] = process.argv.slice(2);
const connected = JSON.stringify({ type: 'connected', appId: 'app_bench', userId });
const frames = readFileSync(file, 'latin1').trimEnd().split('\n');
const bytes = Buffer.concat([connected, ...frames].map((frame) => framed(Buffer.from(frame, 'latin1'))));

const acceptOf = (key) => createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

const server = createServer();
server.on('upgrade', ({ headers }, socket) => {
  socket.on('error', () => undefined);
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${acceptOf(headers['sec-websocket-key'])}\r\n\r\n`,
  );
  let at = 0;
  const send = () => {
    while (at < bytes.length && !socket.destroyed) {
      const chunk = bytes.subarray(at, at + chunkBytes);
      at += chunk.length;
      if (!socket.write(chunk)) {
        socket.once('drain', send);
        return;
      }
    }
  };
  send();
});
server.listen(0, '127.0.0.1', () => process.send(`ws://127.0.0.1:${server.address().port}/ws`));
process.once('disconnect', () => process.exit());
