import type { LeftOut } from '../figure.ts';

/** Rows left out for one reason; none where there are none. */
export function leftOutAs(n: number, reason: string): readonly LeftOut[] {
	return n === 0 ? [] : [{ reason, n }];
}
