import FoundationEssentials

/// What commands print under `--format json`.
public enum JSONLine {
  /// The value on one line; names in alphabetical order, so that the same value gives the same bytes.
  public static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [0x0A]
  }
}
