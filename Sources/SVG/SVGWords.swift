/// The words of a drawing.
public enum SVGWords {
  /// Its texts in the order in which they stand, each once, white space as one space, without its title; none where it is no
  /// drawing that can be read.
  public static func all(in svg: [UInt8]) -> [String] {
    var reader = SVGReader(svg)
    var found: [String] = []
    var line = ""
    do throws(SVGReader.Fault) {
      while let piece = try reader.next() {
        switch piece {
        case .text(let text):
          for word in text.utf8.split(whereSeparator: { $0 <= 0x20 }) {
            line += (line.utf8.isEmpty ? "" : " ") + String(decoding: word, as: UTF8.self)
          }
        // Lines of one label are elements of their own within it.
        case .end("title"): line = ""
        case .end("text"), .start("text", _, _):
          if !line.utf8.isEmpty, !found.contains(line) { found.append(line) }
          line = ""
        default: continue
        }
      }
    } catch {
      return []
    }
    return found
  }
}
