/** What draws a figure anew, fetched as one; the build's own drawings stand without it. */
export { default as FigureBody } from '../../ui/figure/FigureBody.svelte';
export { default as FigureHead } from '../../ui/figure/FigureHead.svelte';
export { default as FigureTable } from '../../ui/figure/FigureTable.svelte';
export { SCREEN } from '../../plot/themes.ts';
