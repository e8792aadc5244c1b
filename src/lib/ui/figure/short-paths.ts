/** A path of straight lines as Plot writes them: M and L to points, closed or not. */
const STRAIGHT = /^(?:[ML]-?\d[\d.e-]*,-?\d[\d.e-]*|Z)+$/;

/** Points beyond which a path is a curve of many small steps, drawn to the half px: none is off by more than a quarter. */
const MANY = 150;

/**
 * An SVG's text with the coordinates of its paths to a tenth of a px, of long curves to half of one, which no screen
 * tells apart, and straight lines written as steps from point to point: long curves are most of what a page weighs.
 */
export function shortPaths(svg: string): string {
	return svg.replace(/ d="([^"]*)"/g, (_, path: string) => {
		const short = STRAIGHT.test(path)
			? steps(path)
			: path.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (number) => String(tenths(Number(number))));
		return ` d="${short}"`;
	});
}

/** A number to one decimal; never −0, which would be written as a longer 0. */
export function tenths(value: number): number {
	return Math.round(value * 10) / 10 + 0;
}

/** Whole tenths as text, without a zero before the point. */
function tenthsText(value: number): string {
	return String(value / 10).replace(/^(-?)0\./, '$1.');
}

/** Two numbers of whole tenths; a minus parts them as a comma does. */
function pair(across: number, down: number): string {
	return `${tenthsText(across)}${down < 0 ? '' : ','}${tenthsText(down)}`;
}

/** Points rounded first and then taken from each other, so that no error adds up. */
function steps(path: string): string {
	const points = [...path.matchAll(/([MLZ])(?:([^,MLZ]+),([^MLZ]+))?/g)];
	const unit = points.length > MANY ? 5 : 1;
	const placed = (value: string | undefined): number =>
		Math.round((Number(value) * 10) / unit) * unit;
	let text = '';
	let [x, y] = [0, 0];
	/** Where a closed path leaves off is its start, not its last point: what follows says its place anew. */
	let placeKnown = false;
	/** The step being made, across or down; of no length between steps. */
	const open = { way: 'h', by: 0 };
	const close = (): void => {
		if (open.by !== 0) text += open.way + tenthsText(open.by);
		open.by = 0;
	};
	for (const [, command, across, down] of points) {
		if (command === 'Z') {
			close();
			text += 'Z';
			placeKnown = false;
			continue;
		}
		const [toX, toY] = [placed(across), placed(down)];
		const [dx, dy] = [toX - x, toY - y];
		[x, y] = [toX, toY];
		if (command === 'M') {
			close();
			text += placeKnown ? `m${pair(dx, dy)}` : `M${pair(x, y)}`;
			placeKnown = true;
		} else if (dx !== 0 && dy !== 0) {
			close();
			text += `l${pair(dx, dy)}`;
		} else if (dx !== 0 || dy !== 0) {
			const [way, by] = dx === 0 ? (['v', dy] as const) : (['h', dx] as const);
			if (open.way !== way || Math.sign(open.by) !== Math.sign(by)) close();
			open.way = way;
			open.by += by;
		}
	}
	close();
	return text;
}
