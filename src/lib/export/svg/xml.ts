import { escaped, escapedText } from '../xml-text.ts';

/** An SVG as the text of a file: the same in every browser and in Node, one line an element of the first levels. */
export function svgText(svg: SVGSVGElement): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(svg)}\n`;
}

/** An element as XML. Comments and processing instructions are left out. */
function xmlOf(element: Element): string {
	const attributes = [...element.attributes]
		.map(({ name, value }) => ` ${name}="${escaped(value)}"`)
		.join('');
	const inner = [...element.childNodes].map(nodeText).join('');
	const name = element.localName;
	return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function nodeText(node: ChildNode): string {
	if (node.nodeType === 1) return xmlOf(node as Element);
	return node.nodeType === 3 ? escapedText(node.textContent ?? '') : '';
}
