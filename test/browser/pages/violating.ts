// What a page must not do, so that the count of violations is known to count.
import { object, string } from 'zod';
import { tell } from './tell.js';

/** The full zod looks for `new Function` when the first object is built and read. */
object({ type: string() }).safeParse({ type: 'heartbeat' });

const style = document.createElement('style');
style.textContent = 'body { color: red }';
document.head.append(style);

tell('done', true);
