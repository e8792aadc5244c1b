/** How the pages look: as the system prefers, or as the reader chose. */
export type AppearanceName = 'auto' | 'light' | 'dark';

export const APPEARANCES: readonly { readonly value: AppearanceName; readonly label: string }[] = [
	{ value: 'auto', label: 'Automatic' },
	{ value: 'light', label: 'Light' },
	{ value: 'dark', label: 'Dark' },
];

/** Also read by static/appearance.js, before the first paint. */
const APPEARANCE_KEY = 'lowflow.appearance';

function isAppearance(value: string | null | undefined): value is AppearanceName {
	return APPEARANCES.some((choice) => choice.value === value);
}

/**
 * Which appearance is chosen, and where is it kept? In local storage; a browser that refuses storage
 * still applies the choice for as long as the page is open.
 */
export class Appearance {
	current = $state<AppearanceName>('auto');

	/** Takes over what static/appearance.js has already applied. */
	adopt(root: HTMLElement): void {
		const applied = root.dataset.appearance;
		this.current = isAppearance(applied) ? applied : 'auto';
	}

	choose(name: AppearanceName, root: HTMLElement, storage: () => Storage): void {
		this.current = name;
		if (name === 'auto') delete root.dataset.appearance;
		else root.dataset.appearance = name;
		try {
			if (name === 'auto') storage().removeItem(APPEARANCE_KEY);
			else storage().setItem(APPEARANCE_KEY, name);
		} catch {
			// Storage refused: the choice lasts until the page closes, which is all that can be done.
		}
	}
}
