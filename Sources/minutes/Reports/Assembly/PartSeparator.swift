/// The separator line between two parts of a deck, with the empty lines that HedgeDoc wants around it.
public enum PartSeparator: String, Sendable, CaseIterable {
  /// A new column.
  case column = "---"
  /// A new slide below.
  case below = "----"

  /// Behind text that ends with a line end; `crlf` for a deck that was imported with the line ends of Windows.
  func bytes(crlf: Bool = false) -> [UInt8] {
    Array((crlf ? "\r\n\(rawValue)\r\n\r\n" : "\n\(rawValue)\n\n").utf8)
  }
}
