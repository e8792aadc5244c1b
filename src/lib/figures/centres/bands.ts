/** Where a centre stands against a pair of control limits. */
export type Band = 'within' | 'above 95' | 'below 95' | 'above 99.8' | 'below 99.8' | 'none';

/** Both pairs of control limits at one size; null where there are none. */
export interface LimitsAt {
	readonly lower95: number | null;
	readonly upper95: number | null;
	readonly lower998: number | null;
	readonly upper998: number | null;
}

/** The outermost limit a value lies beyond; `none` where there are no limits. */
export function bandOf(value: number, limits: LimitsAt): Band {
	const { lower95, upper95, lower998, upper998 } = limits;
	if (lower95 === null || upper95 === null || lower998 === null || upper998 === null) return 'none';
	if (value > upper998) return 'above 99.8';
	if (value < lower998) return 'below 99.8';
	if (value > upper95) return 'above 95';
	return value < lower95 ? 'below 95' : 'within';
}

const WORDS: Readonly<Record<Band, string>> = {
	within: 'within the 95\u202f% limits',
	'above 95': 'above the 95\u202f%, within the 99.8\u202f% limit',
	'below 95': 'below the 95\u202f%, within the 99.8\u202f% limit',
	'above 99.8': 'above the 99.8\u202f% limit',
	'below 99.8': 'below the 99.8\u202f% limit',
	none: 'no limits',
};

/** A band in words. */
export function bandWords(band: Band): string {
	return WORDS[band];
}

/** Does a band lie beyond the 99.8 % limits? */
export function isFarOut(band: Band): boolean {
	return band === 'above 99.8' || band === 'below 99.8';
}
