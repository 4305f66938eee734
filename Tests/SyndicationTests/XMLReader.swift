import Foundation
import FoundationXML

/// Texts of elements by name, as parsed by libxml2.
final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private var open: [String] = []

  struct Fault: Error { let line: Int }

  func read(_ bytes: [UInt8]) throws {
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw Fault(line: parser.lineNumber) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !open.isEmpty { open[open.count - 1] += text }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    texts[name, default: []].append(open.removeLast())
  }
}
