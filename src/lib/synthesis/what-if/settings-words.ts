import { count } from '../../domain/format.ts';
import { PUBLISHED, type Settings } from './settings.ts';

/**
 * A what-if registry in a few words: "no true effect, hidden confounding × 3, seed 7, 30,000 cases". What differs
 * from the published registry comes first; seed and size are always said.
 */
export function settingsWords(settings: Settings): string {
	const { noEffect, ecmo, measured, hidden, centres } = settings;
	return [
		...(noEffect ? ['no true effect'] : times('odds of survival on ECMO', ecmo)),
		...times('measured confounding', measured),
		...times('hidden confounding', hidden),
		...missingWords(settings.missing),
		...(centres === 0 ? ['centres alike in care'] : times('centre spread', centres)),
		`seed ${settings.seed}`,
		`${count(settings.cases)} cases`,
	].join(', ');
}

function times(what: string, value: number): readonly string[] {
	if (value === 1) return [];
	return [value === 0 ? `no ${what}` : `${what} × ${value}`];
}

function missingWords(missing: number): readonly string[] {
	if (missing === PUBLISHED.missing) return [];
	if (missing === 0) return ['nothing missing'];
	if (missing < 1) return [`missing values × ${missing}`];
	const lost = Math.round((missing - 1) * 100);
	return [lost === 50 ? 'half of what was recorded lost' : `${lost} % of what was recorded lost`];
}
