import FoundationEssentials

/// The output of commands under `--format json`.
public enum JSONLine {
  /// The value on one line, with names in alphabetical order so that the output is deterministic.
  public static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [0x0A]
  }
}
