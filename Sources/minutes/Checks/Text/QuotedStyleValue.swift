import Bytes

/// A style declaration whose value is a string where the property takes none: `color: "#50c3a5"`.
struct QuotedStyleValue {
  let property: String
  /// With its quotes.
  let place: Range<Int>

  /// Reads the content of a `<style>` element, or of a `style` attribute (`isList`), whose declarations have no block.
  static func all(in range: Range<Int>, _ text: ByteText, isList: Bool) -> [QuotedStyleValue] {
    var found: [QuotedStyleValue] = []
    var declaration = range.lowerBound
    var depth = isList ? 1 : 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "/") where text.has("/*", at: offset, limit: range.upperBound):
        offset = text.find("*/", in: (offset + 2)..<max(offset + 2, range.upperBound)) ?? range.upperBound
        if depth > 0, text.trimmed(declaration..<offset).isEmpty { declaration = offset }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        offset = end(ofString: offset, in: range, text) - 1
      case UInt8(ascii: "{"):
        depth += 1
        declaration = offset + 1
      case UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        declaration = offset + 1
      case UInt8(ascii: ";"): declaration = offset + 1
      case UInt8(ascii: ":") where depth > 0:
        if let value = value(from: offset + 1, in: range, text) {
          let property = text.string(text.trimmed(declaration..<offset))
          if !takesString(property) { found.append(QuotedStyleValue(property: property, place: value)) }
          offset = value.upperBound - 1
        }
      default: break
      }
      offset += 1
    }
    return found
  }

  /// A string that is all of the value.
  private static func value(from start: Int, in range: Range<Int>, _ text: ByteText) -> Range<Int>? {
    let open = text.end(of: start..<range.upperBound) { $0.isASCIIWhitespace }
    guard open < range.upperBound, text[open] == UInt8(ascii: "\"") || text[open] == UInt8(ascii: "'") else {
      return nil
    }
    let close = end(ofString: open, in: range, text)
    guard close - open > 2, text[close - 1] == text[open] else { return nil }
    let next = text.end(of: close..<range.upperBound) { $0.isASCIIWhitespace }
    guard next == range.upperBound || ";}!".utf8.contains(text[next]) else { return nil }
    return open..<close
  }

  /// Behind the closing quote, or at the end of the line that lacks one.
  private static func end(ofString start: Int, in range: Range<Int>, _ text: ByteText) -> Int {
    var offset = start + 1
    while offset < range.upperBound {
      switch text[offset] {
      case text[start]: return offset + 1
      case 0x0A: return offset
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return range.upperBound
  }

  /// CSS properties in whose value a string can stand (CSS Snapshot 2023), and custom ones, which may hold anything.
  private static func takesString(_ property: String) -> Bool {
    guard !property.isEmpty, !property.utf8.starts(with: "--".utf8) else { return true }
    let name = String(decoding: property.utf8.map(\.asciiLowercased), as: UTF8.self)
    return ["font", "grid", "list-style", "text-emphasis", "animation"].contains { name.utf8.starts(with: $0.utf8) }
      && name != "font-size"
      && name != "font-style" && name != "font-weight"
      || [
        "content", "quotes", "hyphenate-character", "text-overflow", "src", "string-set", "block-ellipsis", "syntax",
        "symbols", "prefix", "suffix", "negative", "pad", "will-change", "speak-as",
      ].contains(name)
  }
}
