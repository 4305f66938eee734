/// The name of a GitHub account: letters, digits and single hyphens.
struct GitHubHandle {
  let name: String

  /// From the address of a profile, `https://github.com/name`; `nil` for every other page.
  init?(profile address: String) {
    guard let name = address.withBytes(Self.name(inProfile:)) else { return nil }
    self.name = name
  }

  /// From a text that is nothing but `@name`.
  init?(shown text: String) {
    let found: String? = text.withBytes { text in
      let whole = text.trimmed(0..<text.count)
      guard whole.count > 1, text[whole.lowerBound] == UInt8(ascii: "@") else { return nil }
      let name = (whole.lowerBound + 1)..<whole.upperBound
      guard name.count <= 40, text.end(of: name, while: Self.fits) == name.upperBound else { return nil }
      return text.string(name)
    }
    guard let found else { return nil }
    name = found
  }

  /// GitHub's names differ in more than letter case.
  func isSame(as other: GitHubHandle) -> Bool {
    name.utf8.count == other.name.utf8.count
      && zip(name.utf8, other.name.utf8).allSatisfy { $0.lowercased == $1.lowercased }
  }

  /// What templates put in the place of a name.
  var isPlaceholder: Bool { name.withBytes { $0.count == 4 && $0.has("todo", at: 0, limit: 4, anyCase: true) } }

  private static func fits(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func name(inProfile text: ByteText) -> String? {
    var start = 0
    for scheme: StaticString in ["https://", "http://"] where text.has(scheme, at: 0, limit: text.count, anyCase: true)
    {
      start = scheme.utf8CodeUnitCount
    }
    if text.has("www.", at: start, limit: text.count, anyCase: true) { start += 4 }
    guard text.has("github.com/", at: start, limit: text.count, anyCase: true) else { return nil }
    start += 11
    let end = text.end(of: start..<text.count, while: fits)
    let rest = end < text.count && text[end] == UInt8(ascii: "/") ? end + 1 : end
    guard end > start, end - start <= 40, rest == text.count else { return nil }
    return text.string(start..<end)
  }
}

extension String {
  /// The UTF-8 bytes, for reading.
  func withBytes<Result>(_ read: (ByteText) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(read) { return result }
    return Array(utf8).withUnsafeBufferPointer(read)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a word, given in lower case, stands anywhere.
  func containsAnyCase(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    let first = word.utf8Start[0]
    for offset in 0...(count - word.utf8CodeUnitCount) where self[offset].lowercased == first {
      if has(word, at: offset, limit: count, anyCase: true) { return true }
    }
    return false
  }
}
