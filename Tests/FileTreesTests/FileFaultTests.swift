import FileTrees
import Foundation
import Testing

struct FileFaultTests {
  private static let sentences: [(FileFault, String)] = [
    (
      FileFault(.write, "calls/ü.md", .system(ENOSPC)),
      """
      calls/ü.md could not be written: the disk is full, or has no room for one more file; free some space and run this \
      again; nothing was changed
      """
    ),
    (
      FileFault(.keepSafe, "calls/ü.md", .system(EIO)).inPlace(),
      """
      calls/ü.md could not be confirmed by the disk: the disk reported an error; check the disk and the system's log \
      before running this again; the new file is in place, and running this again completes the rest
      """
    ),
    (
      FileFault(.read, "reports/x/😀.md", .link(at: "reports")),
      """
      reports/x/😀.md could not be read: reports is a symbolic link, and minutes follows none; put the file or folder \
      itself in its place
      """
    ),
    (
      FileFault(.read, "calls/a.md", .isAFolder),
      """
      calls/a.md could not be read: a folder stands where the file should be; move or rename the folder and run this \
      again
      """
    ),
    (
      FileFault(.lock, ".minutes/lock", .locked(holder: 7)),
      """
      .minutes/lock could not be locked: another minutes (process 7) is writing in this repository; wait for it to end \
      and run this again; nothing was changed
      """
    ),
    (
      FileFault(.open, "a\u{1B}[31m", .system(ENOENT)),
      "a\u{FFFD}[31m could not be opened: it is not there; check the path"
    ),
  ]

  @Test(arguments: sentences)
  func saysWhatWhereAndWhatNext(_ fault: FileFault, _ sentence: String) {
    #expect(fault.description == sentence)
  }
}
