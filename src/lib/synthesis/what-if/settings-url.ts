import { Notices, quoted } from '../../domain/notices.ts';
import { allows, KNOB_NAMES, KNOBS, PUBLISHED, type Knob, type Settings } from './settings.ts';

/** Version of the grammar below; the first part of every text. */
export const WORLD_VERSION = 1;

const NONE = 'effect-none';

/**
 * Settings as the value of `world` in a link: "1,seed-7,effect-none" names the version of this grammar and then
 * what differs from the published registry. Empty for the published registry itself.
 */
export function writeSettings(settings: Settings): string {
	const parts = KNOB_NAMES.filter(
		(knob) => settings[knob] !== PUBLISHED[knob] && !(knob === 'ecmo' && settings.noEffect),
	).map((knob) => `${knob}-${settings[knob]}`);
	if (settings.noEffect) parts.push(NONE);
	return parts.length === 0 ? '' : [WORLD_VERSION, ...parts].join(',');
}

/** What a link's `world` says, and a sentence for each part of it that could not be used. */
export interface ReadSettings {
	readonly settings: Settings;
	readonly notices: readonly string[];
}

/**
 * Reads what `writeSettings` wrote. Parts that are unknown, outside their range or repeated are left out and said
 * in a notice; nothing is thrown, whatever the text.
 */
export function readSettings(text: string): ReadSettings {
	const notices = new Notices();
	const [version = '', ...parts] = text.split(',');
	if (!/^\d{1,4}$/.test(version)) {
		notices.add(
			`The link names ${quoted(text)} as its what-if registry, which is none; the published one is shown.`,
		);
		return { settings: PUBLISHED, notices: notices.sentences() };
	}
	if (Number(version) > WORLD_VERSION)
		notices.add(
			'The what-if registry of this link was made by a newer version of this site; parts of it may be missing.',
		);
	const found = new Map<string, number>();
	let noEffect = false;
	for (const part of parts) {
		const [, name = '', value = ''] = /^([a-z]+)-(.+)$/.exec(part) ?? [];
		if (part === NONE) noEffect = true;
		else if (!isKnob(name))
			notices.add(`A what-if registry has no setting ${quoted(part)}; it was left out.`);
		else if (!/^\d{1,16}(\.\d{1,2})?$/.test(value) || !allows(name, Number(value)))
			notices.add(
				`${quoted(name)} of a what-if registry cannot be ${quoted(value)} (${KNOBS[name].low} to ${KNOBS[name].high}); it was left out.`,
			);
		else if (found.has(name))
			notices.add(`The link gives ${quoted(name)} more than once; the first one counts.`);
		else found.set(name, Number(value));
	}
	if (noEffect) found.delete('ecmo');
	return {
		settings: { ...PUBLISHED, ...Object.fromEntries(found), noEffect },
		notices: notices.sentences(),
	};
}

function isKnob(name: string): name is Knob {
	return Object.hasOwn(KNOBS, name);
}
