import type { Quantity } from './contract.ts';

type Rest = Partial<Pick<Quantity, 'cover' | 'weak' | 'unsigned'>>;

/** Writes one row of the contract short. */
const row =
	(role: Quantity['role'], scale: Quantity['scale']) =>
	(what: string, mean: number | null, sd: number | null, rest: Rest = {}): Quantity => ({
		what,
		role,
		scale,
		mean,
		sd,
		cover: null,
		weak: false,
		...rest,
	});

const scales = (role: Quantity['role']) => ({
	share: row(role, 'share'),
	difference: row(role, 'difference'),
	ratio: row(role, 'ratio'),
	count: row(role, 'count'),
	chance: row(role, 'chance'),
});

export const naive = scales('naive');
export const careful = scales('careful');
export const truth = scales('truth');
