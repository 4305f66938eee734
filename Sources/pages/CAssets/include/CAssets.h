#ifndef CASSETS_H
#define CASSETS_H

// A file that Assets.S holds.
struct asset {
    const char *name;
    const unsigned char *start;
    long size;
};

// How many files there are, and the one of an index from 0, in the order of their names' bytes.
int casset_count(void);
struct asset casset(int index);

#endif
