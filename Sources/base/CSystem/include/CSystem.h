#pragma once

// Linux calls that Glibc hides from Swift behind _GNU_SOURCE. Unless said otherwise, they return -1 and set errno like the
// calls that they wrap.

/// Opens `path` below `folder`; fails with ELOOP or EXDEV if a part of the path is a symbolic link or leads outside.
/// Uses openat2 (Linux 5.6), or csystem_open_walking if the kernel or a sandbox does not support it.
int csystem_open_beneath(int folder, const char *path, int flags, unsigned int mode);

/// The same, name by name, with openat(O_NOFOLLOW).
int csystem_open_walking(int folder, const char *path, int flags, unsigned int mode);

/// Renames within `folder`; fails with EEXIST instead of replacing a file.
/// If the file system has no such rename: link, then unlink.
int csystem_rename_to_new(int folder, const char *from, const char *to);

/// Exchanges two names, each in its own folder, atomically; EINVAL or ENOSYS if the file system does not support it.
int csystem_exchange(int folder, const char *name, int other_folder, const char *other_name);

/// Renames from one folder to another; fails with EEXIST instead of replacing an entry, and with EINVAL or ENOSYS if the file
/// system does not support it.
int csystem_move_to_new(int folder, const char *name, int other_folder, const char *other_name);

/// Reserves disk space for a file of `size` bytes, without changing its content.
/// Returns 0 also if the file system does not support it.
int csystem_reserve(int file, long long size);

/// A program to be started, with its options.
struct csystem_program {
  /// A path, or a name to be searched in PATH.
  const char *path;
  char *const *arguments;
  char *const *environment;
  /// Working directory; NULL inherits this process's.
  const char *folder;
  /// Its descriptors 0, 1, 2 and so on, -1 for /dev/null; it inherits no others.
  const int *files;
  int count;
  /// Whether it gets its own process group, so that signals of the terminal do not reach it.
  int has_own_group;
  /// Whether it is killed when the thread that started it ends, for whatever reason.
  int is_bound;
};

/// Starts a program with default signal handling. Returns 0, or the errno of the failed call, including exec.
int csystem_spawn(int *pid, const struct csystem_program *program);

/// Like pipe(2), with descriptors that other programs do not inherit.
int csystem_pipe(int ends[2]);

/// The resident memory in bytes of all processes of a group.
long csystem_group_memory(int group);

/// Removes a folder with its contents, without following links; ignores errors.
void csystem_remove_tree(const char *path);

/// Opens a new file without a name in the folder `path` below `folder`; it is deleted when its last descriptor is closed.
int csystem_open_unnamed(int folder, const char *path, unsigned int mode);

/// Syncs many files with fsync(2), several at a time, so that the disk can combine them. Returns 0, or the errno of a failure.
int csystem_sync_all(const int files[], int count);

/// Starts writing a file's content to the disk, without waiting.
void csystem_begin_sync(int file);

/// Copies the first `count` bytes of a file into an empty one, within the kernel if possible. Returns 0 or an errno; ENODATA if
/// the file is shorter.
int csystem_copy(int from, int to, long long count);

/// Makes the allocator keep up to 128 MB of freed memory for reuse: for work that allocates and frees much.
void csystem_keep_memory(void);
