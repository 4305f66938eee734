import Bytes

/// Decodes character references (WHATWG §13.2.5.72 to 80).
enum CharacterReference {
  /// Decodes the reference whose `&` is at `start`, appends its text to `output` and returns the index after it.
  ///
  /// An ampersand without a reference is appended unchanged. In an attribute, a name without semicolon is ignored
  /// before `=`, a letter or a digit, so that `?a=b&copy=1` stays an address.
  static func decode(_ bytes: [UInt8], at start: Int, inAttribute: Bool, into output: inout [UInt8]) -> Int {
    let next = start + 1
    if next < bytes.count {
      if bytes[next] == UInt8(ascii: "#") {
        if let end = decodeNumber(bytes, at: next + 1, into: &output) { return end }
      } else if let end = decodeName(bytes, at: next, inAttribute: inAttribute, into: &output) {
        return end
      }
    }
    output.append(UInt8(ascii: "&"))
    return next
  }

  private static func decodeNumber(_ bytes: [UInt8], at start: Int, into output: inout [UInt8]) -> Int? {
    var i = start
    let isHexadecimal = i < bytes.count && bytes[i] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { i += 1 }
    let firstDigit = i
    var code: UInt32 = 0
    while i < bytes.count, let digit = digit(bytes[i], hexadecimal: isHexadecimal) {
      code = min(code * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      i += 1
    }
    guard i > firstDigit else { return nil }
    if i < bytes.count, bytes[i] == UInt8(ascii: ";") { i += 1 }
    append(code, to: &output)
    return i
  }

  private static func append(_ code: UInt32, to output: inout [UInt8]) {
    var code = code
    if (0x80...0x9F).contains(code) { code = windows1252[Int(code - 0x80)] }
    let scalar = code == 0 ? nil : Unicode.Scalar(code)
    output.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}").unsafelyUnwrapped)
  }

  private static func digit(_ byte: UInt8, hexadecimal: Bool) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where hexadecimal: UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F") where hexadecimal: UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The characters that browsers use for 0x80 to 0x9F (WHATWG §13.2.5.80).
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  private static func decodeName(
    _ bytes: [UInt8], at start: Int, inAttribute: Bool, into output: inout [UInt8]
  ) -> Int? {
    var end = start
    while end < bytes.count, end - start <= longestName, bytes[end].isASCIIAlphanumeric { end += 1 }
    guard end > start else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"), appendNamed(bytes[start..<end], legacy: false, to: &output) {
      return end + 1
    }
    // Without a semicolon the longest name that needs none is used: `&notit` is `¬it`.
    if inAttribute, end - start > longestLegacyName { return nil }
    end = min(end, start + longestLegacyName)
    while end > start {
      if inAttribute, end < bytes.count, bytes[end].isASCIIAlphanumeric || bytes[end] == UInt8(ascii: "=") {
        return nil
      }
      if appendNamed(bytes[start..<end], legacy: true, to: &output) { return end }
      end -= 1
    }
    return nil
  }

  private static let longestName = 31
  private static let longestLegacyName = 6

  /// Binary search in the records without an index: from any byte it is a few steps back to the start of a record.
  private static func appendNamed(_ name: ArraySlice<UInt8>, legacy: Bool, to output: inout [UInt8]) -> Bool {
    let records = UnsafeBufferPointer(
      start: NamedReferences.records.utf8Start, count: NamedReferences.records.utf8CodeUnitCount)
    var low = 0
    var high = records.count
    while low < high {
      var start = (low + high) / 2
      while start > low, records[start - 1] > 0x20 { start -= 1 }
      while start < high, records[start] <= 0x20 { start += 1 }
      var end = start
      while end < high, records[end] > 0x20 { end += 1 }
      guard start < end, let mark = records[start..<end].firstIndex(where: { !$0.isASCIIAlphanumeric }) else {
        high = (low + high) / 2
        continue
      }
      let found = records[start..<mark]
      if found.elementsEqual(name) {
        guard !legacy || records[mark] == UInt8(ascii: ":") else { return false }
        appendCodes(records[(mark + 1)..<end], to: &output)
        return true
      }
      if found.lexicographicallyPrecedes(name) { low = end } else { high = min(start, (low + high) / 2) }
    }
    return false
  }

  private static func appendCodes(_ codes: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    for code in codes.split(separator: UInt8(ascii: ",")) {
      append(code.reduce(0) { $0 * 16 + (digit($1, hexadecimal: true) ?? 0) }, to: &output)
    }
  }
}
