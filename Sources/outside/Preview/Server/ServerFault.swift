import Glibc

/// An error that prevents serving.
public enum ServerFault: Error, Equatable, CustomStringConvertible {
  /// The system cannot create an event loop or server.
  case noLoop
  /// The port cannot be used: its number and the `errno`.
  case port(Int, Int32)

  /// A sentence that says what to do next.
  public var description: String {
    switch self {
    case .noLoop: "the system has no room for a server; end other programs and run this again"
    case .port(let port, EADDRINUSE):
      "port \(port) is in use; end the program that has it, or pass --port 0 for one that is free"
    case .port(let port, let code):
      "port \(port) cannot be had: \(String(cString: strerror(code))); pass --port 0 for one that is free"
    }
  }
}
