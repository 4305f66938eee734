import Glibc

/// Why pages cannot be served.
public enum ServerFault: Error, Equatable, CustomStringConvertible {
  case noLoop
  /// Somebody else has the port, or it is nobody's to have.
  case port(Int, Int32)

  /// A sentence with what to do.
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
