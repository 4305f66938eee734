/// What has to be known of a PDF that Chromium wrote.
enum PDFPages {
  /// The number of page objects.
  static func count(in bytes: [UInt8]) -> Int {
    let name = "/Type /Page"
    return occurrences(of: name, in: bytes).count { start in
      let next = start + name.utf8.count
      // `/Type /Pages` is the list of them.
      return next >= bytes.count || !(0x61...0x7A).contains(bytes[next] | 0x20)
    }
  }

  /// The same document with the moment of its making set to a fixed day of the same length.
  static func withoutTime(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for name in ["/CreationDate (", "/ModDate ("] {
      for start in occurrences(of: name, in: bytes) {
        var fixed = Array("D:20000101000000+00'00'".utf8)[...]
        var index = start + name.utf8.count
        while index < result.count, result[index] != UInt8(ascii: ")"), let byte = fixed.popFirst() {
          result[index] = byte
          index += 1
        }
      }
    }
    return result
  }

  private static func occurrences(of text: String, in bytes: [UInt8]) -> [Int] {
    let pattern = Array(text.utf8)
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= pattern.count else { return }
      for start in 0...(bytes.count - pattern.count) where bytes[start] == pattern[0] {
        var length = 1
        while length < pattern.count, bytes[start + length] == pattern[length] { length += 1 }
        if length == pattern.count { found.append(start) }
      }
    }
    return found
  }
}
