import { abruptDrop } from './abruptDrop.mjs';
import { cleanClose } from './cleanClose.mjs';
import { commandsWhileDown } from './commandsWhileDown.mjs';
import { halfOpen } from './halfOpen.mjs';
import { herd } from './herd.mjs';
import { outage } from './outage.mjs';
import { permanent4401 } from './permanent4401.mjs';
import { tokenExpires } from './tokenExpires.mjs';

/**
 * Everything that is inflicted, in the order of the table. Each can `run(library, { seed })` and gives plain figures;
 * its `rows` have a `title`, `show` a figure as text and may `score` it, less being better. `cellsAtOnce` says how many
 * libraries may share the machine; a fault that `mostlyWaits` runs beside the others. `configuredToo` are the faults
 * where agg-rx has more than its defaults.
 */
export const faults = [abruptDrop, cleanClose, tokenExpires, permanent4401, halfOpen, herd, outage, commandsWhileDown];
