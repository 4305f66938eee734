/// Finds the words of a drawing.
public enum SVGWords {
  /// The labels of a drawing in their order, each once, with white space collapsed; empty if the SVG cannot be read.
  public static func all(in svg: [UInt8]) -> [String] {
    var reader = SVGReader(svg)
    var found: [String] = []
    var seen: Set<String> = []
    var line = ""
    var isInLabel = false
    do throws(SVGReader.Fault) {
      while let piece = try reader.next() {
        switch piece {
        case .text(let text) where isInLabel:
          for word in text.utf8.split(whereSeparator: { $0 <= 0x20 }) {
            line += (line.utf8.isEmpty ? "" : " ") + String(decoding: word, as: UTF8.self)
          }
        // Lines of a label are elements within it.
        case .start("text", _, _): isInLabel = true
        case .end("text"):
          if !line.utf8.isEmpty, seen.insert(line).inserted { found.append(line) }
          (line, isInLabel) = ("", false)
        default: continue
        }
      }
    } catch {
      return []
    }
    return found
  }
}
