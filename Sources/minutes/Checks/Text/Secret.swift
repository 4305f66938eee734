import Bytes

/// What looks like a credential.
struct Secret {
  /// "GitHub token"
  let kind: String
  let place: Range<Int>

  /// Whether any credential, or a word before one, begins with that byte: most words do not.
  @inline(__always)
  static func mayBegin(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "A"), UInt8(ascii: "a"), UInt8(ascii: "B"), UInt8(ascii: "b"),
      UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "h"), UInt8(ascii: "K"), UInt8(ascii: "k"),
      UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "S"), UInt8(ascii: "s"), UInt8(ascii: "T"),
      UInt8(ascii: "t"), UInt8(ascii: "x"):
      true
    default: false
    }
  }

  /// A credential that begins at an offset, where a word may begin.
  static func find(at offset: Int, in text: ByteText) -> Secret? {
    guard offset + 8 < text.count else { return nil }
    switch (text[offset], text[offset + 1]) {
    case (UInt8(ascii: "A"), UInt8(ascii: "I")...UInt8(ascii: "S")),
      (UInt8(ascii: "g"), UInt8(ascii: "h")...UInt8(ascii: "l")),
      (UInt8(ascii: "x"), UInt8(ascii: "o")), (UInt8(ascii: "s"), UInt8(ascii: "k")),
      (UInt8(ascii: "h"), UInt8(ascii: "v")):
      if let token = token(at: offset, in: text) { return token }
    case (UInt8(ascii: "e"), UInt8(ascii: "y")): return webToken(at: offset, in: text)
    case (UInt8(ascii: "-"), UInt8(ascii: "-")): return privateKey(at: offset, in: text)
    default: break
    }
    return assignment(at: offset, in: text)
  }

  /// Prefix, and how many letters, digits, `-` and `_` follow it, as their issuers document.
  private struct Form {
    let prefix: StaticString
    let kind: String
    let length: ClosedRange<Int>
  }

  private static let forms = [
    Form(prefix: "AKIA", kind: "AWS access key", length: 16...16),
    Form(prefix: "ASIA", kind: "AWS access key", length: 16...16),
    Form(prefix: "AIza", kind: "Google API key", length: 35...35),
    Form(prefix: "ghp_", kind: "GitHub token", length: 36...255),
    Form(prefix: "gho_", kind: "GitHub token", length: 36...255),
    Form(prefix: "ghu_", kind: "GitHub token", length: 36...255),
    Form(prefix: "ghs_", kind: "GitHub token", length: 36...255),
    Form(prefix: "ghr_", kind: "GitHub token", length: 36...255),
    Form(prefix: "github_pat_", kind: "GitHub token", length: 40...255),
    Form(prefix: "glpat-", kind: "GitLab token", length: 20...64),
    Form(prefix: "xoxb-", kind: "Slack token", length: 20...120),
    Form(prefix: "xoxp-", kind: "Slack token", length: 20...120),
    Form(prefix: "xoxa-", kind: "Slack token", length: 20...120),
    Form(prefix: "xoxs-", kind: "Slack token", length: 20...120),
    Form(prefix: "sk_live_", kind: "Stripe key", length: 20...120),
    Form(prefix: "hvs.", kind: "Vault token", length: 20...200),
  ]

  private static func token(at offset: Int, in text: ByteText) -> Secret? {
    for form in forms where text.has(form.prefix, at: offset, limit: text.count) {
      let start = offset + form.prefix.utf8CodeUnitCount
      guard let end = endOfToken(from: start, longest: form.length.upperBound, in: text) else { continue }
      guard form.length.contains(end - start), distinct(text, start..<end) >= 8 else { continue }
      // Amazon's documentation has a key of this form that opens nothing.
      guard !text.has("EXAMPLE", at: end - 7, limit: end, anyCase: false) else { continue }
      return Secret(kind: form.kind, place: offset..<end)
    }
    return nil
  }

  /// A JSON Web Token: three parts, of which the first two are JSON in base64.
  private static func webToken(at offset: Int, in text: ByteText) -> Secret? {
    guard text.has("eyJ", at: offset, limit: text.count) else { return nil }
    guard let header = endOfToken(from: offset, longest: 256, in: text), header - offset >= 12,
      text.has(".eyJ", at: header, limit: text.count),
      let claims = endOfToken(from: header + 1, longest: 4096, in: text), text.has(".", at: claims, limit: text.count),
      let end = endOfToken(from: claims + 1, longest: 1024, in: text)
    else { return nil }
    return end - claims > 16 ? Secret(kind: "web token", place: offset..<end) : nil
  }

  private static func privateKey(at offset: Int, in text: ByteText) -> Secret? {
    guard text.has("-----BEGIN ", at: offset, limit: text.count) else { return nil }
    let end = text.end(of: (offset + 11)..<min(text.count, offset + 60)) { (0x41...0x5A).contains($0) || $0 == 0x20 }
    guard text.has("PRIVATE KEY", at: end - 11, limit: end), text.has("-----", at: end, limit: text.count) else {
      return nil
    }
    return Secret(kind: "private key", place: offset..<(end + 5))
  }

  /// The length of a word that a credential follows, and what it is then.
  private static func word(at offset: Int, in text: ByteText) -> (count: Int, kind: String)? {
    func count(_ word: StaticString) -> Int? {
      text.has(word, at: offset, limit: text.count, anyCase: true) ? word.utf8CodeUnitCount : nil
    }
    switch (text[offset].asciiLowercased, text[offset + 1].asciiLowercased) {
    case (UInt8(ascii: "p"), UInt8(ascii: "a")):
      return (count("password") ?? count("passwort") ?? count("passwd") ?? count("passphrase")).map { ($0, "password") }
    case (UInt8(ascii: "k"), UInt8(ascii: "e")): return count("kennwort").map { ($0, "password") }
    case (UInt8(ascii: "s"), UInt8(ascii: "e")): return (count("secret_key") ?? count("secret")).map { ($0, "secret") }
    case (UInt8(ascii: "t"), UInt8(ascii: "o")): return count("token").map { ($0, "token") }
    case (UInt8(ascii: "b"), UInt8(ascii: "e")): return count("bearer").map { ($0, "token") }
    case (UInt8(ascii: "a"), UInt8(ascii: "p")):
      return (count("api_key") ?? count("apikey") ?? count("api-key")).map { ($0, "API key") }
    case (UInt8(ascii: "a"), UInt8(ascii: "c")):
      return (count("access_key") ?? count("access-key")).map { ($0, "access key") }
    default: return nil
    }
  }

  /// `password: …`, with a value that nobody writes as an example.
  private static func assignment(at offset: Int, in text: ByteText) -> Secret? {
    guard let (count, kind) = word(at: offset, in: text) else { return nil }
    var start = offset + count
    var isAssigned = text.has("bearer", at: offset, limit: text.count, anyCase: true)
    let limit = min(text.count, start + 8)
    while start < limit, text[start] == 0x20 || "\"'`:=*".utf8.contains(text[start]) {
      if text[start] == UInt8(ascii: ":") || text[start] == UInt8(ascii: "=") { isAssigned = true }
      start += 1
    }
    guard isAssigned, start > offset + count else { return nil }
    // One byte more than a value may have, so that a longer one is seen to be none.
    let longest = min(text.count, start + longestValue + 1)
    let end = text.end(of: start..<longest) { !$0.isASCIIWhitespace && !"\"'`,;)<>|".utf8.contains($0) }
    return isRandom(text, start..<end) ? Secret(kind: kind, place: start..<end) : nil
  }

  /// Small and capital letters and digits in a mix that is no name, address or variable.
  private static func isRandom(_ text: ByteText, _ value: Range<Int>) -> Bool {
    guard (10...longestValue).contains(value.count) else { return false }
    var (small, capital, digit) = (0, 0, 0)
    for byte in text[value] {
      if byte.isASCIIDigit {
        digit += 1
      } else if (0x61...0x7A).contains(byte) {
        small += 1
      } else if byte.isASCIILetter {
        capital += 1
      }
      if "/{}$[]\\".utf8.contains(byte) { return false }
    }
    let isHexadecimal = value.count >= 32 && small + digit == value.count && digit >= 6
    guard isHexadecimal || (small > 0 && capital > 0 && digit > 0) else { return false }
    return distinct(text, value) >= 8 && text.find("://", in: value) == nil
      && !UnsafeBufferPointer(rebasing: text[value]).containsAnyCase("example")
  }

  private static let longestValue = 200

  /// Where a run ends that may be a token; `nil` where it is longer. No run is read to its end from each word in it.
  private static func endOfToken(from start: Int, longest: Int, in text: ByteText) -> Int? {
    let end = text.end(of: start..<min(text.count, start + longest + 1), while: isTokenByte)
    return end - start <= longest ? end : nil
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func distinct(_ text: ByteText, _ range: Range<Int>) -> Int {
    var seen: (UInt64, UInt64) = (0, 0)
    for byte in text[range] where byte < 0x80 {
      if byte < 64 { seen.0 |= 1 << UInt64(byte) } else { seen.1 |= 1 << UInt64(byte - 64) }
    }
    return seen.0.nonzeroBitCount + seen.1.nonzeroBitCount
  }
}
