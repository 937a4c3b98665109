/** The little of a document that drawing needs, in words that both a browser's and a server's document satisfy. */

/** An SVG element of whichever document drew it. */
export type SvgElement = {
  readonly outerHTML: string;
  textContent: string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  // biome-ignore lint/suspicious/noExplicitAny: a browser's own method takes its own Node type, which this room cannot name
  append(...children: any[]): void;
};

/** A document that makes elements: `window.document` in a page, linkedom's on a server. */
export type SvgMaker = {
  createElementNS(namespace: string, name: string): SvgElement;
};

/** The namespace of SVG. */
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Make one SVG element with attributes and, if given, a text. */
export function svgElement(
  maker: SvgMaker,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SvgElement {
  const element = maker.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}
