import Assets
import Testing

/// Assets as text.
enum Text {
  static func of(_ name: String) throws -> String {
    String(decoding: try #require(Asset.named(name), "\(name) is not compiled in").bytes, as: UTF8.self)
  }
}
