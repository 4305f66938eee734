import Bytes

/// The use of a file beside a page. Only file types that run nothing in a browser are allowed.
public enum PublishedKind: Sendable {
  /// Linked by the page.
  case attachment
  /// Shown by the page; SVG drawings are sanitised before they are published.
  case picture

  private static let rasters = [".png", ".jpg", ".jpeg", ".gif", ".webp"]
  private static let documents = [
    ".pdf", ".txt", ".csv", ".odp", ".ods", ".odt", ".pptx", ".xlsx", ".docx", ".zip", ".ics",
  ]

  /// Whether a file with that name may be published for this use, ignoring case.
  func allows(_ name: String) -> Bool {
    return (Self.rasters + (self == .picture ? [".svg"] : Self.documents)).contains { ending in
      name.utf8.suffix(ending.utf8.count).equalsIgnoringASCIICase(ending.utf8)
    }
  }
}
