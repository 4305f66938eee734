import Glibc
import Processes

/// The browser of whoever sits at this machine.
public enum DesktopBrowser {
  /// Opens an address where somebody at a desktop has started this in a terminal; elsewhere the address is printed, and that
  /// is all.
  public static func open(_ address: String) {
    guard isatty(STDOUT_FILENO) == 1, getenv("SSH_CONNECTION") == nil,
      getenv("WAYLAND_DISPLAY") != nil || getenv("DISPLAY") != nil
    else { return }
    // What a browser has to say is not for this terminal; without xdg-open there is the printed address.
    ProgramStart("xdg-open", [address], files: [.descriptor(STDIN_FILENO), .nothing, .nothing]).detached()
  }
}
