import { ordersSignal } from 'agg-rx/angular';
import { describe, expect, it } from 'vitest';
import { drawnApp, orderCount, play, type Way } from './drawnApp.js';
import { frameMs } from './scene.js';

/** The same for each way in which Angular finds out what to draw. */
export function drawsAtMostOnceAFrame(way: Way): void {
  describe(`change detection (${way})`, () => {
    it('comes at most once a frame under 10,000 events a second', async () => {
      const app = await drawnApp(way);
      const [before, sentBefore] = [app.ticks(), app.server.sentFrames().length];
      await play(app, 320);

      const rounds = app.ticks() - before;
      const frames = 320 / frameMs;
      expect(app.server.sentFrames().length - sentBefore).toBe(3_200);
      expect(rounds).toBeLessThanOrEqual(frames);
      expect(rounds).toBeGreaterThan(frames * 0.9);
      expect(app.run(() => ordersSignal())()).toHaveLength(orderCount);
    });

    it('goes on four times a second while the page is hidden', async () => {
      const app = await drawnApp(way);
      app.hide();
      const before = app.ticks();
      await play(app, 510);

      const rounds = app.ticks() - before;
      expect(rounds).toBe(2);
    });
  });
}
