#ifndef COSMIUM_KEPT_ROWS_HPP
#define COSMIUM_KEPT_ROWS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cosmium {

/// Sees whether an id can have come before, without remembering ids: in a sorted file none can.
class IdOrder {
 public:
  bool may_have_come_before(int64_t id) {
    if (any_ && id <= largest_) {
      return true;
    }
    any_ = true;
    largest_ = id;
    return false;
  }

 private:
  bool any_ = false;
  int64_t largest_ = 0;
};

/// Rows of objects of one type of which the last with an id counts. `Row` has an `id`.
///
/// Ids are indexed only when one comes that may have come before, and only those of kept rows.
template <typename Row>
class KeptRows {
 public:
  /// To be called for every object of the type, in the file's order and before `add`, whether it
  /// is kept or not: an earlier one with its id goes.
  void meet(int64_t id) {
    if (order_.may_have_come_before(id)) {
      forget(id);
    }
  }

  void add(Row row) {
    if (is_indexed_) {
      index_[row.id] = rows_.size();
    }
    rows_.push_back(std::move(row));
    is_forgotten_.push_back(false);
  }

  /// The rows that count, by id.
  std::vector<Row> finish() {
    std::vector<Row> kept;
    kept.reserve(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!is_forgotten_[i]) {
        kept.push_back(std::move(rows_[i]));
      }
    }
    const auto by_id = [](const Row& a, const Row& b) { return a.id < b.id; };
    if (!std::is_sorted(kept.begin(), kept.end(), by_id)) {
      std::sort(kept.begin(), kept.end(), by_id);
    }
    rows_.clear();
    return kept;
  }

 private:
  void forget(int64_t id) {
    if (!is_indexed_) {
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        index_[rows_[i].id] = i;
      }
      is_indexed_ = true;
    }
    const auto earlier = index_.find(id);
    if (earlier != index_.end()) {
      is_forgotten_[earlier->second] = true;
      index_.erase(earlier);
    }
  }

  IdOrder order_;
  std::vector<Row> rows_;
  std::vector<bool> is_forgotten_;
  bool is_indexed_ = false;
  std::unordered_map<int64_t, std::size_t> index_;
};

}  // namespace cosmium

#endif
