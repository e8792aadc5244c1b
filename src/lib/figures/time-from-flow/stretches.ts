/** The stretch of an axis that lies nearest to each of some places on it, for hovering. */
export function stretchesBetween(
	places: readonly number[],
	from: number,
	to: number,
): readonly { readonly at: number; readonly from: number; readonly to: number }[] {
	return places.map((at, index) => {
		const before = places[index - 1];
		const after = places[index + 1];
		return {
			at,
			from: before === undefined ? from : (before + at) / 2,
			to: after === undefined ? to : (at + after) / 2,
		};
	});
}
