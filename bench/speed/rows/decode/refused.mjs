/** What a row gives for a frame that it refuses. */
export const refused = { type: 'refused', venue: '', timestamp: 0 };
