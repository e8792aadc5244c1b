/** How the figure that every lesson ends in is called, in the page and in reports. */
export const COMPARISON = { id: 'comparison', name: 'The answers beside the truth' } as const;

/** Names of a lesson's text in a report: as it stands before the answer key is opened, and after. */
export const TEXT = { before: 'text', after: 'text-truth' } as const;
