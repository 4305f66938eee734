public import Chromium
public import Diagnostics
public import FileTrees
public import HedgeDoc
public import Preview
public import Reports
public import Search
public import Watching

// Exit status 2, each with its sentence. The rooms do not know of each other's errors.
extension ExportFault: UserFacingError {}
extension FileFault: UserFacingError {}
extension ServerFault: UserFacingError {}
extension WatchFault: UserFacingError {}
extension SearchFault: UserFacingError {}
extension WebFault: UserFacingError {}
extension TemplateSet.Fault: UserFacingError {}
