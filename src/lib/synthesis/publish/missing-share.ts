/**
 * Share of a field that goes missing in a world, from the share in the published registry. `missingness` 0: nothing
 * goes missing; 1: as published, to the bit; between them in proportion; above 1 that much of what is left goes too,
 * so that 1.5 loses half of every field's recorded values.
 */
export function missingShare(published: number, missingness: number): number {
	if (missingness === 1) return published;
	if (missingness < 1) return published * missingness;
	return 1 - (1 - published) * (2 - missingness);
}

/** The same from the share that is recorded, and giving that. */
export function recordedShare(published: number, missingness: number): number {
	return missingness === 1 ? published : 1 - missingShare(1 - published, missingness);
}
