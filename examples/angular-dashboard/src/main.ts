import { provideBrowserGlobalErrorListeners, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { CONFIG, type Config } from './app/config';
import { provideDashboardGateway } from './app/session/gateway';

/** Where the gateway is: what serves the page knows. */
const config = (await (await fetch('/config.json')).json()) as Config;

await bootstrapApplication(App, {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    { provide: CONFIG, useValue: config },
    provideDashboardGateway(),
  ],
});
