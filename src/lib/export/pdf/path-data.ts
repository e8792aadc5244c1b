/** One stroke of the pen, in the drawing's own coordinates. */
export type PathStep =
	| { readonly to: 'move' | 'line'; readonly x: number; readonly y: number }
	| {
			readonly to: 'curve';
			readonly points: readonly [number, number, number, number, number, number];
	  }
	| { readonly to: 'close' };

/** How many numbers a command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Z: 0 };

const TOKEN = /[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;

/** Path data as single steps; throws RangeError for a command our drawings do not use. */
export function pathSteps(data: string): PathStep[] {
	const tokens = data.match(TOKEN) ?? [];
	const steps: PathStep[] = [];
	let [x, y] = [0, 0];
	let start: readonly [number, number] = [0, 0];
	let command = '';
	for (let at = 0; at < tokens.length;) {
		const token = tokens[at] ?? '';
		if (/[a-zA-Z]/.test(token)) {
			command = token;
			at += 1;
		} else if (command === 'M' || command === 'm') command = command === 'M' ? 'L' : 'l';
		const kind = command.toUpperCase();
		const takes = TAKES[kind];
		if (takes === undefined || (takes === 0 && command !== token))
			throw new RangeError(
				`The drawing has a path with "${command}", which the PDF cannot repeat.`,
			);
		const values = tokens.slice(at, at + takes).map(Number);
		if (values.length < takes || values.some(Number.isNaN))
			throw new RangeError('The drawing has a path that ends too early.');
		at += takes;
		const relative = command !== kind;
		const [first = 0, second = 0] = values;
		const [left, top] = relative ? [x, y] : [0, 0];
		switch (kind) {
			case 'M':
			case 'L':
				[x, y] = [left + first, top + second];
				if (kind === 'M') start = [x, y];
				steps.push({ to: kind === 'M' ? 'move' : 'line', x, y });
				break;
			case 'H':
				x = left + first;
				steps.push({ to: 'line', x, y });
				break;
			case 'V':
				y = top + first;
				steps.push({ to: 'line', x, y });
				break;
			case 'C': {
				const [, , third = 0, fourth = 0, fifth = 0, sixth = 0] = values;
				steps.push({
					to: 'curve',
					points: [
						left + first,
						top + second,
						left + third,
						top + fourth,
						left + fifth,
						top + sixth,
					],
				});
				[x, y] = [left + fifth, top + sixth];
				break;
			}
			default:
				[x, y] = start;
				steps.push({ to: 'close' });
		}
	}
	return steps;
}

/** How far the handles of a quarter circle stand from its ends, in radii. */
const HANDLE = 0.5522847498;

/** A circle as four curves. */
export function circleSteps(x: number, y: number, r: number): PathStep[] {
	const h = r * HANDLE;
	return [
		{ to: 'move', x: x + r, y },
		{ to: 'curve', points: [x + r, y + h, x + h, y + r, x, y + r] },
		{ to: 'curve', points: [x - h, y + r, x - r, y + h, x - r, y] },
		{ to: 'curve', points: [x - r, y - h, x - h, y - r, x, y - r] },
		{ to: 'curve', points: [x + h, y - r, x + r, y - h, x + r, y] },
		{ to: 'close' },
	];
}

/** A rectangle with its edges. */
export function rectSteps(x: number, y: number, width: number, height: number): PathStep[] {
	return [
		{ to: 'move', x, y },
		{ to: 'line', x: x + width, y },
		{ to: 'line', x: x + width, y: y + height },
		{ to: 'line', x, y: y + height },
		{ to: 'close' },
	];
}
