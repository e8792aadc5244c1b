/**
 * Puts text on the clipboard. False when there is none to write to: it is missing off https and localhost,
 * and a browser may refuse it.
 */
export async function copyText(
	text: string,
	clipboard: Pick<Clipboard, 'writeText'> | undefined,
): Promise<boolean> {
	if (!clipboard) return false;
	try {
		await clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
