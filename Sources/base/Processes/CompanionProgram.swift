import Glibc

/// The location of a program that is installed with this one.
public enum CompanionProgram: Equatable, Sendable {
  case at(String)
  /// The environment variable names a file that cannot be executed.
  case wrong(String)
  case nowhere

  /// Looks for the path in the environment variable, then beside this program, then in `../libexec/minutes`.
  public static func find(_ name: String, named: String?) -> CompanionProgram {
    if let named, !named.isEmpty { return access(named, X_OK) == 0 ? .at(named) : .wrong(named) }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let slash = own.lastIndex(of: UInt8(ascii: "/")) ?? 0
    let folder = String(decoding: own[..<slash], as: UTF8.self)
    let places = ["\(folder)/\(name)", "\(folder)/../libexec/minutes/\(name)"]
    return places.first { access($0, X_OK) == 0 }.map { .at($0) } ?? .nowhere
  }
}
