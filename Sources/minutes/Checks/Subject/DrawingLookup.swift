public import Presentation

/// Who draws diagrams, asked only for those that a text has.
public struct DrawingLookup: Sendable {
  /// What becomes of the source of a diagram; `nil` where it cannot be known here.
  public let drawing: @Sendable (String) -> Drawing?

  public init(_ drawing: @escaping @Sendable (String) -> Drawing?) { self.drawing = drawing }
}
