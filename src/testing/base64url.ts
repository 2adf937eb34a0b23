/** The text's UTF-8 bytes in base64url, without padding, as JWTs have it. */
export const base64url = (text: string): string => base64urlOfBytes([...new TextEncoder().encode(text)]);

/** Bytes in base64url, without padding. */
export const base64urlOfBytes = (bytes: readonly number[]): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
