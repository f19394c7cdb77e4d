// Counts lines, words and bytes of standard input, as wc does, and prints the most frequent word after them.
// A WASI command: wordcount [top N] prints the N most frequent words, one by default.

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 15, WORD = 32 };

struct entry {
    char word[WORD];
    unsigned count;
};

static struct entry table[SLOTS];
static char input[1 << 16];

static struct entry *find(const char *word) {
    unsigned hash = 2166136261u;
    for (const char *p = word; *p; p++) hash = (hash ^ (unsigned char)*p) * 16777619u;
    for (unsigned i = 0; i < SLOTS; i++) {
        struct entry *e = &table[(hash + i) % SLOTS];
        if (e->count == 0) {
            strcpy(e->word, word);
            return e;
        }
        if (strcmp(e->word, word) == 0) return e;
    }
    fprintf(stderr, "wordcount: more than %d different words\n", SLOTS);
    exit(2);
}

static int by_count(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->word, y->word);
}

int main(int argc, char **argv) {
    int top = argc > 1 ? atoi(argv[1]) : 1;
    unsigned long lines = 0, words = 0, bytes = 0;
    char word[WORD];
    int length = 0;
    size_t got;
    while ((got = fread(input, 1, sizeof input, stdin)) > 0) {
        bytes += got;
        for (size_t i = 0; i < got; i++) {
            unsigned char c = input[i];
            if (c == '\n') lines++;
            if (!isspace(c)) {
                if (length < WORD - 1) word[length++] = tolower(c);
            } else if (length) {
                word[length] = 0;
                find(word)->count++;
                words++;
                length = 0;
            }
        }
    }
    if (length) {
        word[length] = 0;
        find(word)->count++;
        words++;
    }
    printf("%lu %lu %lu\n", lines, words, bytes);
    qsort(table, SLOTS, sizeof table[0], by_count);
    for (int i = 0; i < top && i < SLOTS && table[i].count; i++) printf("%u %s\n", table[i].count, table[i].word);
    return words ? 0 : 1;
}
