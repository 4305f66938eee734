import Glibc

/// Where a path leads once all links are followed.
public enum RealPath {
  /// From the root; `nil` where nothing lies there, with the reason in errno.
  public static func of(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
