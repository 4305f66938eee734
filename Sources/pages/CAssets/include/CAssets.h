#ifndef CASSETS_H
#define CASSETS_H

// A file in Assets.S.
struct asset {
    const char *name;
    const unsigned char *start;
    long size;
};

// The number of files, and the file at an index from 0, sorted by the bytes of their names.
int casset_count(void);
struct asset casset(int index);

#endif
