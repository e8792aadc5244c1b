const EDGE = 12;
const PHONE = '(max-width: 40rem)';

/**
 * Puts an open popover under the button it belongs to, kept inside the window; above it when there is more
 * room there. On a phone the style makes a sheet of it, so nothing is set.
 */
export function placeUnder(popover: HTMLElement, button: Element): void {
	popover.style.left = '';
	popover.style.top = '';
	popover.style.maxHeight = '';
	if (matchMedia(PHONE).matches) return;
	const at = button.getBoundingClientRect();
	const below = innerHeight - at.bottom - EDGE - 6;
	const above = at.top - EDGE - 6;
	const { width, height } = popover.getBoundingClientRect();
	const under = height <= below || below >= above;
	const left = Math.min(at.left, innerWidth - width - EDGE);
	popover.style.left = `${Math.max(EDGE, left).toFixed(0)}px`;
	popover.style.maxHeight = `${Math.max(160, under ? below : above).toFixed(0)}px`;
	const top = under ? at.bottom + 6 : Math.max(EDGE, at.top - 6 - Math.min(height, above));
	popover.style.top = `${top.toFixed(0)}px`;
}
