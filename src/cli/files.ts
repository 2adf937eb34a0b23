import {
  closeSync,
  createReadStream,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import type { Readable } from 'node:stream';
import { Observable } from 'rxjs';
import type { Files, NewFile } from './ports.js';

/** The text of a stream, in pieces as they are read; unsubscribing ends it. */
export function textOf(open: () => Readable): Observable<string> {
  return new Observable<string>((subscriber) => {
    const stream = open();
    stream.setEncoding('utf8');
    stream.on('data', (piece: string) => {
      subscriber.next(piece);
    });
    stream.on('error', (error) => {
      subscriber.error(error);
    });
    stream.on('end', () => {
      subscriber.complete();
    });
    return () => {
      stream.destroy();
    };
  });
}

const ownerOnly = 0o600;

function create(path: string, { replace }: { readonly replace: boolean }): NewFile {
  const file = openSync(path, replace ? 'w' : 'wx', ownerOnly);
  const isRegular = fstatSync(file).isFile();
  // One that is replaced keeps its mode otherwise.
  if (isRegular) fchmodSync(file, ownerOnly);
  let size = 0;
  return {
    append(text) {
      const bytes = Buffer.from(text);
      try {
        for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      } catch (error) {
        // On a full disk a part of it may have been written.
        if (isRegular) ftruncateSync(file, size);
        throw error;
      }
      size += bytes.length;
    },
    close() {
      closeSync(file);
    },
    discard() {
      closeSync(file);
      if (isRegular) unlinkSync(path);
    },
  };
}

/** The files of this machine. */
export const files: Files = { text: (path) => textOf(() => createReadStream(path)), create };
