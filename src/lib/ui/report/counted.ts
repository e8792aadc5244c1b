import type { TextBlock } from '../../export/text-sheet.ts';
import type { View } from '../../figures/figure.ts';

/** A figure of a report, counted for its own view. */
export interface CountedFigure {
	readonly kind: 'figure';
	readonly view: View;
	/** The cohort in one sentence. */
	readonly cohort: string;
	/** What departs from the usual in how numbers are shown; empty if nothing does. */
	readonly display: string;
	/** What of its view could not be used, a sentence each. */
	readonly notices: readonly string[];
	/** Its drawing for a place of a width; null for figures set in type and where there is nothing to draw. */
	draw(width: number): SVGSVGElement | null;
}

/** A text of a report, its numbers counted for its own settings. */
interface CountedText {
	readonly kind: 'text';
	readonly title: string;
	readonly blocks: readonly TextBlock[];
	readonly notices: readonly string[];
}

/** What became of an entry; `closed` where it holds a truth that the reader has not opened. */
export type Counted = CountedFigure | CountedText | { readonly kind: 'closed' };
