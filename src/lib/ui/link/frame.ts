/** A stretch of an axis in a drawing, px of the drawing, and the values at its ends. */
export interface BrushPlace {
	/** The range filter it sets. */
	readonly filter: string;
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
	readonly from: number;
	readonly to: number;
}

/** A point that the keyboard may visit, px of the drawing. */
export interface PointPlace {
	/** Points of one set follow each other. */
	readonly set: string;
	readonly words: string;
	readonly filter: string | undefined;
	readonly level: string | undefined;
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** What a drawing offers beside clicks. */
export interface Frame {
	readonly svg: SVGSVGElement;
	readonly width: number;
	readonly height: number;
	readonly brushes: readonly BrushPlace[];
	readonly hasPoints: boolean;
}

const number = (element: Element, attribute: string): number =>
	Number(element.getAttribute(attribute));

function box(element: Element): Pick<BrushPlace, 'left' | 'top' | 'width' | 'height'> {
	return {
		left: number(element, 'x'),
		top: number(element, 'y'),
		width: number(element, 'width'),
		height: number(element, 'height'),
	};
}

/** Reads what a drawing offers from its unseen rectangles; null for one that offers nothing. */
export function frameOf(svg: SVGSVGElement): Frame | null {
	const brushes = [...svg.querySelectorAll('[data-brush]')].map((area): BrushPlace => ({
		filter: area.getAttribute('data-brush') ?? '',
		from: number(area, 'data-from'),
		to: number(area, 'data-to'),
		...box(area),
	}));
	const hasPoints = svg.querySelector('[data-point]') !== null;
	if (brushes.length === 0 && !hasPoints) return null;
	return { svg, width: number(svg, 'width'), height: number(svg, 'height'), brushes, hasPoints };
}

/** One point, from its rectangle. Words once taken off the native tooltip are kept beside. */
export function pointOf(hit: Element): PointPlace {
	return {
		set: hit.getAttribute('data-point') ?? '',
		words: hit.getAttribute('data-words') ?? hit.querySelector('title')?.textContent ?? '',
		filter: hit.getAttribute('data-filter') ?? undefined,
		level: hit.getAttribute('data-level') ?? undefined,
		...box(hit),
	};
}

/** The points of a drawing in the order of its rectangles. */
export function pointsOf(svg: SVGSVGElement): readonly PointPlace[] {
	return [...svg.querySelectorAll('[data-point]')].map(pointOf);
}

/**
 * Where a key leads from a point: to its neighbours within the set and to the set's ends; up and down to what stands for
 * the same level in another set, or, where there is one set only, to the neighbours as well. Null for other keys and at ends.
 */
export function stepFrom(points: readonly PointPlace[], at: number, key: string): number | null {
	const here = points[at];
	if (!here) return null;
	const inSet = (index: number): boolean => points[index]?.set === here.set;
	const sets = new Set(points.map(({ set }) => set));
	switch (key) {
		case 'ArrowRight':
			return inSet(at + 1) ? at + 1 : null;
		case 'ArrowLeft':
			return inSet(at - 1) ? at - 1 : null;
		case 'Home':
			return points.findIndex((_, index) => inSet(index));
		case 'End':
			return points.findLastIndex((_, index) => inSet(index));
		case 'ArrowUp':
		case 'ArrowDown': {
			if (sets.size === 1)
				return stepFrom(points, at, key === 'ArrowDown' ? 'ArrowRight' : 'ArrowLeft');
			const other = points.findIndex(
				({ set, level }) => set !== here.set && level !== undefined && level === here.level,
			);
			return other === -1 ? null : other;
		}
		default:
			return null;
	}
}
