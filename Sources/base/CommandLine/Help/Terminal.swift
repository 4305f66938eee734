import Glibc

/// The terminal on which help is shown.
public enum Terminal {
  /// Columns of standard output; 80 if it is not a terminal.
  public static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
