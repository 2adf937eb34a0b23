declare global {
  interface Window {
    /** Set by the test: gives it a value by a name. */
    readonly tell: (name: string, value: unknown) => Promise<void>;
  }
}

/** What the test has set up for the page. */
export interface Settings {
  readonly url: string;
  readonly restUrl: string;
}

export const appId = 'app_demo123';

export async function settings<T = object>(): Promise<Settings & T> {
  const response = await fetch('/settings.json');
  return (await response.json()) as Settings & T;
}

export async function refreshAccessToken(): Promise<string> {
  const response = await fetch('/refresh', { method: 'POST' });
  return response.text();
}

/** Tells the test; a bigint goes as its digits. */
export function tell(name: string, value: unknown): void {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)),
  );
  void window.tell(name, plain);
}
