import type { View } from '../../figures/figure.ts';

/** A figure as drawn by the page: its words and its SVG, and the view it answers. */
export interface Painted {
	/** Which cohort and options it answers; see `figureKey`. */
	readonly key: string;
	/** The cohort it answers, encoded as in the address. */
	readonly cohortKey: string;
	readonly view: View;
	readonly svg: SVGSVGElement | null;
	/** Width it was drawn for, px. */
	readonly width: number;
}

/** So near to the window counts as in sight, px: what changes height may push it in. */
const NEAR = '150px 0px';

/** The place of one figure on a page: what is painted there, how wide it is, whether it is on screen. */
export class Slot {
	readonly id: string;
	/** Null while the build's own drawing stands. */
	painted = $state.raw<Painted | null>(null);
	/** Key of what stands in the place now, drawn by the build or by the page. */
	readonly key = $derived.by(() => this.painted?.key ?? this.#initialKey);
	#initialKey: string;
	width = 0;
	#inSight = false;
	#figure: Element | null = null;

	constructor(id: string, initialKey: string) {
		this.id = id;
		this.#initialKey = initialKey;
	}

	/** True for what is in sight, and for where the reader is: what has the focus must not be hidden for a moment. */
	get onScreen(): boolean {
		return this.#inSight || (this.#figure?.contains(document.activeElement) ?? false);
	}

	set onScreen(inSight: boolean) {
		this.#inSight = inSight;
	}

	/**
	 * Watches the place for as long as it is on the page: an attachment. A figure is on screen when any part of it
	 * is or nearly is, its title or its table as well as its drawing.
	 */
	readonly watch = (element: Element): (() => void) => {
		const seen = new IntersectionObserver(
			(entries) => {
				for (const entry of entries) this.onScreen = entry.isIntersecting;
			},
			{ rootMargin: NEAR },
		);
		const sized = new ResizeObserver((entries) => {
			for (const entry of entries) this.width = entry.contentRect.width;
		});
		this.width = element.clientWidth;
		this.#figure = element.closest('figure') ?? element;
		seen.observe(this.#figure);
		sized.observe(element);
		return () => {
			seen.disconnect();
			sized.disconnect();
			this.onScreen = false;
			this.#figure = null;
		};
	};
}
