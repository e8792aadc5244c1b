/** Text without the characters that XML does not allow. */
export function allowedInXml(text: string): string {
	// eslint-disable-next-line no-control-regex -- they are what is taken out
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Text as XML takes it between tags. */
export function escapedText(text: string): string {
	return allowedInXml(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}

/** Text as XML takes it, between tags and in attributes. */
export function escaped(text: string): string {
	return escapedText(text).replaceAll('"', '&quot;');
}
