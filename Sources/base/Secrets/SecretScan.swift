import Bytes

/// Goes through a text once and finds its credentials.
struct SecretScan {
  let text: UnsafeBufferPointer<UInt8>
  private let forms = SecretForm.known

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  func run() -> [Secret] {
    var found: [Secret] = []
    var offset = 0
    var isInWord = false
    while offset < text.count {
      let byte = text[offset]
      let isWord = byte.isASCIIAlphanumeric
      var secret: Secret?
      if isWord {
        if !isInWord { secret = word(at: offset) }
      } else if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") {
        secret = address(at: offset) ?? assignment(at: offset)
      } else if byte == UInt8(ascii: "-"), !isInWord {
        secret = privateKey(at: offset) ?? option(at: offset)
      } else if byte == UInt8(ascii: "_"), !isInWord {
        secret = forms.match(at: offset, in: text)
      }
      isInWord = isWord
      offset += 1
      guard let secret, secret.place.lowerBound >= found.last?.place.upperBound ?? 0 else { continue }
      found.append(secret)
      isInWord = false
      offset = max(offset, secret.place.upperBound)
    }
    return found
  }

  private func word(at offset: Int) -> Secret? {
    if let secret = forms.match(at: offset, in: text) { return secret }
    switch text[offset] {
    case UInt8(ascii: "e"): return webToken(at: offset)
    case UInt8(ascii: "B"), UInt8(ascii: "b"): return authorization(at: offset)
    default: return nil
    }
  }

  // MARK: Forms with parts that mean something

  /// A JSON Web Token: three parts, of which the first two are JSON in base64.
  private func webToken(at offset: Int) -> Secret? {
    guard has("eyJ", at: offset), let header = tokenEnd(offset, 256), header - offset >= 12, has(".eyJ", at: header),
      let claims = tokenEnd(header + 1, 4096), has(".", at: claims), let end = tokenEnd(claims + 1, 1024),
      end - claims > 16
    else { return nil }
    return Secret(kind: "web token", place: offset..<end, hidden: (offset + 3)..<end)
  }

  /// The first line of a private key; what is hidden goes to its last one.
  private func privateKey(at offset: Int) -> Secret? {
    guard has("-----BEGIN ", at: offset) else { return nil }
    let limit = min(text.count, offset + 70)
    var end = offset + 11
    while end < limit, text[end] == 0x20 || text[end].isASCIIAlphanumeric { end += 1 }
    let isBlock = has("PRIVATE KEY BLOCK", at: end - 17)
    guard isBlock || has("PRIVATE KEY", at: end - 11), has("-----", at: end) else { return nil }
    let place = offset..<(end + 5)
    var last = place.upperBound
    // Lines of Base64, with what quotes or indents them.
    while last < min(text.count, offset + 16 << 10), !has("-----", at: last),
      text[last].isASCIIAlphanumeric || " \t\r\n+/=:>-,\\".utf8.contains(text[last])
    {
      last += 1
    }
    return Secret(kind: "private key", place: place, hidden: has("-----END", at: last) ? offset..<last : place)
  }

  /// `Bearer …` and `Basic …`, as in a header of HTTP.
  private func authorization(at offset: Int) -> Secret? {
    if has("basic ", at: offset, anyCase: true) {
      let value = run(from: offset + 6, atMost: 400, in: ByteSet.base64)
      guard value.count >= 12, Base64Text.holdsPassword(text[value]) else { return nil }
      return Secret(kind: "password", place: value, hidden: value)
    }
    guard has("bearer", at: offset, anyCase: true), let value = value(from: offset + 6), value.lowerBound > offset + 6,
      Randomness(text, value).isMade
    else { return nil }
    return Secret(kind: "token", place: value, hidden: value)
  }

  // MARK: Reading

  func has(_ word: StaticString, at offset: Int, anyCase: Bool = false) -> Bool {
    guard offset >= 0, offset <= text.count - word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount {
      let byte = text[offset + index]
      if byte != word.utf8Start[index], !anyCase || byte.asciiLowercased != word.utf8Start[index] { return false }
    }
    return true
  }

  /// Where a run of letters, digits, `-` and `_` ends; `nil` where it is longer than a part of a token.
  private func tokenEnd(_ start: Int, _ longest: Int) -> Int? {
    let run = run(from: start, atMost: longest + 1, in: .tokens)
    return run.count <= longest ? run.upperBound : nil
  }

  /// The bytes from an offset on that are in a set. No run is read to its end from each word in it.
  func run(from start: Int, atMost count: Int, in set: ByteSet) -> Range<Int> {
    let limit = min(text.count, start + count)
    var end = min(start, text.count)
    let first = end
    while end < limit, set.contains(text[end]) { end += 1 }
    return first..<end
  }
}

extension ByteSet {
  static let tokens = ByteSet.alphanumerics.and("-_")
  static let base64 = ByteSet.alphanumerics.and("+/=")
}
