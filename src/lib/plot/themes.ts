import type { Theme } from './drawing.ts';

/** Steps of the heat-map scale: enough to tell a tenth from a fifth, few enough to name. */
export const SEQUENCE_STEPS = 7;

/** Further groups a drawing may need beside first and second. */
const GROUPS = 5;

/**
 * Colours on screen: the page's CSS variables, so that one drawing serves light, dark and grey. The page
 * defines `--paper --ink --soft-ink --rule --survived --died --first --second --accent`, `--seq-0` to
 * `--seq-6` with `--seq-0-ink` to `--seq-6-ink`, and `--group-0` to `--group-4`, from the literal themes below.
 */
export const SCREEN: Theme = {
	name: 'screen',
	paper: 'var(--paper)',
	ink: 'var(--ink)',
	softInk: 'var(--soft-ink)',
	rule: 'var(--rule)',
	survived: 'var(--survived)',
	died: 'var(--died)',
	first: 'var(--first)',
	second: 'var(--second)',
	accent: 'var(--accent)',
	sequence: Array.from({ length: SEQUENCE_STEPS }, (_, step) => ({
		fill: `var(--seq-${step})`,
		ink: `var(--seq-${step}-ink)`,
	})),
	groups: Array.from({ length: GROUPS }, (_, at) => `var(--group-${at})`),
};

const steps = (
	fills: readonly string[],
	paleInk: string,
	deepInk: string,
	deepFrom: number,
): Theme['sequence'] =>
	fills.map((fill, step) => ({ fill, ink: step < deepFrom ? paleInk : deepInk }));

/**
 * Light paper. The sequence leaps over the mid-tones on which neither ink nor white reaches 4.5:1; groups
 * are Okabe-Ito green, orange, purple and yellow, darkened to 3:1 on white, without the outcome's colours.
 */
export const LIGHT: Theme = {
	name: 'light',
	paper: '#ffffff',
	ink: '#1b2126',
	softInk: '#5b666f',
	rule: '#e6e9ec',
	survived: '#0072b2',
	died: '#d55e00',
	first: '#5b4b9a',
	second: '#8a6d00',
	accent: '#0b5c8a',
	sequence: steps(
		['#eef4f9', '#cad8e6', '#a6bdd3', '#84a3c0', '#4a76a0', '#2b6090', '#0b4f82'],
		'#1b2126',
		'#ffffff',
		4,
	),
	groups: ['#00805d', '#b07a00', '#b35f8d', '#5f6f1f', '#5b666f'],
};

export const DARK: Theme = {
	name: 'dark',
	paper: '#12171b',
	ink: '#e8edf1',
	softInk: '#9aa7b1',
	rule: '#28313a',
	survived: '#56b4e9',
	died: '#f08a4b',
	first: '#b9a9f0',
	second: '#e0c050',
	accent: '#7cc0ea',
	sequence: steps(
		['#1a2530', '#293b4a', '#395163', '#466379', '#6692b0', '#7aafd2', '#8fcdf5'],
		'#ffffff',
		'#12171b',
		4,
	),
	groups: ['#2fb98f', '#e69f00', '#cc79a7', '#c9d36a', '#9aa7b1'],
};

/** For one-colour printing: meaning rests on shape, dash, position, label and, in exports, on pattern. No grey is used twice. */
export const GREY: Theme = {
	name: 'grey',
	paper: '#ffffff',
	ink: '#1b2126',
	softInk: '#595959',
	rule: '#dddddd',
	survived: '#5e5e5e',
	died: '#8c8c8c',
	first: '#262626',
	second: '#6e6e6e',
	accent: '#1b2126',
	sequence: steps(
		['#f4f4f4', '#dcdcdc', '#c2c2c2', '#a6a6a6', '#6b6b6b', '#4d4d4d', '#333333'],
		'#1b2126',
		'#ffffff',
		4,
	),
	groups: ['#3d3d3d', '#808080', '#545454', '#8a8a8a', '#666666'],
};
