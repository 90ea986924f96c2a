#include "SortedIds.hpp"

#include "Failure.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace cosmium {

namespace {

struct Entry {
  uint64_t key;
  uint32_t position;
};

/// Keys order as unsigned numbers like ids do as signed ones.
constexpr uint64_t sign_bit = uint64_t{1} << 63;

void sort_by_byte(
    const std::vector<Entry>& from, std::vector<Entry>& to, unsigned shift,
    const std::array<std::size_t, 256>& counts) {
  std::array<std::size_t, 256> next{};
  for (std::size_t byte = 1; byte < 256; ++byte) {
    next[byte] = next[byte - 1] + counts[byte - 1];
  }
  for (const auto& entry : from) {
    to[next[(entry.key >> shift) & 0xff]++] = entry;
  }
}

/// A radix sort; bytes in which all keys agree cost only a count.
void sort_entries(std::vector<Entry>& entries) {
  std::vector<Entry> other(entries.size());
  std::array<std::array<std::size_t, 256>, 8> counts{};
  for (const auto& entry : entries) {
    for (unsigned byte = 0; byte < 8; ++byte) {
      ++counts[byte][(entry.key >> (8 * byte)) & 0xff];
    }
  }
  for (unsigned byte = 0; byte < 8; ++byte) {
    const auto first = (entries.front().key >> (8 * byte)) & 0xff;
    if (counts[byte][first] == entries.size()) {
      continue;
    }
    sort_by_byte(entries, other, 8 * byte, counts[byte]);
    entries.swap(other);
  }
}

}  // namespace

SortedIds::SortedIds(const std::vector<int64_t>& references, std::vector<int32_t>& indices) {
  if (references.size() > static_cast<std::size_t>(std::numeric_limits<int32_t>::max())) {
    throw TooLarge{"more references to nodes than can be numbered"};
  }
  indices.resize(references.size());
  if (references.empty()) {
    return;
  }
  std::vector<Entry> entries(references.size());
  for (std::size_t i = 0; i < references.size(); ++i) {
    entries[i] = {static_cast<uint64_t>(references[i]) ^ sign_bit, static_cast<uint32_t>(i)};
  }
  sort_entries(entries);
  for (const auto& entry : entries) {
    const auto id = references[entry.position];
    if (ids_.empty() || ids_.back() != id) {
      ids_.push_back(id);
    }
    indices[entry.position] = static_cast<int32_t>(ids_.size() - 1);
  }
}

SortedIds::SortedIds(std::vector<int64_t> ids) : ids_(std::move(ids)) {
  if (!std::is_sorted(ids_.begin(), ids_.end())) {
    std::sort(ids_.begin(), ids_.end());
  }
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  ids_.shrink_to_fit();
}

std::size_t SortedIds::find(int64_t id) {
  // A few steps onwards first: files mostly ascend, and most nodes are wanted or near one.
  constexpr int steps = 8;
  for (int step = 0; step < steps && cursor_ < ids_.size() && ids_[cursor_] < id; ++step) {
    ++cursor_;
  }
  const bool is_before = cursor_ > 0 && ids_[cursor_ - 1] >= id;
  const bool is_behind = cursor_ < ids_.size() && ids_[cursor_] < id;
  if (is_before || is_behind) {
    const auto middle = ids_.begin() + static_cast<std::ptrdiff_t>(cursor_);
    const auto found = is_before ? std::lower_bound(ids_.begin(), middle, id)
                                 : std::lower_bound(middle, ids_.end(), id);
    cursor_ = static_cast<std::size_t>(found - ids_.begin());
  }
  return cursor_ < ids_.size() && ids_[cursor_] == id ? cursor_ : none;
}

}  // namespace cosmium
