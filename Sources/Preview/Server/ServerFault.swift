import Glibc

/// Why pages cannot be served.
public enum ServerFault: Error, Equatable, CustomStringConvertible {
  case noPipe(Int32)
  case notStarted(String, Int32)
  case notRunnable(String)
  case nowhere
  case ended
  case otherVersion
  /// Somebody else has the port, or it is nobody's to have.
  case port(Int, Int32)

  /// A sentence with what to do.
  public var description: String {
    switch self {
    case .noPipe(let code): "no pipe could be made: \(Self.words(code))"
    case .notStarted(let program, let code):
      "\(program) could not be started: \(Self.words(code)); name another with MINUTES_LIVE"
    case .notRunnable(let program): "MINUTES_LIVE names \(program), which cannot be run"
    case .nowhere:
      "minutes-live, which serves the pages, is not beside minutes; install it there, or name it with MINUTES_LIVE"
    case .ended: "minutes-live ended; run this again"
    case .otherVersion: "minutes-live is not of the same version as minutes; install both anew"
    case .port(let port, EADDRINUSE):
      "port \(port) is in use; end the program that has it, or pass --port 0 for one that is free"
    case .port(let port, let code):
      "port \(port) cannot be had: \(Self.words(code)); pass --port 0 for one that is free"
    }
  }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
