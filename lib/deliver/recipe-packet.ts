/** Ours alone, made once: it names the property, whatever prefix a tool gives it. */
const NAMESPACE = "urn:uuid:6f2b1c0e-94d7-4d57-8b0e-3a1d5c7f2e90#";
const OPEN = "<dailies:recipe>";
const CLOSE = "</dailies:recipe>";

/**
 * A recipe as an XMP packet: one property that holds JSON. What XML could take for its own, or does not allow at all, is written as
 * JSON's \u escapes, so that the packet needs no entity and the text comes back letter for letter.
 */
export function writePacket(recipe: object, createdAt: string): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dailies="${NAMESPACE}">`,
    `<xmp:CreatorTool>Dailies</xmp:CreatorTool><xmp:CreateDate>${createdAt}</xmp:CreateDate>`,
    `${OPEN}${xmlSafe(JSON.stringify(recipe))}${CLOSE}`,
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ].join("\n");
}

/** What `writePacket` was given, from its packet; null for any other. It reads no XML: only what we write, as we write it. */
export function readPacket(packet: string): unknown {
  if (!packet.includes(`xmlns:dailies="${NAMESPACE}"`)) return null;
  const from = packet.indexOf(OPEN);
  const to = packet.indexOf(CLOSE, from);
  if (from < 0 || to < 0) return null;
  try {
    return JSON.parse(packet.slice(from + OPEN.length, to));
  } catch {
    return null;
  }
}

/** Lone surrogates and most control characters are escaped by JSON.stringify itself. */
function xmlSafe(json: string): string {
  return json.replace(/[<>&\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
