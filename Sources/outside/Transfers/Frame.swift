/// A message on the pipes between `minutes` and one of its companion programs, sent as a frame: length in four bytes,
/// little endian, then the fields.
public protocol Message {
  func write(to frame: inout FrameWriter)
  init?(from frame: inout FrameReader)
}

extension Message {
  /// The whole frame.
  public var frame: [UInt8] {
    var writer = FrameWriter()
    write(to: &writer)
    return FrameWriter.length(writer.bytes.count) + writer.bytes
  }

  /// Removes the first frame from the received bytes and returns its message; `nil` if the frame is incomplete.
  ///
  /// - Throws: `FrameFault` if the frame is too long or does not hold exactly this message.
  public static func take(from bytes: inout [UInt8]) throws(FrameFault) -> Self? {
    guard bytes.count >= 4 else { return nil }
    let length = bytes[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= FrameReader.longest else { throw FrameFault() }
    guard bytes.count >= 4 + length else { return nil }
    var reader = FrameReader(Array(bytes[4..<(4 + length)]))
    bytes.removeSubrange(..<(4 + length))
    guard let message = Self(from: &reader), reader.isAtEnd else { throw FrameFault() }
    return message
  }
}

/// Received bytes are not a valid message; most likely the two programs have different versions.
public struct FrameFault: Error, Equatable, Sendable {}

/// Writes the fields of a frame. Numbers are little endian; lengths have four bytes.
public struct FrameWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends a number, in eight bytes.
  public mutating func number(_ value: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// Appends a text as UTF-8, after its length.
  public mutating func text(_ value: String) {
    bytes += Self.length(value.utf8.count)
    bytes += value.utf8
  }

  /// Appends raw bytes, after their count.
  public mutating func data(_ value: [UInt8]) {
    bytes += Self.length(value.count)
    bytes += value
  }

  /// Appends a list of numbers, after its count.
  public mutating func numbers(_ values: [Int]) {
    bytes += Self.length(values.count)
    for value in values { number(value) }
  }

  /// Appends a list of texts, after its count.
  public mutating func texts(_ values: [String]) {
    bytes += Self.length(values.count)
    for value in values { text(value) }
  }

  static func length(_ count: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: count >> $0) }
  }
}

/// Reads the fields of a frame in the order of writing. Each method returns `nil` if the frame ends before its field.
public struct FrameReader {
  /// Maximum length of a frame, in bytes.
  public static let longest = 1 << 26
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  /// Reads a number.
  public mutating func number() -> Int? {
    guard bytes.count - offset >= 8 else { return nil }
    defer { offset += 8 }
    return Int(bitPattern: bytes[offset..<(offset + 8)].reversed().reduce(UInt(0)) { $0 << 8 | UInt($1) })
  }

  /// Reads a text; invalid UTF-8 is replaced by U+FFFD.
  public mutating func text() -> String? {
    guard let count = length(), bytes.count - offset >= count else { return nil }
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  /// Reads raw bytes.
  public mutating func data() -> [UInt8]? {
    guard let count = length(), bytes.count - offset >= count else { return nil }
    defer { offset += count }
    return Array(bytes[offset..<(offset + count)])
  }

  /// Reads a list of numbers.
  public mutating func numbers() -> [Int]? {
    guard let count = length(), count <= (bytes.count - offset) / 8 else { return nil }
    return (0..<count).compactMap { _ in number() }
  }

  /// Reads a list of texts.
  public mutating func texts() -> [String]? {
    guard let count = length() else { return nil }
    var values: [String] = []
    for _ in 0..<count {
      guard let value = text() else { return nil }
      values.append(value)
    }
    return values
  }

  private mutating func length() -> Int? {
    guard bytes.count - offset >= 4 else { return nil }
    defer { offset += 4 }
    return bytes[offset..<(offset + 4)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
