import CSystem
import Glibc

/// The options for starting a program.
public struct ProgramStart: Sendable {
  /// The target of one of the program's descriptors.
  public enum File: Sendable {
    /// `/dev/null`.
    case nothing
    /// The pipe that this program writes into.
    case input
    /// The pipe that this program reads from.
    case output
    /// An open file of this process.
    case descriptor(Int32)
  }

  /// A path, or a name to be searched in `PATH`.
  public var program: String
  /// The arguments after the program's own name.
  public var arguments: [String]
  /// Its descriptors 0, 1, 2 and so on; it inherits no others.
  public var files: [File]
  /// The complete environment as `NAME=value`; `nil` inherits this process's.
  public var environment: [String]?
  /// Working directory; `nil` inherits this process's.
  public var folder: String?
  /// Whether it gets its own process group, so that signals of the terminal do not reach it.
  public var hasOwnGroup = false
  /// Whether it is killed when the thread that started it ends, for whatever reason.
  public var isBound = false

  /// A program that inherits the environment and the working directory.
  public init(_ program: String, _ arguments: [String], files: [File]) {
    (self.program, self.arguments, self.files) = (program, arguments, files)
  }

  /// Starts it with these ends of the pipes; returns 0 or an errno.
  func run(_ pid: inout pid_t, input: Int32, output: Int32) -> Int32 {
    let numbers = files.map { file -> Int32 in
      switch file {
      case .nothing: -1
      case .input: input
      case .output: output
      case .descriptor(let number): number
      }
    }
    return CStrings.with([program] + arguments) { arguments in
      CStrings.with(environment ?? Self.own) { environment in
        program.withCString { path in
          CStrings.with(optional: folder) { folder in
            numbers.withUnsafeBufferPointer { files in
              var what = csystem_program(
                path: path, arguments: arguments, environment: environment, folder: folder, files: files.baseAddress,
                count: Int32(files.count), has_own_group: hasOwnGroup ? 1 : 0, is_bound: isBound ? 1 : 0)
              return csystem_spawn(&pid, &what)
            }
          }
        }
      }
    }
  }

  /// The environment of this process.
  public static var own: [String] {
    var texts: [String] = []
    var entry = environ
    while let text = entry.pointee {
      texts.append(String(cString: text))
      entry += 1
    }
    return texts
  }

  /// Starts a program without waiting for it or communicating with it; returns 0 or an errno.
  @discardableResult
  public func detached() -> Int32 {
    var pid: pid_t = 0
    return run(&pid, input: -1, output: -1)
  }
}
