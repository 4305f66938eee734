#ifndef CASSETS_H
#define CASSETS_H

// What Assets.S holds. The names are those of the files, with `_` for `.` and `-`.
#define ASSET(symbol) extern const unsigned char asset_##symbol[], asset_##symbol##_end[];

struct asset {
    const char *name;
    const unsigned char *start;
    long size;
};

// How many files there are, and the one of an index from 0, in the order of their names' bytes.
int casset_count(void);
struct asset casset(int index);

#endif
