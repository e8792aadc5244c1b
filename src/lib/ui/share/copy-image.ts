/** What an image is put on: a part of `navigator.clipboard`. */
type ImageClipboard = Pick<Clipboard, 'write'>;

/**
 * Puts a PNG on the clipboard. The image may still be in the making: browsers want to be asked in the very click.
 * False where there is no clipboard for images (off https and localhost, or a browser that has none), or it is refused.
 * Rejects when the image itself cannot be made.
 */
export async function copyImage(
	image: Promise<Uint8Array<ArrayBuffer>>,
	clipboard: ImageClipboard | undefined,
): Promise<boolean> {
	if (typeof clipboard?.write !== 'function' || typeof ClipboardItem === 'undefined') {
		await image;
		return false;
	}
	const png = image.then((bytes) => new Blob([bytes], { type: 'image/png' }));
	try {
		await clipboard.write([new ClipboardItem({ 'image/png': png })]);
		return true;
	} catch {
		await image;
		return false;
	}
}
