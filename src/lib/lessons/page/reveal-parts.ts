/** What the reveal needs beside the lesson, fetched as one. */
export { default as Revealed } from './Revealed.svelte';
export { sideBySide } from './side-by-side.ts';
