#pragma once

// Linux calls that Glibc hides from Swift behind _GNU_SOURCE. All return -1 and set errno like the calls they wrap.

/// Opens `path` below `folder`; a symbolic link anywhere on the way, or a way out, is ELOOP or EXDEV.
/// openat2 (Linux 5.6), or csystem_open_walking where the kernel or a sandbox does not have it.
int csystem_open_beneath(int folder, const char *path, int flags, unsigned int mode);

/// The same, one name after the other with openat(O_NOFOLLOW).
int csystem_open_walking(int folder, const char *path, int flags, unsigned int mode);

/// Renames within `folder`, never over an existing file (EEXIST).
/// Where the file system has no such rename: link, then unlink.
int csystem_rename_to_new(int folder, const char *from, const char *to);

/// Lets two names, each in a folder of its own, change places at one moment; EINVAL or ENOSYS where the file system cannot.
int csystem_exchange(int folder, const char *name, int other_folder, const char *other_name);

/// Renames from one folder to another, never over something that is there (EEXIST); EINVAL or ENOSYS where the file system cannot.
int csystem_move_to_new(int folder, const char *name, int other_folder, const char *other_name);

/// Sets aside room for a file to grow to `size`, without changing what it holds.
/// 0 too where the file system cannot do it.
int csystem_reserve(int file, long long size);

/// A program to be started, and how.
struct csystem_program {
  /// A path, or a name that is looked for in PATH.
  const char *path;
  char *const *arguments;
  char *const *environment;
  /// Where it starts; NULL for the folder that this one is in.
  const char *folder;
  /// Its descriptors 0, 1, 2 and so on, -1 for /dev/null; it inherits no others.
  const int *files;
  int count;
  /// Whether it gets a process group of its own, so that no signal of the terminal reaches it.
  int has_own_group;
  /// Whether it is killed when the thread that started it ends, however that comes about.
  int is_bound;
};

/// Starts a program with its signals as they are by default. 0, or the errno of what failed, exec itself included.
int csystem_spawn(int *pid, const struct csystem_program *program);

/// As pipe(2), for descriptors that no other program inherits.
int csystem_pipe(int ends[2]);

/// The resident memory in bytes of all processes of a group.
long csystem_group_memory(int group);

/// Removes a folder and all below it, following no link.
void csystem_remove_tree(const char *path);

/// Opens a new file without a name in the folder `path` below `folder`; it is gone when its last descriptor is closed.
int csystem_open_nameless(int folder, const char *path, unsigned int mode);

/// As fsync(2) of many files, several at a time, so that they share the disk's turns. 0 or the errno of one that failed.
int csystem_sync_all(const int files[], int count);

/// Lets the disk begin to take what a file holds, and waits for nothing.
void csystem_begin_sync(int file);

/// Copies the first `count` bytes of a file into an empty one, by the kernel alone where it can. 0 or an errno; ENODATA where the
/// first is shorter.
int csystem_copy(int from, int to, long long count);

/// Has the allocator keep what is given back for what comes next, up to 128 MB: for work that makes and drops much.
void csystem_keep_memory(void);
