// Watchers of single orders.
const row = (file, title) => ({ url: new URL(file, import.meta.url).href, title, emits: 'states', needs: [] });

export const none = row('none.mjs', '`ordersOf(…).states$`, no watcher');
export const byOrder = row('byOrder.mjs', '1,000 watchers by `order$(id)`');
export const byFilter = row('byFilter.mjs', '1,000 watchers by `states$.pipe(filter(…))`');
export const watchers = [none, byOrder, byFilter];
