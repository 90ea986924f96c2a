#include "crapidjson.h"

#include <rapidjson/reader.h>

#include <exception>
#include <new>
#include <vector>

struct crj_tape {
  std::vector<crj_entry> entries;
};

namespace {

using rapidjson::SizeType;

// The text as RapidJSON's stream. The reader runs in its in-place mode so that it makes no copy of
// strings; what it would write back is only counted, and the text stays as it is.
class Source {
public:
  typedef char Ch;

  Source(const char *text, size_t length) : begin_(text), at_(text), end_(text + length) {}

  Ch Peek() const { return at_ != end_ ? *at_ : '\0'; }
  Ch Take() { return at_ != end_ ? *at_++ : '\0'; }
  size_t Tell() const { return static_cast<size_t>(at_ - begin_); }

  Ch *PutBegin() {
    token_ = at_;
    written_ = 0;
    return nullptr;
  }
  void Put(Ch) { ++written_; }
  size_t PutEnd(Ch *) const { return written_; }
  void Flush() {}

  // Where the string that is being read begins, behind its quote.
  size_t TokenBegin() const { return static_cast<size_t>(token_ - begin_); }

private:
  const char *begin_;
  const char *at_;
  const char *end_;
  const char *token_ = nullptr;
  size_t written_ = 0;
};

// Writes the tape while the reader goes through the text. An open container keeps its parent's
// position in `next` until it is closed, so that no stack of our own is needed.
class TapeWriter {
public:
  TapeWriter(const Source &source, std::vector<crj_entry> &entries)
      : source_(source), entries_(entries) {}

  bool Null() { return word(crj_null, 4); }
  bool Bool(bool value) { return value ? word(crj_true, 4) : word(crj_false, 5); }
  bool RawNumber(const char *, SizeType length, bool) { return word(crj_number, length); }

  bool String(const char *, SizeType decodedLength, bool) {
    const size_t begin = source_.TokenBegin();
    const size_t end = source_.Tell();
    const bool escaped = end - 1 - begin != decodedLength;
    return add(crj_string, begin - 1, end, escaped);
  }
  bool Key(const char *text, SizeType decodedLength, bool copied) {
    return String(text, decodedLength, copied);
  }

  bool StartObject() { return open(crj_object); }
  bool EndObject(SizeType) { return close(); }
  bool StartArray() { return open(crj_array); }
  bool EndArray(SizeType) { return close(); }

  // Never called: numbers come as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

private:
  static constexpr uint32_t none = UINT32_MAX;

  bool word(uint8_t kind, size_t length) {
    const size_t end = source_.Tell();
    return add(kind, end - length, end, false);
  }

  bool add(uint8_t kind, size_t begin, size_t end, bool escaped) {
    crj_entry entry;
    entry.begin = static_cast<uint32_t>(begin);
    entry.end = static_cast<uint32_t>(end);
    entry.next = static_cast<uint32_t>(entries_.size() + 1);
    entry.kind = kind;
    entry.escaped = escaped;
    entries_.push_back(entry);
    return true;
  }

  // Called while the bracket is the next byte of the source.
  bool open(uint8_t kind) {
    const uint32_t position = static_cast<uint32_t>(entries_.size());
    add(kind, source_.Tell(), 0, false);
    entries_[position].next = open_;
    open_ = position;
    return true;
  }

  bool close() {
    crj_entry &entry = entries_[open_];
    open_ = entry.next;
    entry.next = static_cast<uint32_t>(entries_.size());
    entry.end = static_cast<uint32_t>(source_.Tell() + 1);
    return true;
  }

  const Source &source_;
  std::vector<crj_entry> &entries_;
  uint32_t open_ = none;
};

const char *message(rapidjson::ParseErrorCode code) {
  switch (code) {
  case rapidjson::kParseErrorDocumentEmpty: return "there is no value";
  case rapidjson::kParseErrorDocumentRootNotSingular: return "something follows the end of the value";
  case rapidjson::kParseErrorValueInvalid: return "a value is expected here";
  case rapidjson::kParseErrorObjectMissName: return "the name of a member is expected here";
  case rapidjson::kParseErrorObjectMissColon: return "a colon is expected here";
  case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    return "a comma or the end of the object is expected here";
  case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
    return "a comma or the end of the list is expected here";
  case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    return "\\u is not followed by four hexadecimal digits";
  case rapidjson::kParseErrorStringUnicodeSurrogateInvalid: return "half of a surrogate pair is missing";
  case rapidjson::kParseErrorStringEscapeInvalid:
    return "a string has an unknown escape or a control character";
  case rapidjson::kParseErrorStringMissQuotationMark: return "a string is not closed";
  case rapidjson::kParseErrorStringInvalidEncoding: return "a string is not UTF-8";
  case rapidjson::kParseErrorNumberTooBig: return "a number is too large";
  case rapidjson::kParseErrorNumberMissFraction: return "a number has no digit behind its point";
  case rapidjson::kParseErrorNumberMissExponent: return "a number has no digit in its exponent";
  default: return "this is not JSON";
  }
}

constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                           rapidjson::kParseValidateEncodingFlag |
                           rapidjson::kParseNumbersAsStringsFlag;

// Returns whether `tape` holds the whole text.
bool read(const char *text, size_t length, crj_tape &tape, crj_error &error) {
  if (length >= UINT32_MAX) {
    error.message = "a JSON text of 4 GiB or more cannot be read";
    return false;
  }
  // About one entry for seven bytes in files of points; pages that are not used cost nothing.
  tape.entries.reserve(length / 7 + 16);
  Source source(text, length);
  TapeWriter writer(source, tape.entries);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<flags>(source, writer);
  if (result.IsError()) {
    error.offset = result.Offset();
    error.message = message(result.Code());
    return false;
  }
  if (source.Tell() != length) { // RapidJSON takes a zero byte for the end
    error.offset = source.Tell();
    error.message = message(rapidjson::kParseErrorDocumentRootNotSingular);
    return false;
  }
  return true;
}

} // namespace

extern "C" {

crj_tape *crj_parse(const char *text, size_t length, crj_error *error) {
  error->offset = 0;
  error->message = "";
  crj_tape *tape = nullptr;
  try {
    tape = new crj_tape;
    if (read(text, length, *tape, *error)) return tape;
  } catch (const std::bad_alloc &) {
    error->message = "there is not enough memory for this JSON text";
  } catch (...) {
    error->message = "reading this JSON text failed";
  }
  delete tape;
  return nullptr;
}

const crj_entry *crj_entries(const crj_tape *tape) { return tape->entries.data(); }

size_t crj_count(const crj_tape *tape) { return tape->entries.size(); }

void crj_free(crj_tape *tape) { delete tape; }
}
