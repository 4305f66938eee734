/// An error of Chromium or of its output; the description is a sentence that says what to do next.
public struct ExportFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  let kind: Kind

  /// After `timedOut` and `crashed` only the page is lost, and the caller can go on with the next one; after `start` there is no
  /// Chromium at all.
  enum Kind { case final, timedOut, crashed, start }

  /// Whether Chromium is missing or did not start, so that work which can do without it goes on.
  var isOfStart: Bool { kind == .start }

  init(_ description: String, kind: Kind = .final) { (self.description, self.kind) = (description, kind) }
}
