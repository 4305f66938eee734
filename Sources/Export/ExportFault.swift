/// Why something could not be made with Chromium: what, and what to do next.
public struct ExportFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
