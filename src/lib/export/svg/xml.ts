/** An SVG as the text of a file: the same in every browser and in Node, one line an element of the first levels. */
export function svgText(svg: SVGSVGElement): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(svg)}\n`;
}

/** An element as XML. Comments and processing instructions are left out. */
function xmlOf(element: Element): string {
	const attributes = [...element.attributes]
		.map(({ name, value }) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
		.join('');
	const inner = [...element.childNodes].map(nodeText).join('');
	const name = element.localName;
	return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function nodeText(node: ChildNode): string {
	if (node.nodeType === 1) return xmlOf(node as Element);
	return node.nodeType === 3 ? escaped(node.textContent ?? '') : '';
}

/** Without the characters that XML does not allow. */
function escaped(text: string): string {
	return (
		text
			// eslint-disable-next-line no-control-regex -- they are what is taken out
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
	);
}
