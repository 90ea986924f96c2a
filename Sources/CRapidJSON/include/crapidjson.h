// A C face over RapidJSON's reader: a JSON text becomes a flat tape of where its values stand.
//
// The text itself stays with the caller; the tape holds offsets into it and never a copy. No C++
// exception leaves these functions.
#ifndef CRAPIDJSON_H
#define CRAPIDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  crj_null = 0,
  crj_false = 1,
  crj_true = 2,
  crj_number = 3,
  crj_string = 4,
  crj_array = 5,
  crj_object = 6
};

// One value or member name. The members of an object stand as name, value, name, value …
typedef struct crj_entry {
  // Bytes of the text, the end not included; for a string the quotes belong to it.
  uint32_t begin;
  uint32_t end;
  // The position on the tape behind this value and all that is in it.
  uint32_t next;
  // One of the kinds above.
  uint8_t kind;
  // 1 if a string has an escape in it.
  uint8_t escaped;
} crj_entry;

typedef struct crj_tape crj_tape;

typedef struct crj_error {
  // The byte of the text at which reading stopped.
  size_t offset;
  // A text that lives as long as the program.
  const char *message;
} crj_error;

// Reads one JSON text of `length` bytes, which need not end with a zero.
//
// Returns a tape that the caller frees by crj_free, or NULL with `error` filled. Nesting may be of
// any depth. Texts of 4 GiB and more are refused.
crj_tape *crj_parse(const char *text, size_t length, crj_error *error);

// The entries of a tape, the root first; valid until crj_free.
const crj_entry *crj_entries(const crj_tape *tape);
size_t crj_count(const crj_tape *tape);

void crj_free(crj_tape *tape);

#ifdef __cplusplus
}
#endif

#endif
