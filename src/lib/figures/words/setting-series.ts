import type { Theme } from '../../plot/drawing.ts';
import type { Series } from '../../plot/interval-spec.ts';
import { labelOf } from './labels.ts';

/** How a setting is drawn wherever settings are compared: same colour, shape and dash in every figure. */
export function settingSeries(
	setting: string | null,
	theme: Theme,
): Series & { readonly dash?: string } {
	const label = labelOf('setting', setting);
	if (setting === 'ihca') return { label, colour: theme.first, shape: 'circle' };
	if (setting === 'ohca') return { label, colour: theme.second, shape: 'diamond', dash: '5,3' };
	return { label, colour: theme.softInk, shape: 'square', dash: '1.5,3' };
}
