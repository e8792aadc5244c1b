import type { RegistryFacts } from '../registry-facts.ts';

/** Where and when a figure is exported. */
export interface Place {
	readonly facts: RegistryFacts;
	/** Address of the site's root, with a slash at the end; "/" where the site has none yet. */
	readonly site: string;
	/** Day of the export, as 2026-11-22. */
	readonly date: string;
}

/** The day it is where the reader is, as 2026-11-22. */
export function dayOf(now: Date): string {
	const two = (number: number): string => String(number).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
