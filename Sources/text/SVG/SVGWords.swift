/// The words of a drawing.
public enum SVGWords {
  /// Its labels in the order in which they stand, each once, white space as one space; none where it is no drawing that can be
  /// read.
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
        // Lines of one label are elements of their own within it.
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
