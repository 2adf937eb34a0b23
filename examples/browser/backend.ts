// What an app's own backend does, here done by `serve.mjs`: it knows the user, and gets tokens for the page.
const { dataset } = document.documentElement;

export const appId = 'app_demo123';
export const { gateway: url = '', rest: restUrl = '' } = dataset;

export async function refreshAccessToken(): Promise<string> {
  const response = await post('/refresh');
  return response.text();
}

/** A button says by its `value` what the backend is to do to the simulated gateway. */
export function listenToButtons(): void {
  for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', () => void post(button.value));
  }
}

const post = (path: string): Promise<Response> => fetch(path, { method: 'POST' });
