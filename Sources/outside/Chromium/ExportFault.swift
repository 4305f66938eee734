/// An error of Chromium or of its output; the description is a sentence that says what to do next.
public struct ExportFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  let kind: Kind

  /// After `timedOut` and `crashed` only the page is lost, and the caller can go on with the next one.
  enum Kind { case final, timedOut, crashed }

  init(_ description: String, kind: Kind = .final) { (self.description, self.kind) = (description, kind) }
}
