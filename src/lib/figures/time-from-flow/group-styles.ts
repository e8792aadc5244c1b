import type { Theme } from '../../plot/drawing.ts';

/** How the curve of a group is told apart: by dash as well as by colour. */
interface GroupStyle {
	readonly colour: string;
	readonly dash?: string;
}

/** Most groups drawn over each other; more get a panel each. */
export const MOST_IN_ONE = 5;

const DASHES = [undefined, '6,3', '2,3', '9,3,2,3', '12,4'] as const;

/** The style of each group, the missing one in soft ink. */
export function groupStyles(levels: readonly (string | null)[], theme: Theme): GroupStyle[] {
	const colours = [theme.first, theme.second, ...theme.groups];
	return levels.map((level, at) => {
		if (level === null && levels.length > 1) return { colour: theme.softInk, dash: '1.5,3' };
		const dash = DASHES[at % DASHES.length];
		return {
			colour: colours[at % colours.length] ?? theme.ink,
			...(dash === undefined ? {} : { dash }),
		};
	});
}
