import Glibc

/// Resolves symbolic links of a path.
public enum RealPath {
  /// The absolute path; `nil` if it does not exist, with the reason in errno.
  public static func of(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
