import CAssets

/// A file of another project that decks' pages use, compiled into the program.
///
/// `Tools/assets.lock` lists its package, version and SHA-256.
public struct Asset: Sendable {
  /// The file name on a page, such as `reveal.js`.
  public let name: String
  private let index: Int

  /// The content, copied out of the program at each call.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Reads the content in place.
  public func withBytes<Result>(_ read: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let found = casset(Int32(index))
    return try read(UnsafeRawBufferPointer(start: found.start, count: found.size))
  }

  /// All assets, sorted by name.
  public static let all: [Asset] = (0..<Int(casset_count())).map { index in
    Asset(name: casset(Int32(index)).name.map { String(cString: $0) } ?? "", index: index)
  }

  /// The asset with that name; nil if there is none.
  public static func named(_ name: String) -> Asset? { all.first { $0.name.utf8.elementsEqual(name.utf8) } }
}
