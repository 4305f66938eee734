import Assets
import Testing

/// The assets as a reader sees them.
enum Text {
  static func of(_ name: String) throws -> String {
    String(decoding: try #require(Asset.named(name), "\(name) is not compiled in").bytes, as: UTF8.self)
  }
}
