import Glibc

/// The terminal that help is shown on.
public enum Terminal {
  /// How many columns standard output has; 80 where it is no terminal.
  public static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
