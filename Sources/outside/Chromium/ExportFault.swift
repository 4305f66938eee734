/// Why something could not be made with Chromium: what, and what to do next.
public struct ExportFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  let kind: Kind

  /// What those who asked for one page of several can go on after.
  enum Kind { case final, late, crashed, start }

  /// Whether Chromium did not even start: what can do without it does.
  var isOfStart: Bool { kind == .start }

  init(_ description: String, kind: Kind = .final) { (self.description, self.kind) = (description, kind) }
}
