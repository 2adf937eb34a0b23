// `eyJ` is how every JSON object begins in base64url, and so every JSON web token.
const jwtLike = /eyJ[\w-]{5,}(?:\.[\w-]*)*/g;
const tokenInUrl = /([?&]token=)[^&#\s"'<>]+/gi;

const masked = '***';

/** The text with every secret, every JWT-like string and every `token=` of a URL as `***`. */
export function redactText(text: string, secrets: Iterable<string>): string {
  let redacted = text;
  // The longest first: of two secrets one may begin like the other.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) redacted = redacted.replaceAll(secret, masked);
  return redacted.replace(jwtLike, masked).replace(tokenInUrl, `$1${masked}`);
}

/**
 * The text redacted, also where a secret is written with escapes: those of JSON, which may stand in one another, or
 * those of a URL. Text without such a secret keeps its escapes.
 */
export function redactEscaped(text: string, redact: (text: string) => string): string {
  const plain = unescaped(text);
  const masked = redact(plain);
  return masked === plain ? redact(text) : masked;
}

// Escapes may stand in one another, and whoever sends them decides how deep.
const mostRounds = 4;

function unescaped(text: string, round = 1): string {
  const plain = text.replace(
    /\\u([0-9a-f]{4})|\\([\\/"])|%([0-7][0-9a-f])/gi,
    (_, unit?: string, char?: string, byte?: string) => char ?? String.fromCharCode(parseInt(unit ?? byte ?? '', 16)),
  );
  return plain === text || round === mostRounds ? plain : unescaped(plain, round + 1);
}

/** Whether a text is hidden without being told to anyone. */
export const isJwtLike = (text: string): boolean => text.replace(jwtLike, '') === '';

/**
 * A JSON value with every text in it redacted, its keys too. Walks with a list of its own: what the
 * gateway sends may be nested deeper than the call stack.
 */
export function redactJson(value: unknown, redact: (text: string) => string): unknown {
  const top: unknown[] = [];
  const open: Copy[] = [{ from: [value], into: top }];
  for (let copy = open.pop(); copy !== undefined; copy = open.pop()) {
    const { from, into } = copy;
    for (const key of Object.keys(from)) {
      const item = (from as Record<string, unknown>)[key];
      const place = Array.isArray(into) ? key : redact(key);
      if (typeof item !== 'object' || item === null) {
        put(into, place, typeof item === 'string' ? redact(item) : item);
        continue;
      }
      const next: object = Array.isArray(item) ? [] : {};
      put(into, place, next);
      open.push({ from: item, into: next });
    }
  }
  return top[0];
}

interface Copy {
  readonly from: object;
  readonly into: object;
}

/** Assigning would call the setter of a key named `__proto__`. */
const put = (into: object, key: string, value: unknown): void => {
  Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
};
