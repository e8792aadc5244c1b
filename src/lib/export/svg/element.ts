const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element with its attributes; numbers are written to a hundredth. */
export function element(
	document: Document,
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	...children: readonly (Element | string)[]
): SVGElement {
	const made: SVGElement = document.createElementNS(SVG, name as 'g');
	for (const [key, value] of Object.entries(attributes))
		made.setAttribute(key, typeof value === 'number' ? short(value) : value);
	made.append(...children);
	return made;
}

/** A coordinate to a hundredth, which no printer tells apart; never −0. */
export function short(value: number): string {
	return String(Math.round(value * 100) / 100 + 0);
}
