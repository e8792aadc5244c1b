/** What stands in a step at any time: its heading, what it reports, and what it waits for. */
const ALWAYS =
	'h2, .status, .settings, [role="status"], [role="alert"], [data-waits], noscript, .visually-hidden';
/** What is not for the room. */
const NEVER = '.no-print, .teacher, .own, .handouts';

/** The parts of a step that are shown one after the other, in their order. */
function partsOf(section: Element): readonly Element[] {
	return [...section.children]
		.filter((child) => !child.matches(`${ALWAYS}, ${NEVER}`))
		.flatMap((child) => (child.matches('.revealed') ? [...child.children] : [child]));
}

/** How many parts each step has; 0 for one that the lesson keeps closed, or that another step still waits before. */
export function countParts(sections: readonly Element[]): readonly number[] {
	const waits = sections.findIndex((each) => each.querySelector(':scope > [data-waits]') !== null);
	return sections.map((section, at) =>
		section.matches('.locked') || (waits !== -1 && at > waits)
			? 0
			: Math.max(1, partsOf(section).length),
	);
}

/** Marks the step that is shown, and what of it is still to come. Returns the part shown last. */
export function showPlace(
	sections: readonly Element[],
	at: { readonly step: number; readonly shown: number },
): Element | null {
	for (const [step, section] of sections.entries()) {
		section.toggleAttribute('data-now', step === at.step);
		for (const [part, each] of partsOf(section).entries())
			each.toggleAttribute('data-ahead', step === at.step && part >= at.shown);
	}
	const section = sections[at.step];
	return section === undefined ? null : (partsOf(section)[at.shown - 1] ?? section);
}

/** Takes all marks away. */
export function showAll(sections: readonly Element[]): void {
	for (const section of sections) {
		section.removeAttribute('data-now');
		for (const each of partsOf(section)) each.removeAttribute('data-ahead');
	}
}
