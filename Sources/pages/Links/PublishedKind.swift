import Bytes

/// How a page uses a file that lies beside it. Only files of a few kinds may: a browser that opens one runs nothing in it.
public enum PublishedKind: Sendable {
  /// A link offers it.
  case attachment
  /// The page shows it; drawings are made safe before they are published.
  case picture

  private static let rasters = [".png", ".jpg", ".jpeg", ".gif", ".webp"]
  private static let documents = [
    ".pdf", ".txt", ".csv", ".odp", ".ods", ".odt", ".pptx", ".xlsx", ".docx", ".zip", ".ics",
  ]

  /// Whether a file of that name may lie beside pages for this use; letter case does not count.
  func allows(_ name: String) -> Bool {
    return (Self.rasters + (self == .picture ? [".svg"] : Self.documents)).contains { ending in
      name.utf8.suffix(ending.utf8.count).equalsIgnoringASCIICase(ending.utf8)
    }
  }
}
