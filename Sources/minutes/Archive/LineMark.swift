import Bytes

/// What tells a line on the deck at one path, without reading all of it.
struct LineMark {
  private let start: [UInt8]
  /// In a line of version 0.2 and earlier, whose keys are in another order; in a JSON string its quotes would be escaped.
  private let old: [UInt8]

  init(of path: String) {
    var line = JSONWriter(escaping: .needed)
    line.string(path)
    start = Array("{\"path\":".utf8) + line.bytes + Array(",\"kind\":".utf8)
    old = Array("\"path\":".utf8) + line.bytes + Array(",\"prev\":".utf8)
  }

  func isIn(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "{\"findings\":".utf8) else { return line.starts(with: start) }
    var index = line.endIndex - old.count
    while index > line.startIndex {
      if line[index] == old[0], line[index...].starts(with: old) { return true }
      index -= 1
    }
    return false
  }
}
