public import FileTrees
public import Transfers

/// How transfers are made: in earnest by `minutes-http`, in tests by whoever plays the server.
public struct Transport {
  /// Where bodies lie.
  public let slots: [UnnamedFile]
  public let send: (TransferRequest) throws -> Void
  /// The next answer, waiting so many milliseconds; `nil` where none came.
  public let next: (Int) throws -> TransferAnswer?

  public init(
    slots: [UnnamedFile], send: @escaping (TransferRequest) throws -> Void,
    next: @escaping (Int) throws -> TransferAnswer?
  ) {
    (self.slots, self.send, self.next) = (slots, send, next)
  }
}
