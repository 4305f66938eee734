/// The subset of CBOR (RFC 8949) that Pagefind writes: numbers, texts and arrays of known length.
enum CBOR: Equatable, Sendable {
  case number(UInt64)
  case text([UInt8])
  case array([CBOR])

  /// Parses one value that uses all bytes; returns `nil` if they are anything else.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let value = CBOR.take(from: &rest, depth: 0), rest.isEmpty else { return nil }
    self = value
  }

  /// The first text of an array, used as its key.
  var key: [UInt8]? {
    guard case .array(let parts) = self, case .text(let text)? = parts.first else { return nil }
    return text
  }

  /// Pairs sorted by the bytes of their keys.
  static func sorted(_ pairs: [CBOR]) -> [CBOR] {
    pairs.sorted { ($0.key ?? []).lexicographicallyPrecedes($1.key ?? []) }
  }

  /// Appends the value, with each number as short as possible.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .number(let number): Self.head(0, number, &bytes)
    case .text(let text):
      Self.head(3, UInt64(text.count), &bytes)
      bytes += text
    case .array(let values):
      Self.head(4, UInt64(values.count), &bytes)
      for value in values { value.write(to: &bytes) }
    }
  }

  private static func head(_ kind: UInt8, _ number: UInt64, _ bytes: inout [UInt8]) {
    let width = number < 24 ? 0 : number <= 0xFF ? 1 : number <= 0xFFFF ? 2 : number <= 0xFFFF_FFFF ? 4 : 8
    let code = width == 0 ? UInt8(number) : 24 + UInt8(width.trailingZeroBitCount)
    bytes.append(kind << 5 | code)
    for index in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(index * 8))) }
  }

  private static let deepest = 8

  private static func take(from bytes: inout ArraySlice<UInt8>, depth: Int) -> CBOR? {
    guard depth < deepest, let first = bytes.popFirst() else { return nil }
    let code = first & 0x1F
    guard code < 28 else { return nil }
    var number = UInt64(code)
    if code >= 24 {
      let width = 1 << Int(code - 24)
      guard bytes.count >= width else { return nil }
      number = bytes.prefix(width).reduce(0) { $0 << 8 | UInt64($1) }
      bytes = bytes.dropFirst(width)
    }
    switch first >> 5 {
    case 0: return .number(number)
    case 3:
      guard number <= UInt64(bytes.count) else { return nil }
      let text = bytes.prefix(Int(number))
      bytes = bytes.dropFirst(Int(number))
      return .text(Array(text))
    case 4:
      // Each value takes at least one byte.
      guard number <= UInt64(bytes.count) else { return nil }
      var values: [CBOR] = []
      values.reserveCapacity(Int(number))
      for _ in 0..<number {
        guard let value = take(from: &bytes, depth: depth + 1) else { return nil }
        values.append(value)
      }
      return .array(values)
    default: return nil
    }
  }
}
