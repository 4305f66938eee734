/// What has to be known of a PDF that Chromium wrote.
enum PDFPages {
  /// The number of page objects.
  static func count(in bytes: [UInt8]) -> Int {
    var count = 0
    for start in occurrences(of: "/Type /Page", in: bytes) {
      let next = start + 11
      // `/Type /Pages` is the list of them.
      if next >= bytes.count || !(0x61...0x7A).contains(bytes[next] | 0x20) { count += 1 }
    }
    return count
  }

  /// The same document with the moment of its making, and what is made of it, set to fixed values of the same length.
  static func withoutTime(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for name in ["/CreationDate (", "/ModDate ("] {
      for start in occurrences(of: name, in: bytes) {
        var index = start + name.utf8.count
        while index < result.count, result[index] != UInt8(ascii: ")") {
          if (0x30...0x39).contains(result[index]) { result[index] = UInt8(ascii: "0") }
          index += 1
        }
      }
    }
    for start in occurrences(of: "/ID [<", in: bytes) {
      var index = start + 5
      while index < result.count, result[index] != UInt8(ascii: "]") {
        let byte = result[index]
        if (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF) { result[index] = UInt8(ascii: "0") }
        index += 1
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
