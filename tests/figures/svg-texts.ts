import { textWidth } from '../../src/lib/plot/text-width.ts';

/** Where a text of a drawing stands, px, by the generous widths that layouts use. */
export interface PlacedText {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly middle: number;
	readonly size: number;
}

function shift(element: Element): { x: number; y: number } {
	const found = /translate\(([-\d.]+),([-\d.]+)\)/.exec(element.getAttribute('transform') ?? '');
	return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) };
}

/** Every text of a drawing with the room it takes. */
export function placedTexts(svg: Element): PlacedText[] {
	return [...svg.querySelectorAll('text')].flatMap((element): PlacedText[] => {
		const group = element.parentElement;
		if (group === null) return [];
		const own = shift(element);
		const of = shift(group);
		const text = element.textContent;
		const size = Number(group.getAttribute('font-size') ?? NaN);
		const width = textWidth(text, size, group.getAttribute('font-weight') === '600');
		const anchor = group.getAttribute('text-anchor') ?? svg.getAttribute('text-anchor');
		const x = own.x + of.x;
		const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
		return [{ text, left, right: left + width, middle: own.y + of.y, size }];
	});
}

/** Pairs of texts that lie on each other. */
export function overlaps(texts: readonly PlacedText[]): string[] {
	return texts.flatMap((one, at) =>
		texts
			.slice(at + 1)
			.filter(
				(other) =>
					Math.abs(one.middle - other.middle) < 0.5 * Math.min(one.size, other.size) + 3 &&
					one.left < other.right - 0.5 &&
					other.left < one.right - 0.5,
			)
			.map((other) => `${one.text} | ${other.text}`),
	);
}
