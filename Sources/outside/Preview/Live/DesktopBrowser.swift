import Glibc
import Processes

/// The user's browser on this machine.
public enum DesktopBrowser {
  /// Opens an address if the program runs in a terminal of a graphical desktop, and not over SSH. Otherwise does
  /// nothing, since the address is printed anyway.
  public static func open(_ address: String) {
    guard isatty(STDOUT_FILENO) == 1, getenv("SSH_CONNECTION") == nil,
      getenv("WAYLAND_DISPLAY") != nil || getenv("DISPLAY") != nil
    else { return }
    // The browser's messages are discarded. A missing xdg-open is no error, since the address is printed anyway.
    ProgramStart("xdg-open", [address], files: [.descriptor(STDIN_FILENO), .nothing, .nothing]).detached()
  }
}
