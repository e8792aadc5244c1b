/**
 * An SVG's text with the coordinates of its paths to a tenth of a px, which no screen tells apart: long curves are
 * most of what a page weighs.
 */
export function shortPaths(svg: string): string {
	return svg.replace(/ d="([^"]*)"/g, (_, path: string) => {
		const short = path.replace(/-?\d+\.\d{2,}/g, (number) => String(tenths(Number(number))));
		return ` d="${short}"`;
	});
}

/** Never −0, which would be written as a longer 0. */
function tenths(value: number): number {
	return Math.round(value * 10) / 10 + 0;
}
