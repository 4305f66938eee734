import Bytes

/// Addresses that open their own door: `https://user:password@host`.
extension SecretScan {
  /// The password of an address whose `://` begins at an offset, or the token that stands in the place of its user.
  func address(at colon: Int) -> Secret? {
    guard has("://", at: colon), colon > 1, text[colon - 1].isASCIIAlphanumeric else { return nil }
    let start = colon + 3
    var (sign, end) = (Int?.none, start)
    let limit = min(text.count, start + 300)
    var at: Int?
    while end < limit, !text[end].isASCIIWhitespace, !"/?#\"'<>`|".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: ":"), sign == nil { sign = end }
      if text[end] == UInt8(ascii: "@") { at = end }
      end += 1
    }
    guard let at, at + 1 < end else { return nil }
    guard let sign, sign < at else {
      let user = start..<at
      // What Sentry calls a DSN is in every browser that reports to it.
      guard Randomness(text, user).isTight, !isSentry(at..<end) else { return nil }
      return Secret(kind: "token in an address", place: user, hidden: user)
    }
    let password = (sign + 1)..<at
    guard !isPlaceholder(password, user: start..<sign) else { return nil }
    return Secret(kind: "password in an address", place: password, hidden: password)
  }

  private func isSentry(_ host: Range<Int>) -> Bool { host.contains { has("sentry", at: $0, anyCase: true) } }

  /// Whether the word says what belongs there, and is not it.
  private func isPlaceholder(_ password: Range<Int>, user: Range<Int>) -> Bool {
    guard password.count >= 6, !Self.isVariable(text[password]) else { return true }
    let word = text[password].asciiLowercased()
    if word.elementsEqual(text[user].asciiLowercased()) { return true }
    if word.allSatisfy({ $0 == word[0] }) { return true }
    for known in Self.placeholders {
      let rest = known.withUTF8Buffer { known -> Int? in
        guard word.count >= known.count else { return nil }
        let isIn = (0...(word.count - known.count)).contains { word[$0...].starts(with: known) }
        return isIn ? word.count - known.count : nil
      }
      if let rest, rest < 6 { return true }
    }
    return false
  }

  private static func isVariable(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.contains { "{}[]()*\\".utf8.contains($0) } || word.first == UInt8(ascii: "$")
      || word.first == UInt8(ascii: "%") && word.last == UInt8(ascii: "%") || word.contains { $0 >= 0x80 }
  }

  private static let placeholders: [StaticString] = [
    "password", "passwort", "passwd", "kennwort", "geheim", "secret", "token", "example", "changeme", "xxxx", "your",
    "dein", "anonymous", "postgres", "admin", "redacted", "hidden", "credential", "placeholder",
  ]
}

/// Base64 of what HTTP's basic authentication sends.
enum Base64Text {
  /// Whether it is `user:password` in letters that can be read.
  static func holdsPassword(_ text: some Sequence<UInt8>) -> Bool {
    var (bits, count) = (UInt32(0), 0)
    var decoded: [UInt8] = []
    for byte in text {
      guard let value = value(of: byte) else { break }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    guard let colon = decoded.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 4 < decoded.count else {
      return false
    }
    return decoded.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
