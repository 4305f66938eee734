/// Something that goes through the pipes between `minutes` and a program of its own for the network, as a frame: its length in
/// four bytes, then its fields one after the other.
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

  /// Takes the first frame off what has come through a pipe; `nil` where it is not whole yet.
  ///
  /// - Throws: `FrameFault` for what is no such message.
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

/// What came through a pipe is no message: the two programs are not of the same version.
public struct FrameFault: Error, Equatable, Sendable {}

/// Puts fields into a frame.
public struct FrameWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds a number.
  public mutating func number(_ value: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// Adds a text.
  public mutating func text(_ value: String) {
    bytes += Self.length(value.utf8.count)
    bytes += value.utf8
  }

  /// Adds bytes as they are.
  public mutating func data(_ value: [UInt8]) {
    bytes += Self.length(value.count)
    bytes += value
  }

  /// Adds a list of numbers.
  public mutating func numbers(_ values: [Int]) {
    bytes += Self.length(values.count)
    for value in values { number(value) }
  }

  /// Adds a list of texts.
  public mutating func texts(_ values: [String]) {
    bytes += Self.length(values.count)
    for value in values { text(value) }
  }

  static func length(_ count: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: count >> $0) }
  }
}

/// Takes the fields of a frame in the order in which they were put in; `nil` where there is none.
public struct FrameReader {
  /// How many bytes a frame may have.
  public static let longest = 1 << 26
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  /// Takes a number.
  public mutating func number() -> Int? {
    guard bytes.count - offset >= 8 else { return nil }
    defer { offset += 8 }
    return Int(bitPattern: bytes[offset..<(offset + 8)].reversed().reduce(UInt(0)) { $0 << 8 | UInt($1) })
  }

  /// Takes a text; bytes that are not UTF-8 become U+FFFD.
  public mutating func text() -> String? {
    guard let count = length(), bytes.count - offset >= count else { return nil }
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  /// Takes bytes as they are.
  public mutating func data() -> [UInt8]? {
    guard let count = length(), bytes.count - offset >= count else { return nil }
    defer { offset += count }
    return Array(bytes[offset..<(offset + count)])
  }

  /// Takes a list of numbers.
  public mutating func numbers() -> [Int]? {
    guard let count = length(), count <= (bytes.count - offset) / 8 else { return nil }
    return (0..<count).compactMap { _ in number() }
  }

  /// Takes a list of texts.
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
