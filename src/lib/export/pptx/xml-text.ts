/** Text as XML takes it, in elements and in attributes, without the characters that XML does not allow. */
export function escaped(text: string): string {
	return (
		text
			// eslint-disable-next-line no-control-regex -- they are what is taken out
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
	);
}
