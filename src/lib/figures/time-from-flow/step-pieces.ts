/**
 * The corners of a step curve from day 0 to the last day drawn: a value holds until the next step. Where a step has no
 * value to draw the curve breaks off, and another piece begins at the next that has.
 */
export function stepPieces<Step extends { readonly day: number }, Value>(
	{ steps, stop }: { readonly steps: readonly Step[]; readonly stop: number },
	start: Value,
	read: (step: Step) => Value | null,
): readonly (readonly { readonly x: number; readonly value: Value }[])[] {
	const pieces: { x: number; value: Value }[][] = [[{ x: 0, value: start }]];
	let held: Value | null = start;
	const close = (x: number): void => {
		if (held !== null) pieces.at(-1)?.push({ x, value: held });
	};
	for (const step of steps) {
		const value = read(step);
		close(step.day);
		if (value !== null) {
			if (held === null) pieces.push([]);
			pieces.at(-1)?.push({ x: step.day, value });
		}
		held = value;
	}
	close(stop);
	return pieces;
}
