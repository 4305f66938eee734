/// What looks like a credential, and where it stands in a text.
public struct Secret: Sendable, Equatable {
  /// What it opens, for a message: "GitHub token".
  public let kind: String
  /// Where it stands, in bytes.
  public let place: Range<Int>
  /// What of the text nobody should be shown: without the beginning that names its kind, and of a private key all its lines.
  public let hidden: Range<Int>

  /// The credentials of a text, in order; none of them meets another.
  public static func all(in text: [UInt8]) -> [Secret] {
    text.withUnsafeBufferPointer { bytes in
      let plain = SecretScan(bytes).run()
      // What a reader copies is what is shown, with emphasis and escapes gone.
      guard let shown = ShownBytes(bytes) else { return plain }
      let split = shown.bytes.withUnsafeBufferPointer { SecretScan($0).run() }.map(shown.inSource)
      let more = split.filter { found in
        !plain.contains { $0.place.overlaps(found.place) || $0.hidden.overlaps(found.hidden) }
      }
      return more.isEmpty ? plain : (plain + more).sorted { $0.place.lowerBound < $1.place.lowerBound }
    }
  }

  /// The credentials of a line or a message.
  public static func all(in text: String) -> [Secret] { all(in: Array(text.utf8)) }
}

extension String {
  /// The text with a `*` for each character of what looks like a credential.
  public var withSecretsMasked: String {
    let bytes = Array(utf8)
    let secrets = Secret.all(in: bytes)
    guard !secrets.isEmpty else { return self }
    return String(decoding: Secret.mask(bytes, secrets.map(\.hidden)), as: UTF8.self)
  }
}

extension Secret {
  /// The bytes with a `*` for each character in the places.
  public static func mask(_ bytes: [UInt8], _ places: [Range<Int>]) -> [UInt8] {
    var masked: [UInt8] = []
    masked.reserveCapacity(bytes.count)
    var done = 0
    for place in places where place.upperBound > done {
      let start = max(done, place.lowerBound)
      masked += bytes[done..<start]
      for byte in bytes[start..<place.upperBound] {
        if byte == 0x0A || byte == 0x0D {
          masked.append(byte)
        } else if byte & 0xC0 != 0x80 {
          masked.append(UInt8(ascii: "*"))
        }
      }
      done = place.upperBound
    }
    return masked + bytes[done...]
  }
}
