/// The change that reveal-markdown in HedgeDoc 1.12 makes to a slide whose text begins with white space.
///
/// It counts the white space after one line end, including empty lines, and removes that many spaces (or tabs, if it
/// begins with tabs) wherever they occur together, with the line end before them; all that twice. So lists become flat
/// and code becomes text. `SlideContent` deliberately does not imitate it; a rule warns the author.
public enum Dedent {
  /// The text that HedgeDoc parses; `nil` if it is unchanged.
  public static func applied(to slide: Slide, in bytes: [UInt8]) -> [UInt8]? {
    guard let width = width(of: bytes[slide.range]) else { return nil }
    // Without such a run of spaces or tabs nothing is removed.
    let once = removing(width, from: bytes[slide.range])
    let twice = self.width(of: once[...]).map { removing($0, from: once[...]) } ?? once
    return twice.elementsEqual(bytes[slide.range]) ? nil : twice
  }

  private struct Width {
    let byte: UInt8
    let count: Int
  }

  private static func width(of text: ArraySlice<UInt8>) -> Width? {
    let rest = text.first == UInt8(ascii: "\n") ? text.dropFirst() : text
    let tabs = rest.prefix { $0 == UInt8(ascii: "\t") }.count
    if tabs > 0 { return Width(byte: UInt8(ascii: "\t"), count: tabs) }
    let blanks = rest.prefix { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }.count
    return blanks > 1 && blanks < rest.count ? Width(byte: UInt8(ascii: " "), count: blanks) : nil
  }

  private static func removing(_ width: Width, from text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var offset = text.startIndex
    while offset < text.endIndex {
      let start = text[offset] == UInt8(ascii: "\n") ? offset + 1 : offset
      var end = start
      while end < text.endIndex, end - start < width.count, text[end] == width.byte { end += 1 }
      if end - start == width.count {
        result.append(UInt8(ascii: "\n"))
        offset = end
      } else {
        result += text[offset..<max(end, offset + 1)]
        offset = max(end, offset + 1)
      }
    }
    return result
  }
}
