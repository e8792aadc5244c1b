import { copyText } from './copy-text.ts';

/** Hands out links: to the clipboard, or, where that is refused, in a box to copy from. */
export class LinkShare {
	/** Said to the reader, and read out. */
	message = $state('');
	/** The link to show in a box; null when there is nothing to show. */
	shown = $state.raw<string | null>(null);

	async share(link: string, what: string): Promise<void> {
		const copied = await copyText(link, navigator.clipboard);
		this.shown = copied ? null : link;
		this.message = copied ? `Link to ${what} copied.` : 'The clipboard is not available here.';
	}
}
