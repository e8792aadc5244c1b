import { PRESET_LIST, type PresetId } from '../../src/lib/export/presets.ts';
import { BadFlag } from '../options.ts';

/** What `npm run figures` was asked for. */
export interface FiguresOptions {
	readonly out: string;
	/** A link as the site hands it out; empty for every figure at the cohort the site opens with. */
	readonly url: string;
	readonly preset: PresetId;
	readonly theme: 'light' | 'grey';
	/** Folder of the registry. */
	readonly registry: string;
}

export const USAGE =
	'Usage: npm run figures -- --out DIR [--url "LINK"] ' +
	`[--preset ${PRESET_LIST.map(({ id }) => id).join('|')}] [--theme light|grey] [--registry DIR]`;

/** Reads the flags of `npm run figures`. Throws BadFlag for one it does not know or cannot use. */
export function parseFigures(args: readonly string[]): FiguresOptions {
	const given = new Map<string, string>();
	for (let at = 0; at < args.length; at++) {
		const [flag = '', joined] = (args[at] ?? '').split(/=(.*)/s, 2);
		if (!['--out', '--url', '--preset', '--theme', '--registry'].includes(flag))
			throw new BadFlag(`There is no flag ${JSON.stringify(args[at])}.`);
		const value = joined ?? args[++at];
		if (value === undefined || value === '' || value.startsWith('--'))
			throw new BadFlag(`${flag} needs a value.`);
		given.set(flag, value);
	}
	const out = given.get('--out');
	if (out === undefined) throw new BadFlag('--out says where the files go, and must be given.');
	const preset = PRESET_LIST.find(({ id }) => id === (given.get('--preset') ?? 'double'))?.id;
	if (preset === undefined) throw new BadFlag(`There is no preset ${given.get('--preset') ?? ''}.`);
	const theme = given.get('--theme') ?? 'light';
	if (theme !== 'light' && theme !== 'grey') throw new BadFlag(`There is no theme ${theme}.`);
	return {
		out,
		url: given.get('--url') ?? '',
		preset,
		theme,
		registry: given.get('--registry') ?? 'static/registry',
	};
}
